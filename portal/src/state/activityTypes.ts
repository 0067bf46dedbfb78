import type { Json } from './types.ts'

/** An activity an application drew itself (`crm.activity.configurable.*`). */
export interface Activity {
  id: number
  ownerTypeId: number
  ownerId: number
  /** The only application that may change it. */
  appId: number
  isCompleted: boolean
  /** ISO, or null. */
  deadline: string | null
  /** Minutes before the deadline. */
  pingOffsets: number[]
  isIncomingChannel: boolean
  responsibleId: number
  originatorId: string | null
  originId: string | null
  authorId: number
  editorId: number
  createdTime: string
  updatedTime: string
  /** `LayoutDto`, checked. */
  layout: { [key: string]: Json }
}
