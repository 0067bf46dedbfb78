import { refusalText } from '@/components/pictures/refusalText'
import type { StoredPicture } from '@/components/editor/uploading'
import { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import type { SiteProfile } from '@/domain/settings/siteProfile'
import * as m from '@/paraglide/messages.js'
import { textPicturesField } from '@/services/deals/dealPicture'
import { encodePicture, EncodeError } from '@/services/pictures/encode'
import type { EncodedPicture } from '@/services/pictures/encode'
import { readPicture } from '@/services/pictures/readPicture'
import { readField } from '@/services/portal/fieldFiles/fieldState'
import { saveFiles } from '@/services/portal/fieldFiles/saveFiles'
import type { PortalCalls } from '@/services/portal/types'
import { mayRetry, portalErrorText } from './portalErrorText'

/** The deal that a text belongs to, and who writes. */
export interface TextOwner {
  portal: PortalCalls
  map: PortalMap
  dealId: number
  userId: number | null
  profile: SiteProfile
}

function failed(message: string, mayTryAgain: boolean): StoredPicture {
  return { kind: 'failed', message, mayTryAgain }
}

function failedBy(error: PortalError): StoredPicture {
  return failed(portalErrorText(error, 'changing').title, mayRetry(error))
}

async function encode(file: File, { profile }: TextOwner): Promise<EncodedPicture | StoredPicture> {
  const look = await readPicture(file)
  if (!look.ok)
    return failed(refusalText(look.refusal), false)
  try {
    return await encodePicture(file, { kind: look.kind, format: profile.pictureFormat, qualityPercent: profile.pictureQuality, largestWidth: profile.textPictureWidth })
  }
  catch (cause) {
    if (!(cause instanceof EncodeError))
      throw cause
    return failed(m.picture_refused_damaged(), false)
  }
}

/**
 * Puts a picture for the text among the deal's files: looked at, scaled to the site's width, written anew, added beside what
 * the field holds.
 *
 * @param show Told the reference and the stored file, for the screen.
 * @returns The reference that stands in the text: `crm-file:15`.
 */
export async function storeTextPicture(owner: TextOwner, file: File, { signal, onProgress, show }: { signal: AbortSignal, onProgress: (percent: number) => void, show: (reference: string, file: Blob) => void }): Promise<StoredPicture> {
  const { portal, map, dealId, userId } = owner
  const made = await encode(file, owner)
  if ('kind' in made)
    return made
  const field = textPicturesField(map, dealId)
  try {
    const before = new Set((await readField(portal, field, { signal })).files.map(({ id }) => id))
    const outcome = await saveFiles(portal, field, [made.file], {
      userId: userId ?? 0,
      seenIds: [],
      signal,
      onProgress: (sent, total) => onProgress(Math.floor(100 * sent / Math.max(1, total))),
    })
    if (outcome.kind !== 'done')
      return outcome.kind === 'changed' ? failed(m.picture_busy(), true) : failedBy(outcome.error)
    // A file that a colleague adds at the same time stands before ours.
    const stored = outcome.files.filter(({ id }) => !before.has(id)).at(-1)
    if (stored === undefined)
      return failed(m.picture_unknown_title(), true)
    const reference = `crm-file:${stored.id}`
    show(reference, made.file)
    return { kind: 'stored', reference, width: made.width }
  }
  catch (error) {
    if (error instanceof PortalError)
      return failedBy(error)
    if (signal.aborted)
      return failed(m.picture_given_up_title(), true)
    throw error
  }
}
