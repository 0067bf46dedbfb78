import type { PortalError } from '@/domain/portalError'
import { readCodes } from '@/domain/portalMap'
import type { KeptMessage } from '@/domain/store/keptMessages'
import { asId } from '../../portal/decode'
import { claim, claimName } from '../../portal/claim/claim'
import { browserIntents } from '../../portal/claim/intents'
import type { Clock } from '../../portal/writes/lookUp'
import { operationName } from '../../portal/writes/operationName'
import type { Store } from '../types'
import type { TalkRecord } from './fields'

/** `ours` also without a folder of claims: then the record's guard alone stands between two people in the same moment. */
export type SendingClaim = { kind: 'ours' } | { kind: 'taken' } | { kind: 'unknown', error: PortalError }

/** Claims the sending of a message, so that of two people who press in the same moment one sends it. */
export async function claimSending(store: Store, on: TalkRecord, { name, round }: KeptMessage, { clock, signal }: { clock: Clock, signal?: AbortSignal }): Promise<SendingClaim> {
  const folderId = asId(readCodes(store.appOptions)?.codes['folder:claims'])
  if (folderId === null)
    return { kind: 'ours' }
  const key = await operationName({ app: 'cardinal', kind: 'message', template: `${on.entity}-${on.id}`, date: name, run: 0 })
  const outcome = await claim(store.calls, { id: folderId }, claimName(`message-${key}`, round), {
    intents: browserIntents(store.calls.origin), operation: crypto.randomUUID(), userId: store.me.id, clock, ...(signal ? { signal } : {}),
  })
  if (outcome.kind === 'refused')
    return { kind: 'ours' }
  return outcome.kind === 'ours' || outcome.kind === 'taken' ? { kind: outcome.kind } : outcome
}
