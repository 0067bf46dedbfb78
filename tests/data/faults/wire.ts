import type { StillTime } from './stillTime.ts'

type Body = Record<string, unknown>

/** A request as it went over the wire, and what the caller was told. Read by no code of the application. */
export interface Sent {
  userId: number
  method: string
  params: Body
  /** Portal time, unix milliseconds. */
  sentAt: number
  endedAt: number
  status: number
  /** Null: nothing that could be read. */
  answer: Body | null
}

export interface Road {
  /** Waits before each request and after each answer, milliseconds, in turn. */
  travelMs: readonly number[]
  /** A cut connection ends as a page of the proxy in between. */
  isBehindProxy: boolean
}

/** Carries a person's requests and writes each down. */
export function carry(time: StillTime, wire: Sent[], userId: number, { travelMs, isBehindProxy }: Road): typeof fetch {
  let turn = 0
  const travel = async () => {
    const ms = travelMs[turn++ % Math.max(1, travelMs.length)] ?? 0
    if (ms > 0)
      await time.wait(ms)
  }
  return async (input, init) => {
    await travel()
    const sent: Sent = { userId, method: new URL(String(input)).pathname.split('/').at(-1)!, params: objectOf(JSON.parse(String(init?.body))), sentAt: time.now(), endedAt: Infinity, status: 0, answer: null }
    wire.push(sent)
    try {
      const { status, text } = await time.during(async () => {
        const response = await fetch(input, init)
        return { status: response.status, text: await response.text() }
      })
      await travel()
      Object.assign(sent, { status, answer: readJson(text) })
      return new Response(text, { status })
    }
    catch (error) {
      if (!isBehindProxy)
        throw error
      return new Response('<h1>504 Gateway Time-out</h1>', { status: 504 })
    }
    finally {
      sent.endedAt = time.now()
    }
  }
}

/** What the caller could know of one call. `not-run`: something before it in its batch was refused. */
export type Fate = 'done' | 'refused' | 'not-run' | 'unknown'

/** @param command Its name in the batch; null for the request itself. */
export function fateOf({ answer, status }: Sent, command: string | null): Fate {
  if (answer === null)
    return 'unknown'
  if ('error' in answer)
    return isServerError(answer.error, status) ? 'unknown' : 'refused'
  if (!('result' in answer) || status !== 200)
    return 'unknown'
  if (command === null)
    return 'done'
  const { result, result_error: errors } = objectOf(answer.result)
  if (command in objectOf(errors))
    return isServerError(objectOf(objectOf(errors)[command]).error, 400) ? 'unknown' : 'refused'
  if (command in objectOf(result))
    return 'done'
  return Object.keys(objectOf(errors)).length > 0 ? 'not-run' : 'unknown'
}

function isServerError(code: unknown, status: number): boolean {
  return code === 'INTERNAL_SERVER_ERROR' || (code === '' && status >= 500)
}

/** Commands of a request by name, as they were sent: `crm.item.add?fields[title]=…`. */
export function commandsOf({ params }: Sent): [string, string][] {
  return Object.entries(objectOf(params.cmd)).map(([name, text]) => [name, decodeURIComponent(String(text).replaceAll('+', ' '))])
}

/** One write on the wire; equal keys stand for the same write of the same person. */
export interface WireWrite { key: string, fate: Fate, sent: Sent }

/** Writes that went out again though the first was done, or too soon after nobody knew what came of it. */
export function repeatedWrites(writes: readonly WireWrite[], settledAfterMs: number): string[] {
  return writes.flatMap((first, index) => writes.slice(index + 1)
    .filter(again => again.key === first.key && again.sent.userId === first.sent.userId)
    .filter(({ sent }) => first.fate === 'done' || (first.fate === 'unknown' && sent.sentAt - first.sent.endedAt < settledAfterMs))
    .map(({ key, sent }) => `repeated: ${key} was sent again ${sent.sentAt - first.sent.endedAt} ms after "${first.fate}"`))
}

function readJson(text: string): Body | null {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Body : null
  }
  catch {
    return null
  }
}

function objectOf(value: unknown): Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Body : {}
}
