import { formatMoney } from '@/components/format/amounts'
import { formatDay, formatDayTime } from '@/components/format/days'
import type { RepairKind } from '@/domain/gaps/repairs'
import { atRisk } from '@/domain/gaps/compare'
import type { ComparedField, Gap, GapDeal, GapKind } from '@/domain/gaps/types'
import { fieldMoney } from '@/domain/money'
import type { SiteElement } from '@/domain/site/inventory'
import * as m from '@/paraglide/messages.js'
import type { FeedTrouble } from '@/services/gaps/feed'
import type { RepairOutcome } from '@/services/gaps/repair'
import { portalErrorText } from '../../shared/portalErrorText'

export const kindText: Readonly<Record<GapKind, () => string>> = {
  noDeal: m.gaps_kind_no_deal,
  unlinkedSale: m.gaps_kind_unlinked,
  notOnSite: m.gaps_kind_not_on_site,
  differs: m.gaps_kind_differs,
  stale: m.gaps_kind_stale,
  twoElements: m.gaps_kind_two_elements,
  twoDeals: m.gaps_kind_two_deals,
  twoOrders: m.gaps_kind_two_orders,
}

/** On a button. */
export const repairText: Readonly<Record<RepairKind, () => string>> = {
  create: m.gaps_repair_create,
  link: m.gaps_repair_link,
  clear: m.gaps_repair_clear,
  cancel: m.gaps_repair_cancel,
  'from-site': m.gaps_repair_from_site,
  'from-deal': m.gaps_repair_from_deal,
  send: m.gaps_repair_send,
  mark: m.gaps_repair_mark,
}

export const fieldText: Readonly<Record<ComparedField, () => string>> = { title: m.gaps_field_title, start: m.gaps_field_start, end: m.gaps_field_end, price: m.gaps_field_price, place: m.gaps_field_place }

export const troubleText: Readonly<Record<FeedTrouble, () => string>> = {
  unset: m.gaps_trouble_unset,
  address: m.gaps_trouble_address,
  unreachable: m.gaps_trouble_unreachable,
  slow: m.gaps_trouble_slow,
  status: m.gaps_trouble_status,
  json: m.gaps_trouble_json,
  version: m.gaps_trouble_version,
  shape: m.gaps_trouble_shape,
  long: m.gaps_trouble_long,
}

const quoted = (text: string) => m.common_quoted({ text: text === '' ? '…' : text })

export function elementText({ kind, id, title, start }: SiteElement): string {
  const day = start === null ? '' : `, ${formatDay(start)}`
  return `${kind === 'event' ? m.gaps_site_event({ id }) : m.gaps_site_template({ id })} ${quoted(title)}${day}`
}

export function dealText({ title, id }: GapDeal): string {
  return m.gaps_deal({ title: quoted(title), id })
}

/** Value of one side; a moment in that side's own clock. */
export function sideText(field: ComparedField, value: string): string {
  if (value === '')
    return m.gaps_empty_value()
  if (field === 'start' || field === 'end')
    return formatDayTime(value)
  const price = field === 'price' ? fieldMoney(value) : null
  return price === null ? quoted(value) : formatMoney(price)
}

/** Money that hangs in the air, by the currency of the first ticket. */
export function riskText(gap: Gap): string {
  const sales = gap.kind === 'noDeal' ? gap.sales : gap.kind === 'unlinkedSale' ? [gap.deal] : []
  if (sales.length === 0)
    return ''
  return m.gaps_risk({ count: sales.length, sum: formatMoney({ minor: atRisk(gap), currency: sales[0]!.amount.currency }) })
}

/** What is wrong, in a sentence. */
export function whyText(gap: Gap): string {
  switch (gap.kind) {
    case 'noDeal': return { 'by-hand': m.gaps_why_by_hand, gone: m.gaps_why_gone, other: m.gaps_why_other }[gap.why]()
    case 'notOnSite': return gap.why === 'told' ? m.gaps_why_told() : m.gaps_why_stage()
    case 'differs': return ''
    case 'stale': return gap.why === 'refused' ? m.gaps_why_refused({ reason: gap.deal.answer?.reason || gap.deal.answer?.code || '…' }) : gap.why === 'waiting' ? m.gaps_why_waiting({ revision: gap.deal.order?.revision ?? 0 }) : m.gaps_why_older({ revision: gap.deal.order?.revision ?? 0, shown: gap.element?.revision ?? 0 })
    case 'twoElements': return m.gaps_why_two_elements({ kept: elementText(gap.kept) })
    case 'twoDeals': return m.gaps_why_two_deals({ id: gap.siteId, kept: dealText(gap.kept) })
    case 'twoOrders': return m.gaps_why_two_orders({ order: gap.deal.siteOrder, kept: dealText(gap.kept) })
    case 'unlinkedSale': return gap.event === null ? m.gaps_why_no_event() : m.gaps_why_event({ event: dealText(gap.event) })
  }
}

/** What a repair will do, before it does it. */
export function planText(kind: RepairKind, gap: Gap): string {
  switch (kind) {
    case 'create': return gap.kind !== 'noDeal' ? '' : gap.sales.length === 0 ? m.gaps_plan_create({ name: elementText(gap.element) }) : m.gaps_plan_create_link({ name: elementText(gap.element), count: gap.sales.length })
    case 'link': return gap.kind === 'unlinkedSale' && gap.event !== null ? m.gaps_plan_link({ deal: dealText(gap.deal), event: dealText(gap.event) }) : ''
    case 'clear': return 'deal' in gap ? gap.kind === 'twoDeals' && gap.belongs ? m.gaps_plan_clear_send({ deal: dealText(gap.deal) }) : m.gaps_plan_clear({ deal: dealText(gap.deal) }) : ''
    case 'cancel': return gap.kind === 'twoOrders' ? m.gaps_plan_cancel({ deal: dealText(gap.deal) }) : ''
    case 'from-site': return gap.kind === 'differs' ? m.gaps_plan_from_site({ deal: dealText(gap.deal), fields: gap.fields.map(({ field }) => fieldText[field]().toLocaleLowerCase()).join(', ') }) : ''
    case 'from-deal':
    case 'send': return 'deal' in gap ? m.gaps_plan_send({ deal: dealText(gap.deal) }) : ''
    case 'mark': return gap.kind === 'twoElements' ? m.gaps_plan_mark({ name: elementText(gap.element) }) : ''
  }
}

/** How a repair ended. */
export function outcomeText(outcome: RepairOutcome): string {
  switch (outcome.kind) {
    case 'done': return m.gaps_outcome_done()
    case 'changed': return m.gaps_outcome_changed()
    case 'off': return m.gaps_outcome_off()
    case 'lacking': return { words: m.gaps_outcome_words, start: m.gaps_outcome_start, template: m.gaps_outcome_template }[outcome.what]()
    case 'unknown': return m.gaps_outcome_unknown()
    case 'refused': return portalErrorText(outcome.error, 'changing').title
  }
}

/** Where a search looks. */
export function searchText(gap: Gap): string {
  const sides = ['element' in gap && gap.element ? elementText(gap.element) : '', 'deal' in gap ? dealText(gap.deal) : '', gap.kind === 'differs' ? gap.fields.map(({ deal, site }) => `${deal} ${site}`).join(' ') : '']
  return [kindText[gap.kind](), ...sides, whyText(gap)].join(' ').toLocaleLowerCase().replaceAll('ё', 'е')
}
