import type { Json } from './types.ts'

/** A template of tasks (`tasks.template.*`). */
export interface TaskTemplate {
  id: number
  /** Whole numbers, texts, `Y` or `N`, lists of ids: what `fields` of the methods holds, under their names. */
  fields: { [name: string]: Json }
}

/** `A` takes part, `U` looks on. */
export interface ChecklistMember { userId: number, role: 'A' | 'U' }

/** A checklist (`parentId` 0) or a line of one. */
interface ChecklistItem {
  id: number
  parentId: number
  title: string
  sortIndex: number
  isComplete: boolean
  isImportant: boolean
  members: ChecklistMember[]
  createdBy: number
}

export interface TemplateChecklistItem extends ChecklistItem { templateId: number }

export interface TaskChecklistItem extends ChecklistItem {
  taskId: number
  /** Who ticked it last, and when. */
  toggledBy: number | null
  toggledDate: string | null
}

/** 2 waits, 3 is in progress, 4 awaits control, 5 is completed, 6 is put off. */
export type TaskStatus = 2 | 3 | 4 | 5 | 6

/** A task, under the names of `tasks.task.*`. Dates are ISO texts with the portal's offset, flags `Y` or `N`. */
export interface Task {
  ID: number
  TITLE: string
  DESCRIPTION: string
  STATUS: TaskStatus
  CREATED_BY: number
  RESPONSIBLE_ID: number
  ACCOMPLICES: number[]
  AUDITORS: number[]
  DEADLINE: string | null
  PARENT_ID: number | null
  CLOSED_DATE: string | null
  CHAT_ID: number
  /** `L_4`, `C_7`, `D_10`, `T40e_29`. */
  UF_CRM_TASK: string[]
  TAGS: string[]
  /** People who have opened it. */
  VIEWED_BY: number[]
  [field: string]: Json
}

/** A change of a task. */
export interface TaskEvent { id: number, taskId: number, userId: number, createdDate: string, field: string, from: Json, to: Json }

export interface TasksState {
  templates: TaskTemplate[]
  templateChecklists: TemplateChecklistItem[]
  items: Map<number, Task>
  checklists: TaskChecklistItem[]
  history: TaskEvent[]
}
