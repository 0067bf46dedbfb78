import { PortalError } from '@/domain/portalError'
import { fetchPictureAddresses } from '@/services/deals/pictures'
import { connectByToken } from '@/services/portal/tokenPortal'

/**
 * Asks once for the addresses of a text's pictures.
 *
 * @returns `undefined` when the portal refuses: the pictures' texts are shown then.
 */
export async function findPictures(origin: string, accessToken: string, html: string, dealId: number): Promise<((reference: string) => string | null) | undefined> {
  try {
    const addresses = await fetchPictureAddresses(connectByToken({ origin, accessToken }), html, dealId)
    return reference => addresses.get(reference) ?? null
  }
  catch (error) {
    if (error instanceof PortalError)
      return undefined
    throw error
  }
}
