import { formatMoney } from '@/components/format/amounts'
import { minorText } from '@/domain/money'
import type { Ask } from '@/domain/store/actions/action'
import type { DealFacts } from '@/domain/store/actions/facts'
import type { Button } from '@/domain/store/actions/press'
import { giveBack } from '@/domain/coupon/validity'
import { courierPayments } from '@/domain/store/delivery'
import { depositFate } from '@/domain/store/reservation'
import type { StoreRules } from '@/domain/store/rules'
import * as m from '@/paraglide/messages.js'
import type { HoldEvidence } from '@/services/store/holdEvidence'
import type { DealReading, Store } from '@/services/store/types'
import { choicesOf } from '@/services/store/words'
import type { AskWords } from '../../shared/actions/askFields'
import { emptyDraft } from '../../shared/actions/pressDraft'
import type { PressDraft } from '../../shared/actions/pressDraft'
import { fieldMoment } from '../../shared/actions/shopMoment'
import type { StepWords } from '../../shared/actions/stepText'
import { newTermText } from './holdText'

/** What the form asks for: nothing that the settings or the deal have answered. */
export function wantedAsks(button: Pick<Button<DealFacts>, 'mustAsk' | 'mayAsk'>, facts: DealFacts, rules: StoreRules, now: number): Pick<Button<DealFacts>, 'mustAsk' | 'mayAsk'> {
  const isWanted = (ask: Ask) => {
    if (ask === 'depositFate')
      return facts.depositFate === null && depositFate(facts.deposit?.minor ?? null, rules) === 'ask'
    // The settings give it back by themselves, unless it would come back dead.
    if (ask === 'giveBack')
      return rules.return === 'ask' || (rules.return === 'giveBack' && facts.couponUntil !== null && giveBack(facts.couponUntil, now, { way: 'original' }, rules.timeZone).kind === 'ended')
    return true
  }
  return { mustAsk: button.mustAsk.filter(isWanted), mayAsk: button.mayAsk }
}

/** A form with what the deal already holds. */
export function draftOf(id: string, { deposit, deliveryAddress, deliveryAt, paymentMethod }: DealFacts, { timeZone }: StoreRules): PressDraft {
  return emptyDraft({
    texts: {
      ...(deposit === null ? {} : { deposit: minorText(deposit.minor, deposit.currency).replace('.', ',') }),
      deliveryAddress,
      ...(deliveryAt === null ? {} : { deliveryAt: fieldMoment(deliveryAt, timeZone) }),
      ...(paymentMethod === null || (id === 'moneyReceived' && paymentMethod === 'COURIER') ? {} : { paymentMethod }),
    },
  })
}

export function asksOf({ map, locale, rules }: Store, { currency }: DealFacts, now: number, id: string): AskWords {
  const payments = choicesOf(map, 'deal', 'paymentMethod', locale)
  // The courier brings cash, or has it sent.
  const fromCourier = payments.filter(({ value }) => courierPayments.some(method => method === value))
  return {
    locale, now, timeZone: rules.timeZone, currency, rules, offerTemplates: [], contactName: null, person: 'nameAndPhone',
    choices: {
      storeId: [], saleResult: [], mailing: [], gender: [], city: [], shoeSize: [],
      reason: choicesOf(map, 'lead', 'refusalReason', locale),
      paymentMethod: id === 'moneyReceived' ? [...new Set([...fromCourier, ...payments])].filter(({ value }) => value !== 'COURIER') : payments,
      depositFate: choicesOf(map, 'deal', 'depositFate', locale),
    },
  }
}

export function stepWordsOf({ locale, rules, tasks, me }: Store, { contact }: DealReading, evidence: HoldEvidence | null, now: number): StepWords {
  return { entity: 'deal', locale, now, timeZone: rules.timeZone, tasks, people: evidence?.names ?? new Map(), client: { phone: contact?.phones[0] ?? '', hasChat: contact?.hasChat ?? false }, me: me.id }
}

/** Consequences that the steps alone do not tell. */
export function formNote(id: string, facts: DealFacts, rules: StoreRules, now: number): string[] {
  if (id === 'extendHold')
    return [newTermText(facts, now, rules), m.hold_extend_rule({ count: rules['hold.deposit.extensions'], days: rules['hold.deposit.extensionDays'] })]
  if ((id === 'holdLost' || id === 'changedMind') && facts.deposit !== null && facts.deposit.minor > 0) {
    const fate = depositFate(facts.deposit.minor, rules)
    const sum = formatMoney(facts.deposit)
    return [fate === 'ask' ? m.hold_fate_ask({ sum }) : fate === 'KEPT' ? m.hold_fate_kept({ sum }) : m.hold_fate_returned({ sum })]
  }
  return []
}
