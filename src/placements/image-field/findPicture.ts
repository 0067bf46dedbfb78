import { PortalError } from '@/domain/portalError'
import { readPortalMap } from '@/domain/portalMap'
import { fetchDealPicture, pictureAddress } from '@/services/deals/dealPicture'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { FieldStart } from '../shared/fieldStart'

export interface ShownPicture {
  /** For the screen only: it carries the person's token. */
  address: string
  alt: string
}

/**
 * Asks once for the deal's picture.
 *
 * @returns null when there is none, or the portal refuses.
 */
export async function findPicture(origin: string, { accessToken, appOptions, entityId }: FieldStart): Promise<ShownPicture | null> {
  try {
    const { file, alt } = await fetchDealPicture(connectByToken({ origin, accessToken }), readPortalMap(appOptions), entityId)
    const address = pictureAddress(origin, file)
    return address === null ? null : { address, alt }
  }
  catch (error) {
    if (error instanceof PortalError)
      return null
    throw error
  }
}
