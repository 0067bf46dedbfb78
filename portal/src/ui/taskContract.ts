import type { UserBrief } from './contract.ts'

/** What a person may press on a task, in the order of the buttons. */
export type TaskButton = 'START' | 'PAUSE' | 'COMPLETE' | 'APPROVE' | 'DISAPPROVE' | 'DEFER' | 'RENEW'

/** A task as lists and timelines show it. */
export interface TaskBrief {
  id: number
  title: string
  status: number
  deadline: string | null
  isOverdue: boolean
  createdTime: string
  author: UserBrief
  responsible: UserBrief
}

export interface TaskCheckLine { id: number, parentId: number, title: string, isComplete: boolean }

export interface TaskTalk { id: number, author: string, time: string, text: string }

/** The page of a task. */
export interface TaskData extends TaskBrief {
  description: string
  accomplices: UserBrief[]
  auditors: UserBrief[]
  /** Bound records, as links. */
  records: { title: string, path: string }[]
  checklist: TaskCheckLine[]
  mayTick: boolean
  comments: TaskTalk[]
  buttons: TaskButton[]
}

export type TaskRole = 'all' | 'responsible' | 'author' | 'watching'

export interface TaskListData { rows: TaskBrief[], total: number, page: number, pages: number }
