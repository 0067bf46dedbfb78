import type { StripStep } from '@/components/store/strip'
import { shopShort } from '@/components/store/terms'
import type { DealFacts } from '@/domain/store/actions/facts'
import type { DealStage } from '@/domain/store/roles'
import type { StoreRules } from '@/domain/store/rules'
import { dayOf, isDayOff, timeOf } from '@/domain/store/shopTime'
import * as m from '@/paraglide/messages.js'

const road: readonly DealStage[] = ['courier', 'exchange', 'confirm', 'won']
const steps: Partial<Record<DealStage, { text: () => string, who: () => string }>> = {
  courier: { text: m.delivery_step_courier, who: m.delivery_who_cashier },
  exchange: { text: m.delivery_step_exchange, who: m.delivery_who_courier },
  confirm: { text: m.delivery_step_confirm, who: m.delivery_who_cashier },
  won: { text: m.delivery_step_won, who: () => '' },
}

/** The way of a parcel: stages that are passed, the one it is in, with its time, and those to come. */
export function deliverySteps({ stage, enteredAt, deliveryAt }: Pick<DealFacts, 'stage' | 'enteredAt' | 'deliveryAt'>, now: number, timeZone: string): StripStep[] {
  const here = stage === null ? -1 : road.indexOf(stage)
  const entered = Date.parse(enteredAt)
  return road.map((role, index) => {
    const isHere = index === here
    const isLate = isHere && role !== 'confirm' && deliveryAt !== null && now > deliveryAt
    const time = isHere && !Number.isNaN(entered) ? m.delivery_since({ time: shopShort(entered, timeZone) }) : ''
    return { id: role, state: index < here ? 'done' : isLate ? 'late' : 'next', text: steps[role]!.text(), time, who: isHere ? steps[role]!.who() : '' }
  })
}

/** What usually comes next on the way. */
export function primaryOf(stage: DealStage | null): string {
  return stage === 'courier' ? 'parcelSent' : stage === 'exchange' ? 'goodsAccepted' : 'moneyReceived'
}

export function isShopOpen(at: number, { timeZone, hours }: Pick<StoreRules, 'timeZone' | 'hours'>): boolean {
  const time = timeOf(at, timeZone)
  return !isDayOff(dayOf(at, timeZone), hours) && time >= hours.opensAt && time <= hours.closesAt
}
