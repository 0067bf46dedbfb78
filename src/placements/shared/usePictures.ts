import { computed, onBeforeUnmount, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import { fetchPictureAddresses, hasFilePictures } from '@/services/deals/pictures'
import type { PortalCalls } from '@/services/portal/types'

/** Pictures of a text as the screen shows them: by the portal's addresses, or from this page where it has just sent them. */
export function usePictures() {
  const addresses = shallowRef<ReadonlyMap<string, string>>(new Map())
  /** Stored by this page, by reference. */
  const own = new Map<string, { file: Blob, address: string }>()
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
    own.set(reference, { file, address })
    add([[reference, address]])
  }

  /** The bytes behind a reference; null where the portal does not hand them to a page. A new function for each change. */
  const fileOf = computed(() => {
    const known = addresses.value
    return async (reference: string): Promise<Blob | null> => {
      const address = known.get(reference)
      const mine = own.get(reference)
      if (mine !== undefined || address === undefined)
        return mine?.file ?? null
      const { downloadFile } = await import('@/services/portal/downloads')
      const read = await downloadFile(address)
      return read.kind === 'done' ? read.file : null
    }
  })

  onBeforeUnmount(() => {
    for (const { address } of own.values())
      URL.revokeObjectURL(address)
  })
  return { addresses, resolveImage, fileOf, show, showOwn }
}
