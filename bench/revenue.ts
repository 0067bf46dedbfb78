import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { catchUp } from '../src/services/revenue/catchUp.ts'
import { readContact } from '../src/services/revenue/readContact.ts'
import { Recalculation } from '../src/services/revenue/recalculate.ts'
import { round } from './data/judge.ts'
import type { Verdict } from './data/judge.ts'
import { openBenchClub } from './revenue/club.ts'
import type { BenchClub, Traffic } from './revenue/club.ts'

const heading = '## Revenue by year'
const DEALS = 20_000
/** Deals on the first page of a list. */
const ONE_PAGE = 50

interface Line { what: string, seconds: number, traffic: Traffic }

/**
 * `npm run bench -- revenue`: a client's page, the whole recalculation and catching up, against the limits of the task.
 * `npm run bench -- revenue 2000` only tells the figures of a club of that size.
 *
 * @returns False when a limit is missed.
 */
export async function benchRevenue(only: number | null): Promise<boolean> {
  const deals = only ?? DEALS
  console.log(`Revenue of a club with ${deals} deals`)
  const club = await openBenchClub(deals)
  try {
    const { lines, verdicts } = await measureAll(club)
    for (const { what, value, limit, isGood } of verdicts)
      console.log(`  ${isGood ? 'good' : 'OVER'}  ${what}: ${value} (${limit})`)
    if (only === null)
      writeReport(deals, lines, verdicts)
    return verdicts.every(({ isGood }) => isGood)
  }
  finally {
    await club.close()
  }
}

async function measureAll(club: BenchClub): Promise<{ lines: Line[], verdicts: Verdict[] }> {
  const { calls, map, clock, dealsOf } = club
  const lines: Line[] = []
  const verdicts: Verdict[] = []
  async function take<T>(what: string, work: () => Promise<T>, limits: (result: T, traffic: Traffic) => [what: string, value: number, limit: number][]): Promise<void> {
    const { result, seconds, traffic } = await club.measure(work)
    lines.push({ what, seconds, traffic })
    console.log(`  ${what}: ${traffic.requests} requests, ${round(seconds)} s, ${traffic.contactsWritten} written`)
    for (const [name, value, limit] of limits(result, traffic))
      verdicts.push({ what: `${what}: ${name}`, value: String(value), limit: `≤ ${limit}`, isGood: value <= limit })
  }
  const open = (id: number) => () => readContact(calls, map, { kind: 'contact', id })
  const [small = 0, smallDeals = 0] = dealsOf.find(([, count]) => count <= ONE_PAGE) ?? []
  const [large = 0, largeDeals = 0] = dealsOf[0] ?? []
  await take(`a contact of ${smallDeals} deals`, open(small), ({ deals }, { requests }) => [['requests', requests, 1], ['deals missing', smallDeals - (deals?.length ?? 0), 0]])
  await take(`the contact of most deals, ${largeDeals}`, open(large), ({ deals }, { requests }) => [['requests', requests, largeDeals > ONE_PAGE ? 2 : 1], ['deals missing', largeDeals - (deals?.length ?? 0), 0]])
  const recalculate = () => new Recalculation(calls, { language: 'ru', clock, runner: 'bench' }).run(new AbortController().signal)
  await take('the whole recalculation', recalculate, (result, { contactsWritten }) => [['contacts left out', dealsOf.length - contactsWritten, 0], ['not done', Number(result.kind !== 'done'), 0]])
  await club.change(1, { comments: 'Ничего, что касалось бы выручки.' })
  await take('recalculated again', recalculate, (_, { contactsWritten }) => [['contacts written', contactsWritten, 0]])
  const refresh = () => catchUp(calls, { language: 'ru', clock })
  await take('catching up with nothing changed', refresh, (_, { requests, contactsWritten }) => [['requests', requests, 3], ['contacts written', contactsWritten, 0]])
  await club.change(6, { opportunity: 900_000, isManualOpportunity: 'Y' })
  await take('catching up with one deal of three contacts', refresh, (_, { contactsWritten }) => [['contacts written', contactsWritten, 3]])
  verdicts.push({ what: 'answers 503', value: String(lines.reduce((sum, { traffic }) => sum + traffic.refused, 0)), limit: '≤ 0', isGood: lines.every(({ traffic }) => traffic.refused === 0) })
  return { lines, verdicts }
}

/** Puts the figures under their heading of docs/bench.md; everything else there stays. */
function writeReport(deals: number, lines: readonly Line[], verdicts: readonly Verdict[], path = 'docs/bench.md'): void {
  const document = readFileSync(path, 'utf8')
  const start = document.indexOf(heading)
  const before = start < 0 ? document.trimEnd() : document.slice(0, start).trimEnd()
  const end = start < 0 ? -1 : document.indexOf('\n## ', start + heading.length)
  const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const section = [
    heading, '',
    `\`npm run bench -- revenue\`, ${today}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}. The world \`trips\` with ${deals} deals; portal and page in one process, on a clock ten times as fast: the machine's own work counts ten times.`, '',
    '80 ms for the way there and back, 0.4 ms a row, 60 ms for a contact that is written; limits of a cloud portal.', '',
    '| what | requests | contacts written | seconds |', '| --- | --- | --- | --- |',
    ...lines.map(({ what, seconds, traffic }) => `| ${what} | ${traffic.requests} | ${traffic.contactsWritten} | ${round(seconds)} |`), '',
    '| figure | | limit | |', '| --- | --- | --- | --- |',
    ...verdicts.map(({ what, value, limit, isGood }) => `| ${what} | ${value} | ${limit} | ${isGood ? '' : '**missed**'} |`),
  ].join('\n')
  writeFileSync(path, `${before}\n\n${section}\n${end < 0 ? '' : document.slice(end)}`)
}
