import { PortalError } from '@/domain/portalError'
import { sleep } from '../limits/sleep'
import type { CallOptions, PortalCalls } from '../types'
import { lookUp, lookUpAtMs } from '../writes/lookUp'
import { readField, readSettled } from './fieldState'
import type { FileField } from './fieldState'
import { sendFiles } from './fileRequest'
import type { RequestOutcome } from './fileRequest'

interface RemoveFilesOptions extends Pick<CallOptions, 'signal'> {
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** Sends that each met somebody else's change before. */
const maxSends = 3

/**
 * Takes files out of a field and leaves all others, also those that somebody else adds meanwhile. Ids that are not there
 * any more count as removed.
 *
 * @see https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html
 */
export async function removeFiles(calls: PortalCalls, field: FileField, ids: readonly number[], { signal, wait = sleep }: RemoveFilesOptions = {}): Promise<RequestOutcome> {
  const options = signal ? { signal } : {}
  try {
    for (let sends = 1; sends <= maxSends; sends++) {
      const before = await readSettled(calls, field, wait, options)
      if (!before.files.some(({ id }) => ids.includes(id)))
        return { kind: 'done', files: before.files }
      const outcome = await sendFiles(calls, field, before, { added: [], removedIds: ids }, options)
      if (outcome.kind === 'unknown')
        return await findGone(calls, field, ids, wait) ?? outcome
      if (outcome.kind !== 'changed')
        return outcome
    }
    return { kind: 'changed' }
  }
  catch (error) {
    // Only reading throws, and nothing was sent after it.
    if (error instanceof PortalError)
      return { kind: 'refused', error }
    throw error
  }
}

async function findGone(calls: PortalCalls, field: FileField, ids: readonly number[], wait: (ms: number) => Promise<void>): Promise<RequestOutcome | null> {
  return lookUp({ wait }, async () => {
    const { files } = await readField(calls, field, { once: true })
    return files.some(({ id }) => ids.includes(id)) ? null : { kind: 'done' as const, files }
  }, { atMs: lookUpAtMs })
}
