import type { Json } from './types.ts'

/** An application registered on the portal. */
export interface RestApp {
  /** `app.info.ID`: local to the portal. */
  id: number
  /** `app.info.CODE`, also the OAuth client id (`local.…`). */
  code: string
  title: string
  /** Address of the main page (placement `DEFAULT`). */
  handler: string
  /** Address of the installer; opened while `installed` is false. */
  installHandler: string | null
  scopes: string[]
  installed: boolean
  version: number
  /** Users who may use it: everybody, or these ids (administrators always may). */
  access: 'all' | number[]
  options: Record<string, string>
  /** By user id. */
  userOptions: Record<number, Record<string, string>>
  /** Users who already opened this version once (`FIRST_RUN`). */
  openedBy: number[]
}

/** What may be seen of an application from outside; options and tokens stay inside. */
export type AppReading = Pick<RestApp, 'id' | 'code' | 'title' | 'installed' | 'access'>

export interface AccessToken {
  accessToken: string
  refreshToken: string
  appId: number
  userId: number
  /** Portal time, unix milliseconds. */
  expiresAt: number
}

/** Incoming webhook: `/rest/<userId>/<secret>/`. */
export interface Webhook { userId: number, secret: string, scopes: string[] }

/** Outgoing webhook: events posted to an address. An administrator makes it by hand; no application has a part in it. */
export interface OutgoingWebhook {
  id: number
  handler: string
  /** In upper case: `ONCRMDEALUPDATE`. */
  events: string[]
  /** What the handler knows the portal by. */
  applicationToken: string
}

/** As the control API tells them. */
export type IncomingReading = Webhook & { url: string }

/** `waiting`: events it has still to be sent. */
export type OutgoingReading = OutgoingWebhook & { waiting: number }

export interface WebhooksReading { incoming: IncomingReading[], outgoing: OutgoingReading[] }

export interface PlacementBinding {
  id: number
  appId: number
  placement: string
  handler: string
  title: string
  description: string
  groupName: string
  /** By language: `TITLE`, `DESCRIPTION`, `GROUP_NAME`. */
  langAll: Record<string, { TITLE: string, DESCRIPTION: string, GROUP_NAME: string }>
  options: Record<string, string>
  userId: number
}

/** A subscription of an application to an event (`event.bind`). */
export interface EventBinding {
  id: number
  appId: number
  event: string
  /** Address of an online subscription; empty for an offline one. */
  handler: string
  /** `auth_connector` of an offline subscription; empty without one. */
  connector: string
  /** Whose token the handler gets; 0 for that of whoever caused the event. */
  userId: number
  options: Record<string, number>
}

/** A row of the offline queue (`event.offline.*`). */
export interface OfflineEvent {
  id: number
  appId: number
  connector: string
  /** 32 hex characters made of event and data. */
  messageId: string
  /** The process that has marked it; empty while nobody has. */
  processId: string
  /** When it came or came again, unix seconds. */
  timestamp: number
  event: string
  data: Json
  /** Who caused it. */
  userId: number
  /** Marked by `event.offline.error`. */
  hasError: boolean
}

/** A field type of an application (`userfieldtype.*`). */
export interface FieldType {
  appId: number
  /** Lower case, `a-z0-9`. */
  userTypeId: string
  handler: string
  title: string
  description: string
  /** Frame height in pixels; 200 when the application named none. */
  height: number
}
