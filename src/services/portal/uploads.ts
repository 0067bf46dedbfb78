import { PortalError } from '@/domain/portalError'
import { toBase64 } from './base64'
import { asId, asList, asNumber, asRecord, asText } from './decode'
import { sleep } from './limits/sleep'
import type { PortalCalls, WriteOptions, WriteResult } from './types'

export interface UploadedFile { id: number, name: string, sizeBytes: number }

export interface UploadOptions extends WriteOptions {
  wait?: (ms: number) => Promise<void>
}

/** A lost reply is looked up after these waits, together 18 s; trying again by hand is safe after that. */
const lookUpAfterMs = [1000, 2000, 5000, 10_000]

/**
 * Puts a file into a Drive folder under a name that must be free. After a lost reply, or when the person gave up while it
 * was on its way, the folder is asked whether the file is there; a second try finds the first one's file instead of adding
 * another.
 *
 * @param name Unique in the folder; the portal refuses a second one.
 * @returns `refused` with `DISK_OBJ_22000` when another file has the name.
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-upload-file.html
 */
export async function uploadToFolder(calls: PortalCalls, folderId: number, name: string, file: Blob, options: UploadOptions = {}): Promise<WriteResult<UploadedFile>> {
  const { wait = sleep, ...writeOptions } = options
  const content = await toBase64(file)
  const { write: change } = calls
  const outcome = await change<unknown>('disk.folder.uploadfile', { id: folderId, data: { NAME: name }, fileContent: [name, content] }, writeOptions)
  if (outcome.kind === 'done')
    return { kind: 'done', result: readFile(outcome.result) ?? { id: 0, name, sizeBytes: file.size } }
  if (outcome.kind === 'refused')
    return outcome.error.code === 'DISK_OBJ_22000' ? await foundOr(outcome) : outcome
  for (const ms of options.signal?.aborted ? lookUpAfterMs.slice(0, 1) : lookUpAfterMs) {
    await wait(ms)
    const found = await foundOr(outcome)
    if (found.kind === 'done')
      return found
  }
  return outcome

  async function foundOr(otherwise: WriteResult<UploadedFile>): Promise<WriteResult<UploadedFile>> {
    const found = await findInFolder(calls, folderId, name).catch((error: unknown) => {
      if (error instanceof PortalError)
        return null
      throw error
    })
    return found?.sizeBytes === file.size ? { kind: 'done', result: found } : otherwise
  }
}

/**
 * The file of that name in a folder, or null.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-get-children.html
 */
export async function findInFolder(calls: PortalCalls, folderId: number, name: string): Promise<UploadedFile | null> {
  const rows = asList(await calls.read<unknown>('disk.folder.getchildren', { id: folderId, filter: { NAME: name } }))
  return rows.map(readFile).find(file => file?.name === name) ?? null
}

function readFile(row: unknown): UploadedFile | null {
  const { ID, NAME, SIZE } = asRecord(row)
  const id = asId(ID)
  return id === null ? null : { id, name: asText(NAME), sizeBytes: asNumber(SIZE) ?? 0 }
}
