import type { EventMap } from '@/domain/eventMap'
import { requestBytes, toBase64 } from '../portal/base64'
import { asFile } from '../portal/decodeCrm'
import { downloadFile } from '../portal/downloads'
import type { Download } from '../portal/downloads'
import { pictureAddress } from '../deals/dealPicture'

/** A picture as it goes into a new deal. */
export interface CopiedPicture {
  file: readonly [name: string, content: string]
  /** Bytes it takes in a batch, where three characters of Base64 are escaped. */
  bytes: number
}

export interface PictureOptions {
  signal?: AbortSignal
  /** Replaced in tests. */
  download?: (url: string) => Promise<Download>
  encode?: (file: Blob) => Promise<string>
}

/**
 * The template's picture to be sent with each event. A picture whose bytes the portal does not hand out stays with the
 * template: site and preview show that one.
 *
 * @returns `null` for none, for one that cannot be read, and for one that fits into no request.
 */
export async function readCopiedPicture(origin: string, map: EventMap, fields: Readonly<Record<string, unknown>>, { signal, download, encode = toBase64 }: PictureOptions = {}): Promise<CopiedPicture | null> {
  const address = pictureAddress(origin, asFile(fields[map.fields.picture]))
  if (address === null)
    return null
  const got = await (download ?? (url => downloadFile(url, signal ? { signal } : {})))(address)
  if (got.kind !== 'done' || got.file.size === 0 || !/^image\/[a-z]+/.test(got.file.type))
    return null
  const content = await encode(got.file)
  const bytes = content.length + 2 * (content.match(/[+/=]/g)?.length ?? 0)
  const extension = got.file.type.slice('image/'.length).replace('jpeg', 'jpg').replace(/\W.*$/, '')
  return bytes > requestBytes ? null : { file: [`event.${extension}`, content], bytes }
}
