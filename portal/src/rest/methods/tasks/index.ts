import type { MethodDefinition } from '../../method.ts'
import { templateChecklistMethods } from './templateChecklists.ts'
import { taskTemplateMethods } from './templates.ts'

/** Methods of the scope `task`. */
export const taskMethods: MethodDefinition[] = [...taskTemplateMethods, ...templateChecklistMethods]
