import { PortalError } from '@/domain/portalError'
import { readPortalMap } from '@/domain/portalMap'
import { fetchDealPicture, pictureAddress } from '@/services/deals/dealPicture'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { FieldStart } from '../shared/fieldStart'

/** `hidden`: there may be a picture, but the portal does not show it to this person now. */
export type FoundPicture
  = | { kind: 'none' | 'hidden' }
    /** `address` is for the screen only: it carries the person's token. */
    | { kind: 'shown', address: string, alt: string }

/** Asks once for the deal's picture. */
export async function findPicture(origin: string, { accessToken, appOptions, entityId }: FieldStart): Promise<FoundPicture> {
  try {
    const { file, alt } = await fetchDealPicture(connectByToken({ origin, accessToken }), readPortalMap(appOptions), entityId)
    if (file === null)
      return { kind: 'none' }
    const address = pictureAddress(origin, file)
    return address === null ? { kind: 'hidden' } : { kind: 'shown', address, alt }
  }
  catch (error) {
    if (error instanceof PortalError)
      return { kind: 'hidden' }
    throw error
  }
}
