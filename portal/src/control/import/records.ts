import type { CatalogAnswer, CatalogOrder } from './catalog.ts'
import type { ImportedDriveObject } from './drive.ts'
import type { HistoryAnswer } from './history/order.ts'
import type { HistoryOrder } from './history/order.ts'
import type { DialogOrder } from '../openLines.ts'
import type { WebhookOrder } from '../webhooks.ts'
import type { CalendarEvent } from '../../state/calendarTypes.ts'
import type { WorkSettings } from '../../state/workdayTypes.ts'
import type { OpenLine } from '../../state/lineTypes.ts'
import type { Json } from '../../state/types.ts'
import type { Department, Item, PortalUser, ProductRow, TimelineEntry } from '../../state/types.ts'

type WithOptional<T, Required extends keyof T> = Partial<T> & Pick<T, Required>

/** Fields of one record as in `crm.item.add`, plus its id, dates and authors when they are to be kept. */
export type ImportedItem = Partial<Item>

export interface ImportedFile { id?: number, name: string, contentType: string, base64: string, createdTime?: string }

/** Fields as in `tasks.task.add`, with dates of the past; lines of a checklist by their texts. */
export interface ImportedTask { id?: number, checklist?: string[], [field: string]: Json | undefined }

/** The last workday of a person; moments ISO, in the portal's offset unless they say another. */
export interface ImportedWorkday { userId: number, startedAt: string, pausedAt?: string | null, finishedAt?: string | null }

/** A conversation of an open channel with its messages; `from` is the client or a user id, `time` ISO. */
export interface ImportedDialog extends DialogOrder {
  operator?: number
  members?: number[]
  isClosed?: boolean
  messages?: { from: 'client' | number, text: string, time?: string }[]
}

/**
 * Bulk records. Everything is optional; ids that are given are kept, others are taken from the counters. Order of
 * work: departments, files, users, webhooks, catalogue, items, product rows, timeline, calendar, work settings,
 * workdays, drive, tasks, open lines, dialogs, history.
 */
export interface ImportOrder {
  departments?: WithOptional<Department, 'name'>[]
  files?: ImportedFile[]
  users?: WithOptional<PortalUser, 'name'>[]
  /** Incoming and outgoing ones, as `/_portal/webhooks` takes them. */
  webhooks?: WebhookOrder[]
  /** Products and what they consist of; rows of `productRows` may name them. */
  catalog?: CatalogOrder
  items?: { entityTypeId: number, rows: ImportedItem[] }[]
  productRows?: WithOptional<ProductRow, 'ownerType' | 'ownerId' | 'price'>[]
  timeline?: WithOptional<TimelineEntry, 'entityTypeId' | 'entityId' | 'text'>[]
  /** Dates as ISO or as the portal shows them; of whole-day events days. */
  calendar?: WithOptional<CalendarEvent, 'userId' | 'from' | 'to'>[]
  /** The right to see and change workdays of others, free hours and times of day. */
  workSettings?: WithOptional<WorkSettings, 'userId'>[]
  workdays?: ImportedWorkday[]
  drive?: ImportedDriveObject[]
  tasks?: ImportedTask[]
  openLines?: WithOptional<OpenLine, 'name'>[]
  dialogs?: ImportedDialog[]
  history?: HistoryOrder
}

/** Ids in the order of the records given. */
export interface ImportAnswer {
  departments: number[]
  files: number[]
  users: number[]
  catalog?: CatalogAnswer
  items: { entityTypeId: number, ids: number[] }[]
  productRows: number[]
  timeline: number[]
  calendar: number[]
  /** Of the people. */
  workSettings: number[]
  workdays: number[]
  drive: number[]
  tasks: number[]
  openLines: number[]
  /** Ids of the chats. */
  dialogs: number[]
  history?: HistoryAnswer
}
