import type { MethodDefinition } from '../../method.ts'

/** Every method of the scope `crm` (and `userfieldconfig`) that the portal answers. */
export const crmMethods: MethodDefinition[] = []
