import { PortalError } from '@/domain/portalError'
import { fetchPictureAddresses, pictureResolver } from '@/services/deals/pictures'
import { connectByToken } from '@/services/portal/tokenPortal'

/**
 * Asks once for the addresses of a deal's pictures.
 *
 * @returns `undefined` when the portal refuses: the pictures' texts are shown then.
 */
export async function findPictures(origin: string, accessToken: string, dealId: number): Promise<((reference: string) => string | null) | undefined> {
  try {
    return pictureResolver(await fetchPictureAddresses(connectByToken({ origin, accessToken }), dealId), dealId)
  }
  catch (error) {
    if (error instanceof PortalError)
      return undefined
    throw error
  }
}
