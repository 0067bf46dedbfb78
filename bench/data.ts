import { round } from './data/judge.ts'
import { judge } from './data/judge.ts'
import { writeReport } from './data/report.ts'
import { measureAll } from './data/run.ts'

/** `npm run bench -- data`: reading deals, against the limits of decisions/0011-bulk-reading.md. @returns False when one is missed. */
export async function benchData(): Promise<boolean> {
  console.log('Reading deals')
  const figures = await measureAll(({ deals, pace, layout, reader, requests, seconds, refused, peakHeapMb, isEqual }) =>
    console.log(`  ${String(deals).padStart(6)} ${pace} ${layout.padEnd(6)} ${reader.padEnd(12)} ${String(requests).padStart(4)} requests ${round(seconds).padStart(7)} s, ${refused} × 503, ${peakHeapMb.toFixed(0)} MB${isEqual ? '' : ', DIFFERENT ROWS'}`))
  const verdicts = judge(figures)
  for (const { what, value, limit, isGood } of verdicts)
    console.log(`  ${isGood ? 'good' : 'OVER'}  ${what}: ${value} (${limit})`)
  writeReport(figures, verdicts)
  return verdicts.every(({ isGood }) => isGood)
}
