import { computed, onMounted, onScopeDispose, shallowRef, watch } from 'vue'
import { codeLength } from '@/domain/coupon/check'
import { readSigns } from '@/domain/coupon/signs'
import type { GiveBack } from '@/domain/coupon/validity'
import { PortalError } from '@/domain/portalError'
import { remembered } from '@/services/remembered'
import type { RedeemOutcome, ReleaseOutcome, Unfinished } from '@/services/store/coupon/answers'
import { findCoupon } from '@/services/store/coupon/findCoupon'
import type { FoundCoupon } from '@/services/store/coupon/findCoupon'
import { readTill } from '@/services/store/coupon/readTill'
import type { CouponInDeal } from '@/services/store/coupon/readTill'
import { claimCoupon } from '@/services/store/coupon/redeem'
import { finishOrRelease, giveBackCoupon } from '@/services/store/coupon/release'
import type { Store } from '@/services/store/types'

export type TillStep = 'claim' | 'record' | 'link' | 'check'

/** The till of one deal: a code, what it is, and redeeming it. The code is kept on this device until it was redeemed or put away. */
export function useTill(store: Store, dealId: number, changed: () => void) {
  const kept = remembered(`till.${dealId}`)
  const loadCode = () => {
    const { code } = kept.load()
    return typeof code === 'string' ? code : ''
  }

  const code = shallowRef(loadCode())
  const found = shallowRef<FoundCoupon | null>(null)
  const inDeal = shallowRef<CouponInDeal | null>(null)
  const isLoaded = shallowRef(false)
  /** Sold or given up: no coupon goes into it any more. */
  const isClosed = shallowRef(false)
  const acceptsForeign = shallowRef(false)
  const isOffline = shallowRef(!navigator.onLine)
  const isLooking = shallowRef(false)
  const step = shallowRef<TillStep | null>(null)
  const isGivingBack = shallowRef(false)
  const outcome = shallowRef<RedeemOutcome | ReleaseOutcome | null>(null)
  const error = shallowRef<PortalError | null>(null)

  const isBusy = computed(() => step.value !== null || isGivingBack.value)
  const signs = computed(() => readSigns(codeIn(code.value)).length)
  let looks = 0

  /** A latest look wins: the code may have changed meanwhile. */
  async function look() {
    const mine = ++looks
    isLooking.value = true
    error.value = null
    try {
      const answer = await findCoupon(store, codeIn(code.value), { dealId })
      if (mine !== looks)
        return
      found.value = answer
      acceptsForeign.value = false
    }
    catch (cause) {
      if (mine === looks)
        error.value = expected(cause)
    }
    finally {
      if (mine === looks)
        isLooking.value = false
    }
  }

  async function load() {
    error.value = null
    try {
      const reading = await readTill(store, dealId)
      inDeal.value = reading.inDeal
      isClosed.value = reading.isClosed
      isLoaded.value = true
    }
    catch (cause) {
      error.value = expected(cause)
    }
  }

  async function redeem() {
    const coupon = found.value?.kind === 'found' ? found.value.coupon : null
    if (coupon === null || isBusy.value || isOffline.value)
      return
    step.value = 'claim'
    outcome.value = null
    error.value = null
    const answer = await claimCoupon(store, { leadId: coupon.leadId, dealId, name: `redeem-${coupon.leadId}-${coupon.hold.round}` }, {
      acceptsForeign: acceptsForeign.value,
      onStep: next => { step.value = next },
    })
    await end(answer)
    step.value = null
  }

  async function settle(unfinished: Unfinished, way: 'finish' | 'release') {
    step.value = 'record'
    outcome.value = null
    await end(await finishOrRelease(store, unfinished, way))
    step.value = null
  }

  async function giveBack(leadId: number, way: GiveBack, why: string) {
    isGivingBack.value = true
    outcome.value = null
    await end(await giveBackCoupon(store, { leadId, dealId, way, why }))
    isGivingBack.value = false
  }

  /** What was done is shown as the portal has it; what was not leaves the code where it stands. */
  async function end(answer: RedeemOutcome | ReleaseOutcome) {
    outcome.value = answer
    error.value = answer.kind === 'refused' || answer.kind === 'unknown' ? answer.error : null
    const isHere = answer.kind === 'redeemed' && answer.coupon.dealId === dealId
    if (isHere)
      putAway()
    if (isHere || answer.kind === 'released') {
      await load()
      changed()
    }
    // What a code in the field is now: freed, redeemed elsewhere, or what stands in the way.
    if (!isHere && found.value !== null && error.value === null)
      await look()
  }

  function type(text: string) {
    code.value = text
  }

  function acceptForeign(isAccepted: boolean) {
    acceptsForeign.value = isAccepted
  }

  function putAway() {
    looks++
    code.value = ''
    found.value = null
    isLooking.value = false
  }

  watch(code, text => {
    kept.save({ code: text })
    outcome.value = outcome.value?.kind === 'redeemed' ? outcome.value : null
    found.value = null
    looks++
    isLooking.value = false
    if (signs.value >= codeLength && !isOffline.value)
      void look()
  })

  const goOnline = () => {
    isOffline.value = false
    if (!isLoaded.value)
      void load()
    if (signs.value >= codeLength && found.value === null)
      void look()
  }
  const goOffline = () => { isOffline.value = true }
  window.addEventListener('online', goOnline)
  window.addEventListener('offline', goOffline)
  onScopeDispose(() => {
    window.removeEventListener('online', goOnline)
    window.removeEventListener('offline', goOffline)
  })
  onMounted(async () => {
    await load()
    if (inDeal.value === null && signs.value >= codeLength && !isOffline.value)
      await look()
  })

  return { code, signs, found, inDeal, isLoaded, isClosed, acceptsForeign, isOffline, isLooking, isBusy, isGivingBack, step, outcome, error, look, load, redeem, settle, giveBack, putAway, type, acceptForeign }
}

export type Till = ReturnType<typeof useTill>

/** A scanner may send the card's whole address: the code is its last part. */
function codeIn(text: string): string {
  return text.includes('://') ? text.split(/[/=#]/).at(-1)! : text
}

function expected(cause: unknown): PortalError {
  if (cause instanceof PortalError)
    return cause
  throw cause
}
