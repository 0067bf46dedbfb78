import { parseFrameName } from './frameName'

/** The frame protocol without the SDK, for pages that only show. Measured: under 2 KB. */
export interface LightFrame {
  /** Address of the portal, proved by every message it sends. */
  readonly origin: string
  /** Sends a command. @returns The answer, or `undefined` when the parent stays silent for `timeoutMs`. */
  send: (command: string, params?: Record<string, unknown>, timeoutMs?: number) => Promise<unknown>
  /** Stops listening. */
  close: () => void
}

/** What a page needs of the window; replaced in tests. */
export type FrameWindow = Pick<Window, 'addEventListener' | 'removeEventListener' | 'name'> & { parent: Pick<Window, 'postMessage'> }

/** The handshake's data, decoded only as far as a field's view needs it. */
export interface LightStart {
  language: string
  placement: string
  options: Record<string, unknown>
  appOptions: Record<string, unknown>
  /** Empty for a person without rights to the application. */
  accessToken: string
  /** Portal administrator, or may install this application. */
  isAdmin: boolean
  isInstalling: boolean
}

const answerTimeoutMs = 900
const startTimeoutMs = 10_000

/**
 * Opens the frame protocol.
 *
 * @returns `null` outside a portal; nothing is sent then.
 */
export function openLightFrame(frameWindow: FrameWindow = window): LightFrame | null {
  const name = parseFrameName(frameWindow.name)
  const { parent } = frameWindow
  if (name === null || parent as unknown === frameWindow)
    return null
  const { origin, sid } = name
  const waiting = new Map<string, (answer: unknown) => void>()
  let lastId = 0

  function receive(event: MessageEvent) {
    if (event.source !== parent || event.origin !== origin || typeof event.data !== 'string')
      return
    const [id = '', ...rest] = event.data.split(':')
    waiting.get(id)?.(parse(rest.join(':')))
  }

  function send(command: string, params?: Record<string, unknown>, timeoutMs = answerTimeoutMs): Promise<unknown> {
    return new Promise(resolve => {
      const id = `light${++lastId}`
      const settle = (answer: unknown) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(answer)
      }
      const timer = setTimeout(() => settle(undefined), timeoutMs)
      waiting.set(id, settle)
      const parts = params === undefined ? [command, id, sid] : [command, JSON.stringify(params), id, sid]
      parent.postMessage(parts.join(':'), origin)
    })
  }

  frameWindow.addEventListener('message', receive)
  return { origin, send, close: () => frameWindow.removeEventListener('message', receive) }
}

/** An answer without content, or one that is no JSON, counts as an empty text. */
function parse(json: string): unknown {
  try {
    return json === '' ? '' : JSON.parse(json)
  }
  catch {
    return ''
  }
}

/**
 * Asks the portal where we are.
 *
 * @returns `null` when the parent does not answer in time.
 */
export async function readStart(frame: LightFrame, timeoutMs = startTimeoutMs): Promise<LightStart | null> {
  const data = record(await frame.send('getInitData', undefined, timeoutMs))
  if (!('PLACEMENT' in data))
    return null
  return {
    language: text(data.LANG),
    placement: text(data.PLACEMENT),
    options: record(data.PLACEMENT_OPTIONS),
    appOptions: record(data.APP_OPTIONS),
    accessToken: text(data.AUTH_ID),
    isAdmin: data.IS_ADMIN === true,
    isInstalling: data.INSTALL === true,
  }
}

/**
 * The field's raw value, which the handshake carries only HTML-escaped.
 *
 * @returns `null` when the parent stays silent.
 */
export async function readFieldValue(frame: LightFrame): Promise<string | null> {
  const answer = await frame.send('getValue')
  const value = Array.isArray(answer) ? answer[0] : answer
  return answer === undefined ? null : text(value)
}

/** Sets the frame's height in pixels; custom fields and tabs ignore the width. */
export function resizeFrame(frame: LightFrame, heightPx: number): void {
  void frame.send('resizeWindow', { width: '100%', height: Math.ceil(heightPx) })
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {}
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
