import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { floorSeconds } from './cases.ts'
import type { Figure } from './cases.ts'
import { callListSeconds, round } from './judge.ts'
import type { Verdict } from './judge.ts'

const heading = '## Reading deals'

const names = { ours: '**ours**', callList: '`callList`', fetchList: '`fetchList`', batchByChunk: '`batchByChunk`' }

/** Puts the figures under their heading of docs/bench.md; everything else there stays. */
export function writeReport(figures: readonly Figure[], verdicts: readonly Verdict[], path = 'docs/bench.md'): void {
  const document = readFileSync(path, 'utf8')
  const start = document.indexOf(heading)
  const before = start < 0 ? document.trimEnd() : document.slice(0, start).trimEnd()
  const end = start < 0 ? -1 : document.indexOf('\n## ', start + heading.length)
  const after = end < 0 ? '' : document.slice(end)
  writeFileSync(path, `${before}\n\n${section(figures, verdicts)}\n${after}`)
}

function section(figures: readonly Figure[], verdicts: readonly Verdict[]): string {
  return [
    heading, '',
    `\`npm run bench -- data\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}. Portal, reader and bench are processes of their own on this machine.`, '',
    'Fast: 80 ms for the way there and back, 0.4 ms a row (20 ms a full page). Slow: the same way, 0.3 s a page. Limits of a cloud portal: 50 requests at once, 2 a second, 480 s of run time in ten minutes. Every reading is compared with the portal\'s whole state, ids and eight fields.', '',
    '| deals | portal | ids | reader | requests | seconds | floor | 503 | peak heap, MB | equal |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...[...figures].sort((a, b) => a.deals - b.deals).map(rowOf),
    ...computedRows(figures), '',
    '¹ On a clock ten times as fast, which reader and portal share; seconds are the portal\'s. The machine\'s own work counts ten times there.',
    '² Computed from the run of 10,000: the 2 requests a second decide.', '',
    'The peers read 10,000 deals side by side, each from its own portal; they know nothing of how ids lie, so they were not run again for uneven ones. `batchByChunk` reads pages by offset, all of them counted; one that fails would be missing without a word.', '',
    '| figure | | limit | |', '| --- | --- | --- | --- |',
    ...verdicts.map(({ what, value, limit, isGood }) => `| ${what} | ${value} | ${limit} | ${isGood ? '' : '**missed**'} |`),
  ].join('\n')
}

function rowOf(figure: Figure): string {
  const floor = figure.reader === 'ours' && figure.deals > 50 ? round(floorSeconds(figure.deals, figure.pace)) : ''
  return `| ${figure.deals} | ${figure.pace} | ${figure.layout} | ${names[figure.reader]} | ${figure.requests} | ${round(figure.seconds)}${figure.rate === 1 ? '' : ' ¹'} | ${floor} | ${figure.refused} | ${figure.peakHeapMb.toFixed(0)} | ${figure.isEqual ? 'yes' : '**no**'} |`
}

function computedRows(figures: readonly Figure[]): string[] {
  const deals = 100_000
  return figures.filter(one => one.deals === 10_000 && (one.reader === 'callList' || one.reader === 'fetchList'))
    .map(one => `| ${deals} | fast | even | ${names[one.reader]} | ${deals / 50 + 1} ² | ${round(callListSeconds(one, deals))} ² | | | | |`)
}
