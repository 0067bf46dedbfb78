import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { floorSeconds } from './cases.ts'
import type { Figure } from './cases.ts'
import { round } from './judge.ts'
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
  const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return [
    heading, '',
    `\`npm run bench -- data\`, ${today}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}. The local portal, the reader and the bench are processes of their own on this machine; every reading has a fresh process.`, '',
    'Fast: 80 ms for the way there and back, 0.4 ms a row (20 ms a full page). Slow: the same way, 0.3 s a page. Limits of a cloud portal: 50 requests at once, 2 a second, 480 s of run time in ten minutes. Uneven ids: thin old ones, two jumps of two million, most of them close together at the end. Every reading is compared with the portal\'s whole state, ids and eight fields.', '',
    '| deals | portal | ids | reader | requests | seconds | floor | 503 | peak heap, MB | equal |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...figures.toSorted(inTable).map(rowOf), '',
    'Ours up to 1,000 deals: the middle of three readings. The floor is what the portal\'s laws allow at best (decisions/0011-bulk-reading.md).', '',
    '¹ On a clock ten times as fast, which reader and portal share; seconds are the portal\'s. The machine\'s own work counts ten times there.', '',
    '² Computed from the run of 10,000, in the peer\'s favour: 2 requests a second once 50 have gone out, and what its requests took beyond that; at least what 480 s of run time in ten minutes allow.', '',
    'The three peers read side by side, each from its own portal. `callList` and `batchByChunk` keep all rows, ours and `fetchList` hand them over as they come. `batchByChunk` reads pages by offset, all of them counted; a page that fails is left out without a word.', '',
    '| figure | | limit | |', '| --- | --- | --- | --- |',
    ...verdicts.map(({ what, value, limit, isGood }) => `| ${what} | ${value} | ${limit} | ${isGood ? '' : '**missed**'} |`),
  ].join('\n')
}

/** By deals, portal and ids; readers in the order of their names above. */
function inTable(a: Figure, b: Figure): number {
  const order = Object.keys(names)
  return a.deals - b.deals || a.pace.localeCompare(b.pace) || a.layout.localeCompare(b.layout) || order.indexOf(a.reader) - order.indexOf(b.reader)
}

function rowOf({ reader, deals, pace, layout, requests, seconds, run }: Figure): string {
  const floor = reader === 'ours' ? round(floorSeconds(deals, pace)) : ''
  const note = run === null ? ' ²' : run.rate === 1 ? '' : ' ¹'
  const told = run === null ? ['', '', ''] : [run.refused, run.peakHeapMb.toFixed(0), run.isEqual ? 'yes' : '**no**']
  return `| ${[deals, pace, layout, names[reader], run === null ? `${requests} ²` : requests, `${round(seconds)}${note}`, floor, ...told].join(' | ')} |`
}
