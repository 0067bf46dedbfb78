import { PortalError } from '@/domain/portalError'
import { lookUp, lookUpAtMs, settledAfterMs } from '../../../portal/writes/lookUp'
import type { WriteResult } from '../../../portal/types'
import type { Run } from '../run'

/** How something that has no name on the portal was brought about. */
export type Sent<T> = { kind: 'done', value: T, wasThere: boolean } | { kind: 'refused' | 'unknown', error: PortalError }

export interface Sending<T> {
  /** Looks whether it is there; `null`: not to be seen. @throws {PortalError} */
  find: () => Promise<T | null>
  send: () => Promise<WriteResult<unknown>>
  /** What the portal answered. @returns `null` for an answer that does not tell. */
  read: (result: unknown) => T | null
}

const mostSends = 2

/**
 * Does something once that the portal keeps no name of: looks whether it is there, sends it, and looks for it when the reply was
 * lost. It is sent again only when it is still nowhere after 75 s.
 *
 * @param index Of the step: when it was sent is remembered with the press.
 */
export async function sendOnce<T>(run: Run, index: number, { find, send, read }: Sending<T>): Promise<Sent<T>> {
  const { press, clock } = run
  let last = new PortalError('unreachable', 'Sent before, and not found yet.')
  for (let sends = 0; ;) {
    const sentAt = press.sentAt[index]
    const found = await find() ?? (sentAt === undefined ? null : await lookUp(clock, find, { atMs: [...lookUpAtMs, settledAfterMs + 500], elapsedMs: clock.now() - sentAt }))
    if (found !== null)
      return forget(run, index, { kind: 'done', value: found, wasThere: sends === 0 })
    if (sends === mostSends)
      return { kind: 'unknown', error: last }
    press.sentAt[index] = clock.now()
    await run.save()
    const outcome = await send()
    sends += 1
    if (outcome.kind === 'refused')
      return forget(run, index, outcome)
    const value = outcome.kind === 'done' ? read(outcome.result) : null
    if (value !== null)
      return forget(run, index, { kind: 'done', value, wasThere: false })
    if (outcome.kind === 'unknown')
      last = outcome.error
  }
}

function forget<T>({ press }: Run, index: number, sent: Sent<T>): Sent<T> {
  delete press.sentAt[index]
  return sent
}
