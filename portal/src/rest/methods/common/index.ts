import type { MethodDefinition } from '../../method.ts'
import { departmentMethods } from './departments.ts'
import { eventMethods } from './events/index.ts'
import { optionMethods } from './options.ts'
import { placementMethods } from './placements/index.ts'
import { profileMethods } from './profile.ts'
import { systemMethods } from './system.ts'
import { userFieldTypeMethods } from './userFieldTypes.ts'
import { userMethods } from './users/index.ts'

/** Methods outside the CRM. */
export const commonMethods: MethodDefinition[] = [
  ...systemMethods,
  ...profileMethods,
  ...userMethods,
  ...departmentMethods,
  ...optionMethods,
  ...placementMethods,
  ...eventMethods,
  ...userFieldTypeMethods,
]
