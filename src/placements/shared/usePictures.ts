import { shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import { fetchPictureAddresses, hasFilePictures, pictureResolver } from '@/services/deals/pictures'
import { usePageServices } from '@/stores/portal'

/** Finds the deal's pictures that a text names; without them the pictures' texts stay. */
export function usePictures() {
  const { portal } = usePageServices()
  const resolveImage = shallowRef<((reference: string) => string | null) | undefined>()

  async function show(html: string, dealId: number) {
    if (!hasFilePictures(html))
      return
    try {
      resolveImage.value = pictureResolver(await fetchPictureAddresses(portal, dealId), dealId)
    }
    catch (error) {
      if (!(error instanceof PortalError))
        throw error
    }
  }

  return { resolveImage, show }
}
