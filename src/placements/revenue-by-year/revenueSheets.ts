import { currencySign } from '@/components/format/amounts'
import type { CellValue, Sheet } from '@/domain/export/sheet'
import { dayOf } from '@/domain/revenue/explain'
import type { Matrix } from '@/domain/revenue/matrix'
import type { DividedDeal, YearBy } from '@/domain/revenue/types'
import * as m from '@/paraglide/messages.js'
import type { useClientRevenueStore } from '@/stores/clientRevenue'
import { matrixPlaces } from './matrixPlaces'
import { byDateText, pipelineName, ruleText } from '../shared/revenueTexts'

interface RevenueSheet {
  name: string
  currency: string
  pipelines: ReadonlyMap<number, string>
  notes: readonly string[]
}

/** The table as it leaves the page. */
export function matrixSheet(matrix: Matrix, { name, currency, pipelines, notes }: RevenueSheet): Sheet {
  const { rows, columns } = matrixPlaces(matrix, [], pipelines, false)
  const money = (minor: number | null): CellValue => minor === null ? null : { minor, currency }
  const sumOf = (year: number | null, id: number | null) => year !== null && id !== null
    ? matrix.cell(year, id)
    : year !== null ? matrix.totalOfYear(year) : id !== null ? matrix.totalOfPipeline(id) : matrix.total
  return {
    title: m.revenue_sheet_title({ name }),
    shortTitle: m.revenue_sheet_years(),
    notes,
    columns: [
      { label: m.revenue_column_year(), kind: 'text' },
      ...columns.map(id => ({ label: id === null ? m.revenue_total_sign({ sign: currencySign(currency) }) : pipelineName(pipelines, id), kind: 'money' as const })),
    ],
    rows: rows.map(year => [year === null ? m.revenue_total() : String(year), ...columns.map(id => money(sumOf(year, id)))]),
    totals: 1,
  }
}

/** The deals behind the table, newest first, with what each brings. */
export function dealsSheet(deals: readonly { divided: DividedDeal, part: number, year: number }[], yearBy: YearBy, { name, currency, pipelines, notes }: RevenueSheet): Sheet {
  const sign = currencySign(currency)
  const days = new Map(deals.map(({ divided: { deal } }) => [deal.id, dayOf(deal, yearBy) ?? '']))
  const sorted = [...deals].sort((one, other) => days.get(other.divided.deal.id)!.localeCompare(days.get(one.divided.deal.id)!) || one.divided.deal.id - other.divided.deal.id)
  const total = deals.reduce((sum, { part }) => sum + part, 0)
  return {
    title: m.revenue_sheet_title({ name }),
    shortTitle: m.revenue_sheet_deals(),
    notes,
    columns: [
      { label: m.revenue_column_year(), kind: 'text' },
      { label: m.revenue_column_pipeline(), kind: 'text' },
      { label: m.revenue_column_id(), kind: 'text' },
      { label: m.revenue_column_deal(), kind: 'text' },
      { label: m.revenue_column_date(), kind: 'day' },
      { label: m.revenue_column_own(), kind: 'money' },
      { label: m.revenue_column_currency(), kind: 'text' },
      { label: m.revenue_column_converted({ sign }), kind: 'money' },
      { label: m.revenue_column_rule(), kind: 'text' },
      { label: m.revenue_column_part({ sign }), kind: 'money' },
    ],
    rows: [
      ...sorted.map(({ divided: { deal, ownTotal, total: whole, rule }, part, year }): CellValue[] => [
        String(year), pipelineName(pipelines, deal.pipelineId), String(deal.id), deal.title, days.get(deal.id) ?? null,
        ownTotal === null ? null : { minor: ownTotal, currency: deal.amount.currency }, deal.amount.currency,
        whole === null ? null : { minor: whole, currency }, ruleText[rule](), { minor: part, currency },
      ]),
      [m.revenue_total(), null, null, null, null, null, null, null, null, { minor: total, currency }],
    ],
    totals: 1,
  }
}

/** The table, and behind it the deals it is made of; where only the record was read, the table alone. */
export function revenueSheets(store: Pick<ReturnType<typeof useClientRevenueStore>, 'matrix' | 'currency' | 'reading' | 'rule' | 'portalSettings' | 'settings' | 'isRecord' | 'dealsOf'>): [Sheet, ...Sheet[]] {
  const { matrix, currency, reading, settings, isRecord } = store
  const usual = store.portalSettings.ruleOf.size > 0 ? m.revenue_rule_portal() : ruleText[settings.rule]()
  const about: RevenueSheet = {
    name: reading?.name ?? '',
    currency,
    pipelines: reading?.pipelines ?? new Map(),
    notes: isRecord ? [] : [m.revenue_sheet_visible(), m.revenue_sheet_rules({ rule: store.rule === null ? usual : ruleText[store.rule](), date: byDateText[settings.yearBy]() })],
  }
  return [matrixSheet(matrix, about), ...isRecord ? [] : [dealsSheet(store.dealsOf(), settings.yearBy, about)]]
}
