import type { Figure } from './data/cases.ts'
import { judge, round } from './data/judge.ts'
import { writeReport } from './data/report.ts'
import { measureAll } from './data/run.ts'

/**
 * `npm run bench -- data`: reading deals, against the limits of decisions/0011-bulk-reading.md.
 * `npm run bench -- data 1000` only tells the figures of a list of that length.
 *
 * @returns False when a limit is missed.
 */
export async function benchData(only: number | null): Promise<boolean> {
  console.log('Reading deals')
  const figures = await measureAll(only, tell)
  const verdicts = judge(figures)
  for (const { what, value, limit, isGood } of verdicts)
    console.log(`  ${isGood ? 'good' : 'OVER'}  ${what}: ${value} (${limit})`)
  if (only === null)
    writeReport(figures, verdicts)
  return verdicts.every(({ isGood }) => isGood)
}

function tell({ deals, pace, layout, reader, requests, seconds, run }: Figure): void {
  const told = run === null ? 'computed' : `${run.refused} × 503, ${run.peakHeapMb.toFixed(0)} MB${run.isEqual ? '' : ', DIFFERENT ROWS'}`
  console.log(`  ${String(deals).padStart(6)} ${pace} ${layout.padEnd(6)} ${reader.padEnd(12)} ${String(requests).padStart(4)} requests ${round(seconds).padStart(7)} s, ${told}`)
}
