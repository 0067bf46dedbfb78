import { computed, onBeforeUnmount, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import { fetchPictureAddresses, hasFilePictures } from '@/services/deals/pictures'
import type { PortalCalls } from '@/services/portal/types'

/** Pictures of a text as the screen shows them: by the portal's addresses, or from this page where it has just sent them. */
export function usePictures() {
  const addresses = shallowRef<ReadonlyMap<string, string>>(new Map())
  const own: string[] = []
  /** A new function for each change, so that what shows pictures draws them anew. */
  const resolveImage = computed(() => {
    const known = addresses.value
    return (reference: string) => known.get(reference) ?? null
  })

  function add(found: Iterable<readonly [string, string]>) {
    addresses.value = new Map([...found, ...addresses.value])
  }

  /** Finds the pictures that a text names; without them the pictures' texts stay. See `fetchPictureAddresses`. */
  async function show(portal: PortalCalls, html: string, dealId: number, known?: Readonly<Record<string, unknown>>) {
    if (!hasFilePictures(html))
      return
    try {
      add(await fetchPictureAddresses(portal, html, dealId, known))
    }
    catch (error) {
      if (!(error instanceof PortalError))
        throw error
    }
  }

  /** Shows a picture that this page has stored from its own copy. */
  function showOwn(reference: string, file: Blob) {
    const address = URL.createObjectURL(file)
    own.push(address)
    add([[reference, address]])
  }

  onBeforeUnmount(() => {
    for (const address of own)
      URL.revokeObjectURL(address)
  })
  return { addresses, resolveImage, show, showOwn }
}
