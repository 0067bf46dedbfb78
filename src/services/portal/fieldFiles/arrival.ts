import { downloadFile } from '../downloads'
import type { Download } from '../downloads'
import type { FieldFile } from '../decodeCrm'
import type { FieldState, FileField } from './fieldState'

/** What was sent and not answered. */
export interface SentFiles {
  before: FieldState
  /** Bytes, in the order of sending. */
  sizesBytes: readonly number[]
  /** Employee who sent them. */
  userId: number
}

/**
 * Whether files whose reply was lost are in the field: all that were there are kept, as many new ones as were sent, by this
 * employee, and none of another size. Names cannot be compared: a field gives none, and a browser may not read them from
 * the download.
 */
export async function haveArrived(field: FileField, { before, sizesBytes, userId }: SentFiles, now: FieldState, download: (url: string) => Promise<Download> = downloadFile): Promise<boolean> {
  const known = new Set(before.files.map(({ id }) => id))
  const added = now.files.filter(({ id }) => !known.has(id))
  const keptCount = now.files.length - added.length
  if (now.updatedBy !== userId || added.length !== sizesBytes.length || keptCount !== (field.isMultiple ? known.size : 0))
    return false
  const sizes = await Promise.all(added.map(file => sizeOf(file, download)))
  return sizes.every((size, index) => size === null || size === sizesBytes[index])
}

/** Bytes; null where the browser may not read the file. */
async function sizeOf({ machineUrl }: FieldFile, download: (url: string) => Promise<Download>): Promise<number | null> {
  const answer = await download(machineUrl)
  return answer.kind === 'done' ? answer.file.size : null
}
