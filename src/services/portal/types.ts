import type { PortalError } from '@/domain/portalError'

export type Params = Record<string, unknown>

export interface Command { method: string, params?: Params }

/** How long the portal worked on a call; an absent counter is unknown, not zero. */
export interface AnswerTime {
  /** Wall time of the call on the portal, seconds. */
  durationSeconds: number | null
  /** Run time of this method in the last ten minutes, seconds. */
  operatingSeconds: number | null
  /** When the oldest minute of that falls out, unix seconds. */
  operatingResetAt: number | null
  /** Portal time at the end of the call, ISO. */
  finishedAt: string | null
}

/** One answer of the portal. */
export interface Answer { result: unknown, total?: number, time: AnswerTime }

export interface CallOptions {
  /** Gives the call up. A read rejects with the signal's reason; a write that was already sent ends as unknown. */
  signal?: AbortSignal
  /** Work nobody waits for (reading thousands of records): leaves room for what people do. */
  background?: boolean
  /** A read that is not repeated here, because the caller repeats it by a policy of its own. */
  once?: boolean
}

export interface WriteOptions extends CallOptions {
  /** Told while the body goes out, for uploads: bytes sent and bytes in all. */
  onProgress?: (sentBytes: number, totalBytes: number) => void
}

/** What one command of a batch came to. `absent`: the portal said nothing about it (halted before, or a cut reply). */
export type CommandResult<T = unknown>
  = | { kind: 'done', result: T, total?: number, time: AnswerTime }
    | { kind: 'failed', error: PortalError }
    | { kind: 'absent' }

/** How a write ended. Unknown is never repeated: look it up by name or read it back. */
export type WriteResult<T>
  = | { kind: 'done', result: T }
    | { kind: 'refused', error: PortalError }
    | { kind: 'unknown', error: PortalError }

/**
 * REST calls with the rights of one person. Two carriers implement it: the card's frame (through the SDK) and an
 * application token (worlds, tests).
 */
export interface PortalCalls {
  /** Portal address without a path, `https://example.bitrix24.ru`. */
  readonly origin: string
  /** A call that changes nothing; repeated after a lost reply. @throws {PortalError} or the signal's reason */
  read: <T>(method: string, params?: Params, options?: CallOptions) => Promise<T>
  /** Named commands in one request, at most 50; repeated after a lost reply, so for reading only. @throws {PortalError} when the whole request fails */
  readBatch: <K extends string>(commands: Record<K, Command>, options?: CallOptions & { halt?: boolean }) => Promise<Record<K, CommandResult>>
  /** A call that changes something; sent once. */
  write: <T>(method: string, params?: Params, options?: WriteOptions) => Promise<WriteResult<T>>
  /** Named commands in one request that is sent once; `halt` stops at the first failure. */
  writeBatch: <K extends string>(commands: Record<K, Command>, options: WriteOptions & { halt: boolean }) => Promise<WriteResult<Record<K, CommandResult>>>
}

/** Where the application was opened. */
export interface PlacementContext {
  /** `CRM_DEAL_DETAIL_TAB`, `USERFIELD_TYPE`, `DEFAULT`, … */
  code: string
  options: Readonly<Record<string, unknown>>
}

export interface PortalSession {
  /** Portal administrator, or may install this application. */
  isAdmin: boolean
  /** The installer was opened: finish with `finishInstall`. */
  isInstalling: boolean
  locale: 'ru' | 'en'
  placement: PlacementContext
  appOptions: Readonly<Record<string, string>>
  /** False for a person without rights to the application: every call would fail. */
  hasToken: boolean
}

/** Commands of the card's parent page. A promise that resolves is not a success: see each. */
export interface PortalFrame {
  /** Sets the frame's height in pixels. */
  resize: (heightPx: number) => void
  /** Custom field: hands the value over to the card's form. False: the parent stayed silent. */
  setFieldValue: (value: string) => Promise<boolean>
  /** Custom field: the current raw value (`null`: the parent stayed silent). */
  getFieldValue: () => Promise<string | null>
  /** Card tab: reloads the card around us. */
  reloadCard: () => Promise<void>
  /** Application option; administrators only. False: the parent stayed silent. */
  setAppOption: (name: string, value: string) => Promise<boolean>
  finishInstall: () => Promise<void>
  openPath: (path: string) => Promise<void>
  /** The portal's own dialog. @returns null when nobody was chosen. */
  selectEmployee: () => Promise<{ id: number, name: string } | null>
  /** The portal's own dialog. @returns null when none was chosen. */
  selectContact: () => Promise<{ id: number, name: string } | null>
  /**
   * Opens another page of the application in a slider: the main page finds its name in the options and goes there.
   *
   * @param page Name of the page without its ending, `copy-to-events`.
   * @param options What the page finds in its placement's options: `ID` of the deal.
   * @see https://apidocs.bitrix24.com/sdk/bx24-js-sdk/additional-functions/bx24-open-application.html
   */
  openOwnPage: (page: string, options: Readonly<Record<string, string | number>>, title: string) => Promise<void>
  /** Closes the slider that the page is in. */
  close: () => Promise<void>
}

export interface Portal extends PortalCalls {
  readonly session: PortalSession
  readonly frame: PortalFrame
}
