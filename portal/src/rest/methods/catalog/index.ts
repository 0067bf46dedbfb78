import type { MethodDefinition } from '../../method.ts'
import { directoriesOfCatalog } from './directories.ts'
import { priceMethods } from './prices.ts'
import { productMethods } from './products.ts'
import { propertyMethods } from './properties.ts'
import { sectionMethods } from './sections.ts'

/** Methods of the scope `catalog`. */
export const catalogMethods: MethodDefinition[] = [...directoriesOfCatalog, ...sectionMethods, ...propertyMethods, ...productMethods, ...priceMethods]
