import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { listCoupons } from '@/services/store/coupon/listCoupons'
import type { CouponList, ListedCoupon } from '@/services/store/coupon/listCoupons'
import { openStore } from '@/services/store/openStore'
import type { Store } from '@/services/store/types'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'

/** Lists of the store's coupons, page by page. */
export const useCouponsStore = defineStore('coupons', () => {
  const { portal } = usePageServices()

  const store = shallowRef<Store | null>(null)
  /** The solution is not set up on this portal. */
  const isMissing = shallowRef(false)
  const list = shallowRef<CouponList>('active')
  const rows = shallowRef<readonly ListedCoupon[]>([])
  const total = shallowRef<number | null>(null)
  const next = shallowRef<number | null>(null)
  const { isBusy, error, guarded } = useAttempt()
  let loads = 0

  /** The latest choice wins. */
  async function read(start: number) {
    const mine = ++loads
    isBusy.value = true
    await guarded(async () => {
      store.value ??= await openStore(portal)
      isMissing.value = store.value === null
      if (store.value === null)
        return
      const page = await listCoupons(store.value, list.value, start)
      if (mine !== loads)
        return
      rows.value = start === 0 ? page.rows : [...rows.value, ...page.rows]
      total.value = page.total
      next.value = page.next
    })
    if (mine === loads)
      isBusy.value = false
  }

  const load = () => read(0)
  const more = () => read(next.value ?? 0)

  function choose(name: CouponList) {
    list.value = name
    rows.value = []
    total.value = null
    next.value = null
    void load()
  }

  return { store, isMissing, list, rows, total, next, isBusy, error, load, more, choose }
})
