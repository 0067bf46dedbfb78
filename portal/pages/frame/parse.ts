/** A frame's message taken apart. */
export interface FrameMessage {
  command: string
  /** Parsed JSON; an empty list when the frame sent none. */
  parameters: unknown
  /** Id the answer starts with. */
  callback: string
  sid: string
}

function parametersOf(text: string): unknown {
  if (text === '')
    return []
  try {
    return JSON.parse(text) as unknown
  }
  catch {
    return undefined
  }
}

function parseText(text: string): FrameMessage | null {
  const segments = text.split(':')
  const [command] = segments
  const sid = segments.at(-1)
  const callback = segments.at(-2)
  if (segments.length < 3 || !command || !sid || callback === undefined)
    return null
  const parameters = parametersOf(segments.slice(1, -2).join(':'))
  return parameters === undefined ? null : { command, parameters, callback, sid }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function parseObject(message: object): FrameMessage | null {
  const { method, params, callback, appSid } = message as Record<string, unknown>
  const command = textOf(method)
  const sid = textOf(appSid)
  if (command === '' || sid === '')
    return null
  return { command, parameters: params === undefined || params === '' ? [] : params, callback: textOf(callback), sid }
}

/**
 * Reads a message of an application frame: text `<command>:<json>:<callback>:<sid>` (JSON may be missing and may
 * hold colons) or, for commands with a colon in their name, an object `{method, params, callback, appSid}`.
 *
 * @returns Null for anything else; the portal drops such messages without a word.
 */
export function parseMessage(data: unknown): FrameMessage | null {
  if (typeof data === 'string')
    return parseText(data)
  return typeof data === 'object' && data !== null ? parseObject(data) : null
}

/** The parent's answer: always text, `<callback>:<json>`, or `<callback>:` when there is nothing to say. */
export function answerText(callback: string, value?: unknown): string {
  return `${callback}:${value === undefined ? '' : JSON.stringify(value)}`
}

/** A named parameter, when the parameters are an object and have it. */
export function parameterOf(parameters: unknown, name: string): unknown {
  return typeof parameters === 'object' && parameters !== null ? (parameters as Record<string, unknown>)[name] : undefined
}
