import type { MethodDefinition } from '../../method.ts'
import { taskChecklistMethods } from './taskChecklists.ts'
import { taskCommentMethods } from './taskComments.ts'
import { taskHistoryMethods } from './taskHistory.ts'
import { taskItemMethods } from './tasks.ts'
import { taskStatusMethods } from './taskStatuses.ts'
import { templateChecklistMethods } from './templateChecklists.ts'
import { taskTemplateMethods } from './templates.ts'

/** Methods of the scope `task`. */
export const taskMethods: MethodDefinition[] = [
  ...taskItemMethods, ...taskStatusMethods, ...taskHistoryMethods, ...taskCommentMethods, ...taskChecklistMethods,
  ...taskTemplateMethods, ...templateChecklistMethods,
]
