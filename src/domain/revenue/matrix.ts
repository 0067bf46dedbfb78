import type { RevenuePart } from './types'

/** Sums by year and pipeline, smallest units of one currency. */
export interface Matrix {
  /** With revenue, newest first. */
  years: number[]
  /** With revenue, by id. */
  pipelines: number[]
  /** `null` where there was no deal: nothing is not the same as zero. */
  cell: (year: number, pipelineId: number) => number | null
  totalOfYear: (year: number) => number
  totalOfPipeline: (pipelineId: number) => number
  total: number
}

/** A deal that comes twice counts once: lists repeat rows. */
export function buildMatrix(parts: readonly RevenuePart[]): Matrix {
  const once = [...new Map(parts.map(part => [part.dealId, part])).values()]
  const cells = sums(once, ({ year, pipelineId }) => `${year} ${pipelineId}`)
  const years = sums(once, ({ year }) => year)
  const pipelines = sums(once, ({ pipelineId }) => pipelineId)
  return {
    years: [...years.keys()].sort((a, b) => b - a),
    pipelines: [...pipelines.keys()].sort((a, b) => a - b),
    cell: (year, pipelineId) => cells.get(`${year} ${pipelineId}`) ?? null,
    totalOfYear: year => years.get(year) ?? 0,
    totalOfPipeline: pipelineId => pipelines.get(pipelineId) ?? 0,
    total: once.reduce((sum, { minor }) => sum + minor, 0),
  }
}

function sums<K>(parts: readonly RevenuePart[], keyOf: (part: RevenuePart) => K): Map<K, number> {
  const found = new Map<K, number>()
  for (const part of parts)
    found.set(keyOf(part), (found.get(keyOf(part)) ?? 0) + part.minor)
  return found
}
