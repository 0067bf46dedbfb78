import type { Json } from './types.ts'

/** `chat` is closed, `open` anybody may join, `lines` is an open channel, `task` belongs to a task. */
export type ChatType = 'chat' | 'open' | 'private' | 'task' | 'lines'

export interface Chat {
  id: number
  type: ChatType
  title: string
  description: string
  ownerId: number
  /** User ids; in an open channel the client's is not among them. */
  members: number[]
  /** `LINES`, `TASKS_TASK`, `CRM`, …, or empty. */
  entityType: string
  /** `whatsappbyedna|1|79000000000|599`, a task's id, `LEAD|13`. */
  entityId: string
  createdTime: string
}

export interface ChatMessage {
  id: number
  chatId: number
  /** 0 for the system; in an open channel the client's id too. */
  authorId: number
  text: string
  createdTime: string
  /** Written by an application for the person: an open channel adds a note of it. */
  isAutomatic: boolean
  attach: Json
  keyboard: Json
}

/** A line of somebody's notification centre. */
export interface Notice {
  id: number
  userId: number
  /** 0 for the system. */
  authorId: number
  text: string
  /** Empty without one; unique for one person and one application. */
  tag: string
  subTag: string
  /** Which application, or `CLIENT_ID` of a webhook. */
  client: string
  isRead: boolean
  createdTime: string
  attach: Json
}

export interface ChatsState {
  items: Map<number, Chat>
  messages: Map<number, ChatMessage>
  notices: Map<number, Notice>
}
