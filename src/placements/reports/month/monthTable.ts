import { currencySign } from '@/components/format/amounts'
import { formatMonth } from '@/components/format/days'
import type { TableColumn } from '@/components/table/columns'
import type { CellValue, Sheet } from '@/domain/export/sheet'
import type { MonthReport, MonthRow, Sums } from '@/domain/reports/monthReport'
import * as m from '@/paraglide/messages.js'

export const stateText: Readonly<Record<MonthRow['event']['state'], () => string>> = {
  held: m.month_state_held,
  coming: m.month_state_coming,
  cancelled: m.month_state_cancelled,
}

/** Columns of the month; the sums' names carry the currency. */
export function monthColumns(currency: string): TableColumn<MonthRow>[] {
  const sign = currencySign(currency)
  return [
    { id: 'title', label: m.month_column_event(), kind: 'text', value: ({ event }) => event.title },
    { id: 'start', label: m.month_column_date(), kind: 'day', value: ({ event }) => event.start?.slice(0, 16) ?? null, wideOnly: true },
    { id: 'tickets', label: m.month_column_tickets(), kind: 'number', value: ({ tickets }) => tickets, wideOnly: true },
    { id: 'revenue', label: m.month_column_revenue({ sign }), kind: 'money', value: ({ revenue }) => revenue },
    { id: 'refunds', label: m.month_column_refunds({ sign }), kind: 'money', value: ({ refunds }) => refunds, wideOnly: true },
    { id: 'cost', label: m.month_column_cost({ sign }), kind: 'money', value: ({ cost }) => cost, wideOnly: true },
    { id: 'margin', label: m.month_column_margin({ sign }), kind: 'money', value: ({ margin }) => margin },
    { id: 'share', label: m.month_column_share(), kind: 'percent', value: ({ marginShare }) => marginShare, wideOnly: true },
  ]
}

function figures({ tickets, revenue, refunds, cost, margin, marginShare }: Sums, currency: string): CellValue[] {
  const money = (minor: number) => ({ minor, currency })
  return [tickets, money(revenue), money(refunds), money(cost), money(margin), marginShare]
}

/** The month as it leaves the page: the rows that are shown, then the unlinked sales and the sum of all. */
export function monthSheet(report: MonthReport, shown: readonly MonthRow[], month: string, notes: readonly string[]): Sheet {
  const { currency, unlinked, totals } = report
  const isWhole = shown.length === report.rows.length
  return {
    title: m.month_sheet_title({ month: formatMonth(month) }),
    notes: [...notes, ...isWhole ? [] : [m.month_sheet_part({ count: shown.length })]],
    columns: [...monthColumns(currency).map(({ label, kind }) => ({ label, kind })), { label: m.month_column_state(), kind: 'text' }],
    rows: [
      ...shown.map(row => [row.event.title, row.event.start?.slice(0, 10) ?? null, ...figures(row, currency), stateText[row.event.state]()]),
      [m.month_unlinked(), null, ...figures({ ...unlinked, cost: 0 }, currency), null],
      [m.month_total(), null, ...figures(totals, currency), null],
    ],
    totals: 2,
  }
}
