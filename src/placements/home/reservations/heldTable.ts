import { shopDayTime, leftText } from '@/components/store/terms'
import type { TableColumn } from '@/components/table/columns'
import type { Sheet } from '@/domain/export/sheet'
import { dayOf, timeOf } from '@/domain/store/shopTime'
import * as m from '@/paraglide/messages.js'
import type { HeldGoods, HeldKind } from '@/services/store/heldGoods'
import { paymentText } from '../../shared/paymentText'

export const kindText: Readonly<Record<HeldKind, () => string>> = { hold: m.held_kind_hold, online: m.held_kind_online, delivery: m.held_kind_delivery }

/** When its time is, by the shop's calendar. `none`: it has no time at all. */
export type HeldWhen = 'late' | 'today' | 'tomorrow' | 'later' | 'none'
export const whens = ['late', 'today', 'tomorrow', 'later', 'none'] as const
export const whenText: Readonly<Record<HeldWhen, () => string>> = { late: m.held_late, today: m.held_today, tomorrow: m.held_tomorrow, later: m.held_later, none: m.held_no_time }

export function whenOf({ at }: Pick<HeldGoods, 'at'>, now: number, timeZone: string): HeldWhen {
  if (at === null)
    return 'none'
  const apart = dayOf(at, timeZone).compare(dayOf(now, timeZone))
  return at < now ? 'late' : apart === 0 ? 'today' : apart === 1 ? 'tomorrow' : 'later'
}

/** `2026-11-24T20:00` where the shop is. */
export function shopStamp(at: number, timeZone: string): string {
  return `${dayOf(at, timeZone).toString()}T${timeOf(at, timeZone)}`
}

export function heldColumns(timeZone: string): TableColumn<HeldGoods>[] {
  return [
    { id: 'client', label: m.held_column_client(), kind: 'text', value: ({ client, title }) => client || title },
    { id: 'kind', label: m.held_column_kind(), kind: 'text', value: ({ kind }) => kindText[kind](), wideOnly: true },
    { id: 'at', label: m.held_column_at(), kind: 'day', value: ({ at }) => at === null ? null : shopStamp(at, timeZone) },
    { id: 'goods', label: m.held_column_goods(), kind: 'text', value: ({ goods }) => goods || null, wideOnly: true },
    { id: 'deposit', label: m.held_column_deposit(), kind: 'money', value: ({ deposit }) => deposit?.minor ?? null, wideOnly: true },
    { id: 'address', label: m.held_column_address(), kind: 'text', value: ({ address }) => address || null, wideOnly: true },
    { id: 'store', label: m.held_column_store(), kind: 'text', value: ({ store }) => store || null, wideOnly: true },
    { id: 'responsible', label: m.held_column_responsible(), kind: 'text', value: ({ responsible }) => responsible || null, wideOnly: true },
  ]
}

/** «24 ноября, 20:00» and beside it what is left, or that it is over. */
export function atText(row: HeldGoods, now: number, timeZone: string): { time: string, left: string } {
  if (row.at === null)
    return { time: m.held_no_time(), left: '' }
  const over = row.kind !== 'delivery' ? m.held_hold_over() : row.stage === 'confirm' ? m.held_money_awaited() : m.held_delivery_late()
  const left = row.at < now ? over : leftText(now, row.at, timeZone)
  return { time: shopDayTime(row.at, now, timeZone), left }
}

/** The list as it leaves the page: the rows that are shown. */
export function heldSheet(rows: readonly HeldGoods[], total: number, now: number, timeZone: string): Sheet {
  return {
    title: m.held_sheet_title({ day: dayOf(now, timeZone).toString().split('-').reverse().join('.') }),
    notes: [m.held_sheet_time({ zone: timeZone }), m.held_visible_only(), ...rows.length === total ? [] : [m.held_sheet_part({ count: rows.length, total })]],
    columns: [
      { label: m.held_column_client(), kind: 'text' },
      { label: m.held_column_kind(), kind: 'text' },
      { label: m.held_column_at(), kind: 'day' },
      { label: m.held_column_time(), kind: 'text' },
      { label: m.held_column_goods(), kind: 'text' },
      { label: m.held_column_deposit(), kind: 'money' },
      { label: m.held_column_address(), kind: 'text' },
      { label: m.held_column_payment(), kind: 'text' },
      { label: m.held_column_store(), kind: 'text' },
      { label: m.held_column_responsible(), kind: 'text' },
    ],
    rows: rows.map(row => [
      row.client || row.title, kindText[row.kind](), row.at === null ? null : dayOf(row.at, timeZone).toString(), row.at === null ? null : timeOf(row.at, timeZone), row.goods || null,
      row.deposit, row.address || null, row.paymentMethod === null ? null : paymentText[row.paymentMethod](), row.store || null, row.responsible || null,
    ]),
    totals: 0,
  }
}
