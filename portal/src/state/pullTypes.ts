import type { Json } from './types.ts'

/** An event that went to a channel of an application. */
export interface PullMessage {
  id: number
  /** Channel without its signature. */
  channel: string
  createdMs: number
  moduleId: string
  command: string
  params: { [key: string]: Json }
}

export interface PullState { messages: PullMessage[] }
