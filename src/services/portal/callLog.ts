import type { PortalError } from '@/domain/portalError'
import type { AnswerTime } from './types'

/** What is kept of one request: nothing that came from a person or could be a key of the portal. */
export interface LoggedCall {
  /** ISO. */
  at: string
  method: string
  durationMs: number
  /** `done`, an error's kind, or `given up`. */
  outcome: string
  code: string
  operatingSeconds: number | null
}

const kept = 50
const calls: LoggedCall[] = []

/** The last requests of this page, oldest first. */
export function loggedCalls(): readonly LoggedCall[] {
  return calls
}

/** Keeps a request. Only these arguments can get into the log: neither parameters nor answers come here. */
export function logCall(method: string, startedAt: number, endedAt: number, outcome: AnswerTime | PortalError | null): void {
  const isError = outcome instanceof Error
  calls.push({
    at: new Date(startedAt).toISOString(),
    method: asWord(method, /^[a-z][a-z\d._]{0,80}$/i),
    durationMs: Math.round(endedAt - startedAt),
    outcome: outcome === null ? 'given up' : isError ? outcome.kind : 'done',
    code: isError ? asWord(outcome.code, /^[a-z][a-z\d_]{0,60}$/i) : '',
    operatingSeconds: outcome === null || isError ? null : outcome.operatingSeconds,
  })
  if (calls.length > kept)
    calls.shift()
}

/** Some portals put whole sentences, with names in them, where a code belongs. */
export function asWord(text: string, word: RegExp): string {
  return text === '' || word.test(text) ? text : '(other)'
}
