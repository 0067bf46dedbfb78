import type { OutgoingFile } from '../files/response.ts'
import type { LogEntry, Portal } from '../portal.ts'
import type { Json, PortalUser, RestApp } from '../state/types.ts'
import type { Meter } from './pace.ts'

/** Who calls: a user, through an application token or a webhook. */
export interface Actor {
  user: PortalUser
  /** Null for a webhook. */
  app: RestApp | null
  scopes: string[]
  /** Whose calls count together for the operating limit: one application or one webhook. */
  caller: string
  /** `auth_connector` of the request; empty without one. */
  connector: string
}

export type Params = { [key: string]: Json }

export interface MethodCall {
  portal: Portal
  actor: Actor
  params: Params
  /** Time of the whole request, shared by all commands of a batch. */
  meter: Meter
  isInBatch?: boolean
}

/** `next` and `total` are lifted into the envelope, as the portal does for lists. */
export interface MethodResult {
  result: Json
  next?: number
  total?: number
  /** `batch` only: what the log says of each command. */
  commands?: LogEntry['commands']
  /** Goes out as it is, in place of the envelope; nothing of it is in a batch. */
  file?: OutgoingFile
}

export interface MethodDefinition {
  /** As documented, lower case: `crm.item.list`. */
  name: string
  /** Scope that allows it; null when any token may call it. */
  scope: string | null
  /** Further scopes, each of which is enough as well. */
  otherScopes?: string[]
  /** The documentation page this method imitates. */
  doc: string
  /** What the page leaves open and we chose; shown in `portal/README.md`. */
  undocumented?: string[]
  /** Refuses webhooks with `WRONG_AUTH_TYPE`. */
  applicationOnly?: boolean
  /** Refuses everybody but portal administrators with `ACCESS_DENIED`. */
  administratorOnly?: boolean
  /** For the table, when the two flags above cannot say it because the refusal has a form of its own. */
  callers?: string
  handle: (call: MethodCall) => MethodResult | Promise<MethodResult>
}

export function defineMethod(definition: MethodDefinition): MethodDefinition {
  return definition
}

/** A refusal as it goes over the wire: `{error, error_description, …}` with an HTTP status. */
export class RestError extends Error {
  override readonly name = 'RestError'
  readonly code: string
  readonly status: number
  readonly extra: Params

  constructor(code: string, description: string, status = 400, extra: Params = {}) {
    super(description)
    this.code = code
    this.status = status
    this.extra = extra
  }
}
