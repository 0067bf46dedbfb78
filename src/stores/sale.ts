import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { fieldMoney, minorText, toMinor } from '@/domain/money'
import { asDay, asNumber } from '@/domain/product/values'
import { divide } from '@/domain/revenue/divide'
import { revenueSettingsOf } from '@/domain/revenue/settings'
import type { DividedDeal, RevenueDeal } from '@/domain/revenue/types'
import { isWeight, readWeights, writeWeights } from '@/domain/revenue/weights'
import { changeDeal } from '@/services/deals/changeDeal'
import type { FieldChange } from '@/services/deals/changeDeal'
import { asText } from '@/services/portal/decode'
import { asBinding, asDay as dayOf } from '@/services/portal/decodeCrm'
import { decodeRevenueDeal } from '@/services/revenue/decodeDeal'
import { fetchContactNames } from '@/services/sale/contacts'
import { useAttempt } from './attempt'
import { useFillStore } from './fillFromProduct'
import { usePageServices } from './portal'
import { refreshTotals } from './refreshTotals'

const CONTACT = 3

/** How saving a part of the sale ended. */
export type SaleNews = 'shares' | 'money' | 'conflict' | null

/** Who shares the deal, who has paid and what was paid back. What is typed stays when the deal is looked at again. */
export const useSaleStore = defineStore('sale', () => {
  const { portal, clock } = usePageServices()
  const fill = useFillStore()
  const settings = revenueSettingsOf(portal.session.appOptions)

  const names = shallowRef<ReadonlyMap<number, string>>(new Map())
  const typedWeights = shallowRef<ReadonlyMap<number, string>>(new Map())
  const typedPayer = shallowRef<number | null>(null)
  const typedDay = shallowRef<string | null>(null)
  const typedRefund = shallowRef<string | null>(null)
  const news = shallowRef<SaleNews>(null)
  const { isBusy, error, attempt } = useAttempt()

  const deal = computed<RevenueDeal | null>(() => fill.source === null || fill.map === null ? null : decodeRevenueDeal(fill.source.item, fill.map))
  const rule = computed(() => deal.value === null ? settings.rule : settings.ruleOf.get(deal.value.pipelineId) ?? settings.rule)
  const isCounted = computed(() => deal.value === null || !settings.excluded.has(deal.value.pipelineId))

  const weightText = (contactId: number) => typedWeights.value.get(contactId) ?? spelled(deal.value?.weights?.get(contactId))
  const isWrong = (contactId: number) => weightText(contactId) !== '' && !isWeight(weightOf(contactId))
  const payerId = computed(() => typedPayer.value ?? deal.value?.payerId ?? null)

  function weightOf(contactId: number): number {
    const number = asNumber(weightText(contactId))
    return number === null ? Number.NaN : Number(number)
  }

  const weights = computed<ReadonlyMap<number, number>>(() => new Map((deal.value?.contactIds ?? []).flatMap(id => isWeight(weightOf(id)) ? [[id, weightOf(id)] as const] : [])))
  /** As it would be counted with what is typed, in the deal's own currency, whenever it is won. */
  const divided = computed<DividedDeal | null>(() => {
    if (deal.value === null)
      return null
    const asTyped = { ...deal.value, weights: weights.value.size === 0 ? null : weights.value, payerId: payerId.value, closedOn: '2000-01-01' }
    return divide(asTyped, { ...settings, yearBy: 'closing', excluded: new Set(), currency: deal.value.amount.currency }, null)
  })
  const areSharesChanged = computed(() => {
    if (deal.value === null)
      return false
    return writeWeights(deal.value.id, weights.value) !== writeWeights(deal.value.id, deal.value.weights ?? new Map()) || payerId.value !== deal.value.payerId || deal.value.contactIds.some(isWrong)
  })
  const areSharesRight = computed(() => deal.value !== null && !deal.value.contactIds.some(isWrong))

  const paidDay = computed(() => typedDay.value ?? siteDay(deal.value?.paidOn ?? ''))
  const refund = computed(() => typedRefund.value ?? (deal.value?.refund ? minorText(deal.value.refund.minor, deal.value.refund.currency).replace('.', ',') : ''))
  const refundCurrency = computed(() => deal.value?.refund?.currency ?? deal.value?.amount.currency ?? '')
  const isDayWrong = computed(() => paidDay.value.trim() !== '' && asDay(paidDay.value) === null)
  const refundMinor = computed(() => toMinor(asNumber(refund.value) ?? '', refundCurrency.value))
  const isRefundWrong = computed(() => refund.value.trim() !== '' && (refundMinor.value === null || refundMinor.value < 0))
  const isMoneyChanged = computed(() => deal.value !== null && ((asDay(paidDay.value) ?? '') !== (deal.value.paidOn ?? '') || isDayWrong.value || isRefundWrong.value || (refundMinor.value ?? 0) !== (deal.value.refund?.minor ?? 0)))

  // Names are asked for when there is somebody to share with.
  watch(() => deal.value?.contactIds.join() ?? '', async () => {
    const ids = deal.value?.contactIds ?? []
    if (ids.length > 1)
      names.value = await fetchContactNames(portal, ids).catch(() => names.value)
  }, { immediate: true })

  function typeWeight(contactId: number, text: string) {
    news.value = null
    typedWeights.value = new Map([...typedWeights.value, [contactId, text]])
  }

  function forgetShares() {
    typedWeights.value = new Map()
    typedPayer.value = null
  }

  const saveShares = () => save('shares', known => {
    const { weights: field, payer } = fill.map!.deal
    const before = asText(fill.source!.item[field])
    const after = writeWeights(known.id, weights.value)
    const payerText = (value: unknown) => String(asBinding(value, CONTACT)?.id ?? '')
    return [
      // Another deal's weights that came with a copy are none of this one's: they are written over.
      { field, base: before, mine: readWeights(before, known.id) === null && after === '' ? before : after, textOf: asText, value: after },
      { field: payer, base: String(known.payerId ?? ''), mine: String(payerId.value ?? ''), textOf: payerText, value: payerId.value === null ? '' : payerValue(fill.source!.item[payer], payerId.value) },
    ]
  }, forgetShares)

  const saveMoney = () => save('money', known => {
    const { paidOn, refund: field } = fill.map!.deal
    const day = asDay(paidDay.value) ?? ''
    const minor = refundMinor.value ?? 0
    const currency = refundCurrency.value
    const moneyText = (value: unknown) => {
      const money = fieldMoney(value)
      return money === null || money.minor === 0 ? '' : `${money.minor}|${money.currency || currency}`
    }
    return [
      { field: paidOn, base: known.paidOn ?? '', mine: day, textOf: value => dayOf(value) ?? '', value: day },
      { field, base: known.refund === null ? '' : `${known.refund.minor}|${known.refund.currency}`, mine: minor === 0 ? '' : `${minor}|${currency}`, textOf: moneyText, value: minor === 0 ? '' : `${minorText(minor, currency)}|${currency}` },
    ]
  }, () => {
    typedDay.value = null
    typedRefund.value = null
  })

  function save(what: 'shares' | 'money', changesOf: (known: RevenueDeal) => FieldChange[], forget: () => void) {
    return attempt(async () => {
      news.value = null
      const outcome = await changeDeal(portal, deal.value!.id, changesOf(deal.value!).filter(({ base, mine }) => base !== mine), clock ? { clock } : {})
      if (outcome.kind === 'refused' || outcome.kind === 'unknown') {
        error.value = outcome.error
        return
      }
      await fill.load(deal.value!.id)
      news.value = outcome.kind === 'done' ? what : 'conflict'
      if (outcome.kind === 'done') {
        forget()
        void refreshTotals(portal, outcome.look.fields, deal.value!.id)
      }
    })
  }

  return {
    deal, rule, isCounted, names, divided, payerId, areSharesChanged, areSharesRight, paidDay, refund, refundCurrency, isDayWrong, isRefundWrong, isMoneyChanged, news, isBusy, error,
    typedPayer, typedDay, typedRefund, weightText, isWrong, typeWeight, forgetShares, saveShares, saveMoney,
  }
})

function spelled(weight: number | undefined): string {
  return weight === undefined ? '' : String(weight).replace('.', ',')
}

/** `14.06.2027` of `2027-06-14`. */
function siteDay(day: string): string {
  return day.split('-').reverse().join('.')
}

/** A field that takes several types of records keeps the type with the id. */
function payerValue(now: unknown, contactId: number): string | number {
  return /^[A-Z]/.test(asText(now)) ? `C_${contactId}` : contactId
}
