import type { Matrix } from './matrix'
import { trendOf } from './summary'

/** More pipelines than colours: the smallest share the last one. */
const mostSeries = 6

export interface YearlySeries {
  /** Pipelines; `null` for all that have no colour of their own. */
  series: readonly (number | null)[]
  /** Oldest first, none left out. */
  years: readonly { year: number, values: readonly number[] }[]
  /** Height of the trend line by year; `null` from the current year on, which is not over. */
  trend: readonly (number | null)[]
  /** What a year brings more than the one before, on average; `null` without a trend. */
  aYear: number | null
}

/**
 * Yearly sums as a chart draws them.
 *
 * @param order Pipelines as the portal orders them.
 */
export function yearlySeries({ years: known, pipelines, cell, totalOfPipeline, totalOfYear }: Matrix, order: readonly number[], currentYear: number): YearlySeries {
  if (known.length === 0)
    return { series: [], years: [], trend: [], aYear: null }
  const place = (id: number) => order.includes(id) ? order.indexOf(id) : order.length
  const bySize = [...pipelines].sort((one, other) => Math.abs(totalOfPipeline(other)) - Math.abs(totalOfPipeline(one)))
  const own = bySize.slice(0, pipelines.length > mostSeries ? mostSeries - 1 : mostSeries).sort((one, other) => place(one) - place(other) || one - other)
  const rest = pipelines.filter(id => !own.includes(id))
  const [first, last] = [Math.min(...known), Math.max(...known)]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const over = years.filter(year => year < currentYear)
  const trend = trendOf(over.map(totalOfYear))
  return {
    series: [...own, ...rest.length > 0 ? [null] : []],
    years: years.map(year => ({
      year,
      values: [...own.map(id => cell(year, id) ?? 0), ...rest.length > 0 ? [rest.reduce((sum, id) => sum + (cell(year, id) ?? 0), 0)] : []],
    })),
    trend: trend.length === 0 ? [] : years.map((_, index) => trend[index] ?? null),
    aYear: trend.length < 2 ? null : Math.round((trend.at(-1)! - trend[0]!) / (trend.length - 1)),
  }
}
