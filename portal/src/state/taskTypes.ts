import type { Json } from './types.ts'

/** A template of tasks (`tasks.template.*`). */
export interface TaskTemplate {
  id: number
  /** Whole numbers, texts, `Y` or `N`, lists of ids: what `fields` of the methods holds, under their names. */
  fields: { [name: string]: Json }
}

/** `A` takes part, `U` looks on. */
export interface ChecklistMember { userId: number, role: 'A' | 'U' }

/** A checklist (`parentId` 0) of a template, or a line of one. */
export interface TemplateChecklistItem {
  id: number
  templateId: number
  parentId: number
  title: string
  sortIndex: number
  isComplete: boolean
  isImportant: boolean
  members: ChecklistMember[]
  createdBy: number
}

export interface TasksState {
  templates: TaskTemplate[]
  templateChecklists: TemplateChecklistItem[]
}
