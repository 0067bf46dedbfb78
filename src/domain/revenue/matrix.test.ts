import { expect, it } from 'vitest'
import { buildMatrix } from './matrix'

const part = (dealId: number, year: number, pipelineId: number, minor: number) => ({ dealId, year, pipelineId, minor })

it('sums by year and pipeline add up both ways', () => {
  const matrix = buildMatrix([part(1, 2025, 3, 100), part(2, 2026, 3, 50), part(3, 2025, 5, 7), part(4, 2025, 3, -20), part(1, 2025, 3, 100)])
  expect(matrix).toMatchObject({ years: [2026, 2025], pipelines: [3, 5], total: 137 })
  expect([matrix.cell(2025, 3), matrix.cell(2025, 5), matrix.cell(2026, 3), matrix.cell(2026, 5)]).toEqual([80, 7, 50, null])
  expect(matrix.years.map(matrix.totalOfYear)).toEqual([50, 87])
  expect(matrix.pipelines.map(matrix.totalOfPipeline)).toEqual([130, 7])
})

it('a deal that came to nothing is a zero, no deal is none', () => {
  const { cell } = buildMatrix([part(1, 2025, 3, 0)])
  expect([cell(2025, 3), cell(2024, 3)]).toEqual([0, null])
})
