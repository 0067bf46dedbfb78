import { onBeforeUnmount, watch } from 'vue'
import { readEventMap } from '@/domain/eventMap'
import { siteAddressesOf } from '@/domain/settings/siteProfile'
import type { Portal } from '@/services/portal/types'
import { useDescriptionStore } from '@/stores/description'
import { usePublicationStore } from '@/stores/publication'
import { receiptWords } from '../shared/publicationTexts'

/**
 * Opens the publication of the page's deal with what the text's part has read of it, and keeps up with what that part reads
 * later.
 *
 * @returns null on a portal where the solution is not set up.
 */
export function usePublication(portal: Portal, dealId: number) {
  const map = readEventMap(portal.session.appOptions)
  if (map === null)
    return null
  const text = useDescriptionStore()
  const store = usePublicationStore()
  const { receiver } = siteAddressesOf(portal.session.appOptions)
  if (text.known !== null)
    store.open({ map, dealId, siteAddress: receiver, words: receiptWords }, text.known)
  watch(() => text.known, known => {
    if (known !== null)
      store.take(known.fields)
  })
  onBeforeUnmount(store.close)
  return store
}
