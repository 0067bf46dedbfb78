import type { Matrix } from '@/domain/revenue/matrix'
import type { DividedDeal } from '@/domain/revenue/types'

/** Rows and columns of the table; `null` for the total. */
export interface MatrixPlaces { rows: readonly (number | null)[], columns: readonly (number | null)[] }

/**
 * @param leftOut Deals that do not count: those without a rate have a place all the same.
 * @param names Pipelines in the portal's order.
 * @param totalFirst The column of totals is the first, not the last.
 */
export function matrixPlaces({ years, pipelines }: Pick<Matrix, 'years' | 'pipelines'>, leftOut: readonly DividedDeal[], names: ReadonlyMap<number, string>, totalFirst: boolean): MatrixPlaces {
  const noRate = leftOut.filter(hasPlace)
  const order = [...names.keys()]
  const place = (id: number) => order.includes(id) ? order.indexOf(id) : order.length
  const all = new Set([...pipelines, ...noRate.map(({ deal }) => deal.pipelineId)])
  const columns = [...all].sort((one, other) => place(one) - place(other) || one - other)
  return {
    rows: [...[...new Set([...years, ...noRate.map(({ year }) => year!)])].sort((one, other) => other - one), null],
    columns: totalFirst ? [null, ...columns] : [...columns, null],
  }
}

/** `2025 5` of each cell with a deal that has no rate. */
export function placesWithoutRate(leftOut: readonly DividedDeal[]): ReadonlySet<string> {
  return new Set(leftOut.filter(hasPlace).map(({ year, deal }) => `${year} ${deal.pipelineId}`))
}

function hasPlace({ exclusion, year }: DividedDeal): boolean {
  return exclusion === 'no-rate' && year !== null
}
