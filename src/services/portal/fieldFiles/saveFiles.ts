import { PortalError } from '@/domain/portalError'
import { planRequests, requestBytes, toBase64 } from '../base64'
import type { FieldFile } from '../decodeCrm'
import type { Download } from '../downloads'
import { sleep } from '../limits/sleep'
import type { Params, PortalCalls, WriteOptions } from '../types'
import { lookUp, lookUpAtMs } from '../writes/lookUp'
import { haveArrived } from './arrival'
import { readField, readSettled } from './fieldState'
import type { FieldState, FileField } from './fieldState'
import { sendFiles } from './fileRequest'
import type { EncodedFile, RequestOutcome } from './fileRequest'

/**
 * How saving ended. Of the files, in their order, `saved` are in the field for certain and after them `unknown` may be; the
 * rest is not. `changed`: somebody else changed the field or kept writing to the record.
 */
export type SaveOutcome
  = { kind: 'done', files: FieldFile[], saved: number }
    | { kind: 'changed', saved: number }
    | { kind: 'refused', error: PortalError, saved: number }
    | { kind: 'unknown', error: PortalError, saved: number, unknown: number }

export interface SaveFilesOptions extends Omit<WriteOptions, 'onProgress' | 'once'> {
  /** Employee who saves. */
  userId: number
  /** Ids the person saw in the field. A single field that holds another file by now is left alone. */
  seenIds: readonly number[]
  /** Other fields that are written with the files, or not at all. */
  together?: Params
  /** Told while files go out: bytes of requests sent and in all. */
  onProgress?: (sentBytes: number, totalBytes: number) => void
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Replaced in tests: Base64 of a file, and reading one back. */
  encode?: (file: Blob) => Promise<string>
  download?: (url: string) => Promise<Download>
}

/** Sends of one request that each met somebody else's change before. */
const maxSends = 3

/** Bytes of Base64 inside a batch, where three of its characters are escaped. */
function escapedBytes(content: string): number {
  return content.length + 2 * (content.match(/[+/=]/g)?.length ?? 0)
}

/**
 * Adds files to a multiple file field, or replaces the file of a single one; never removes another file of a multiple
 * field. Requests hold at most 8 MB each and go out one after another.
 *
 * @throws {RangeError} for no file, or several for a single field; {DOMException} for a file that cannot be read any more.
 * @see https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html
 */
export async function saveFiles(calls: PortalCalls, field: FileField, files: readonly File[], options: SaveFilesOptions): Promise<SaveOutcome> {
  if (files.length === 0 || (!field.isMultiple && files.length > 1))
    throw new RangeError(`${files.length} files do not go into the field.`)
  const { encode = toBase64, onProgress } = options
  const bytes = new Map<File, number>()
  for (const file of files)
    bytes.set(file, escapedBytes(await encode(file)))
  const tooLarge = files.find(file => bytes.get(file)! > requestBytes)
  if (tooLarge !== undefined)
    return { kind: 'refused', error: new PortalError('rejected', `A file of ${tooLarge.size} bytes does not fit into one request.`, { code: 'FILE_TOO_LARGE' }), saved: 0 }
  const total = sum(files, bytes)
  let saved = 0
  let sent = 0
  let outcome: RequestOutcome = { kind: 'changed' }
  // The plan counts the bytes of Base64 itself.
  for (const request of planRequests(files, file => Math.ceil(bytes.get(file)! / 4) * 3)) {
    const share = sum(request, bytes)
    outcome = await saveRequest(calls, field, request, {
      ...options,
      ...(onProgress ? { onProgress: (part, whole) => onProgress(sent + Math.round(share * part / Math.max(1, whole)), total) } : {}),
    })
    if (outcome.kind !== 'done')
      return outcome.kind === 'unknown' ? { ...outcome, saved, unknown: request.length } : { ...outcome, saved }
    saved += request.length
    sent += share
    onProgress?.(sent, total)
  }
  return outcome.kind === 'done' ? { ...outcome, saved } : { kind: 'changed', saved }
}

function sum(files: readonly File[], bytes: ReadonlyMap<File, number>): number {
  return files.reduce((total, file) => total + bytes.get(file)!, 0)
}

/** One request, from reading the field to being certain about it. */
async function saveRequest(calls: PortalCalls, field: FileField, files: readonly File[], options: SaveFilesOptions): Promise<RequestOutcome> {
  const { encode = toBase64, wait = sleep, signal, background, onProgress, seenIds, together = {} } = options
  const callOptions = { ...(signal ? { signal } : {}), ...(background ? { background } : {}) }
  try {
    const encoded: EncodedFile[] = []
    for (const file of files)
      encoded.push([file.name, await encode(file)])
    for (let sends = 1; sends <= maxSends; sends++) {
      const before = await readSettled(calls, field, wait, callOptions)
      if (!field.isMultiple && before.files.some(({ id }) => !seenIds.includes(id)))
        return { kind: 'changed' }
      const outcome = await sendFiles(calls, field, before, { added: encoded, removedIds: [], together }, { ...callOptions, ...(onProgress ? { onProgress } : {}) })
      if (outcome.kind === 'unknown')
        return await findAfterLoss(calls, field, { before, files }, options) ?? outcome
      if (outcome.kind !== 'changed')
        return outcome
    }
    return { kind: 'changed' }
  }
  catch (error) {
    // Only reading throws, and nothing was sent after it.
    if (error instanceof PortalError)
      return { kind: 'refused', error }
    if (signal?.aborted)
      return { kind: 'refused', error: new PortalError('unreachable', 'Given up by the person.', { cause: error }) }
    throw error
  }
}

/** What became of a request whose reply was lost or not waited for; null: nobody can tell. */
async function findAfterLoss(calls: PortalCalls, field: FileField, { before, files }: { before: FieldState, files: readonly File[] }, options: SaveFilesOptions): Promise<RequestOutcome | null> {
  const { wait = sleep, signal, userId, download } = options
  // Who gave up waits for one look only, and it is not to be given up itself.
  const atMs = signal?.aborted ? lookUpAtMs.slice(0, 1) : lookUpAtMs
  try {
    return await lookUp({ wait }, async () => {
      const now = await readField(calls, field, { once: true })
      const isThere = await haveArrived(field, { before, sizesBytes: files.map(({ size }) => size), userId }, now, download)
      return isThere ? { kind: 'done' as const, files: now.files } : null
    }, { atMs, ...(signal && !signal.aborted ? { signal } : {}) })
  }
  catch (error) {
    // Given up while looking: the request is out, so nothing is certain.
    if (signal?.aborted)
      return null
    throw error
  }
}
