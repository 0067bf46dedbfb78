import type { MethodDefinition } from '../../method.ts'
import { contentMethods } from './contents.ts'
import { diskFieldMethods } from './fields.ts'
import { storageMethods } from './storages.ts'

/** Every method of the scope `disk` that the portal answers. */
export const diskMethods: MethodDefinition[] = [...diskFieldMethods, ...storageMethods, ...contentMethods]
