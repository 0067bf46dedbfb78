import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { readHeldGoods } from '@/services/store/heldGoods'
import type { HeldList } from '@/services/store/heldGoods'
import { openStore } from '@/services/store/openStore'
import type { Store } from '@/services/store/types'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** Goods of the store that wait for their clients. */
export const useHeldGoodsStore = defineStore('heldGoods', () => {
  const { portal } = usePageServices()

  const store = shallowRef<Store | null>(null)
  const list = shallowRef<HeldList | null>(null)
  /** The solution is not set up on this portal. */
  const isMissing = shallowRef(false)
  const { isBusy, error, attempt } = useAttempt()

  const load = () => attempt(async () => {
    store.value ??= await openStore(portal)
    isMissing.value = store.value === null
    if (store.value !== null)
      list.value = await readHeldGoods(store.value)
  })

  return { store, list, isMissing, isBusy, error, load }
})
