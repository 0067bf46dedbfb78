/** A notice of somebody's notification centre. */
export interface NoticeLine { id: number, author: string, text: string, time: string, isRead: boolean }

export interface NoticesData { rows: NoticeLine[] }

/** A chat in the list. */
export interface ChatBrief { id: number, title: string, channel: string, lastText: string, lastTime: string }

export interface ChatLine {
  id: number
  kind: 'own' | 'other' | 'client' | 'system'
  author: string
  text: string
  time: string
  isAutomatic: boolean
  /** The channel did not take it. */
  isRefused: boolean
}

/** The page of a chat. */
export interface ChatData {
  id: number
  title: string
  /** Name of the channel; empty in a chat of employees. */
  channel: string
  isClosed: boolean
  members: string[]
  records: { title: string, path: string }[]
  lines: ChatLine[]
  mayWrite: boolean
}
