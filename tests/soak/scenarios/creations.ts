import type { FaultRule, Random } from 'b24-local-portal'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'
import type { Person, Stage } from '../stage.ts'

const DEAL = 2
const DATES = 12
/** So many times as fast the portal's clock and the person's waits run. */
const RATE = 20
/** A request is ended by the cloud after 60 s: what comes within so many seconds must not be doubled, later it must be named. */
const SURELY_ONCE_SECONDS = 20

interface Made { additionalInfo: string | null }

/** Deals by the date they were made for, counted in the portal's own state. */
function countByDate({ portal }: Stage): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { additionalInfo } of [...portal.state.items.get(DEAL)?.values() ?? []] as unknown as Made[])
    counts.set(additionalInfo ?? '', (counts.get(additionalInfo ?? '') ?? 0) + 1)
  return counts
}

async function prepare({ control }: Stage, rules: FaultRule[] = []): Promise<void> {
  await control.send('PATCH', '/_portal/limits', { rate: null, requestSeconds: null, interleave: { fromMs: 0, toMs: 400 } })
  await control.send('POST', '/_portal/clock', { rate: RATE })
  await control.send('PUT', '/_portal/faults', rules)
}

/** Nothing of what was cut off is still to come. */
async function untilSettled({ control }: Stage): Promise<void> {
  for (;;) {
    const { late } = await control.get<{ late: unknown[] }>('/_portal/faults')
    if (late.length === 0)
      return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

function judge(stage: Stage, names: readonly string[], reported: readonly string[]): Verdict {
  const counts = countByDate(stage)
  const wrong = names.filter(name => counts.get(name) !== 1 && !(reported.includes(name) && (counts.get(name) ?? 0) > 1))
  return wrong.length === 0 ? kept : broken(wrong.map(name => `${name}: ${counts.get(name) ?? 0} deals`).join(', '))
}

const cutAdd = (when: FaultRule['when'], effect: FaultRule['do']): FaultRule => ({ when: { method: 'crm.item.add', times: 1, ...when }, do: effect })

async function loseReply(stage: Stage, random: Random, effect: FaultRule['do'], lateSeconds: number): Promise<Verdict> {
  await prepare(stage, [cutAdd({ nth: random.whole(1, DATES) }, effect)])
  const names = newNames()
  const person = stage.people[0]!
  const first = await person.do('create', names, RATE)
  await untilSettled(stage)
  if (lateSeconds <= SURELY_ONCE_SECONDS)
    return judge(stage, names, [])
  const again = await person.do('create', names, RATE)
  return judge(stage, names, [...first.duplicates, ...again.duplicates])
}

let series = 0

/** Names no run had before: the people's browsers remember their plans from run to run, as real ones do. */
function newNames(): string[] {
  const run = `${process.pid}-${++series}`
  return Array.from({ length: DATES }, (_, index) => `soak-${run}-${index}`)
}

async function killTab(stage: Stage, afterDeals: number): Promise<Verdict> {
  await prepare(stage)
  const names = newNames()
  const person = stage.people[0]!
  let isOver = false
  const underWay = person.do('create', names, RATE).catch(() => 'killed').finally(() => { isOver = true })
  while (dealsMade(stage) < afterDeals && !isOver)
    await soon()
  await person.leave()
  await underWay
  await person.comeBack()
  const { unfinished } = await person.do('create', names, RATE)
  return unfinished === 0 ? judge(stage, names, []) : broken(`${unfinished} deals unfinished`)
}

const dealsMade = ({ portal }: Stage) => portal.state.items.get(DEAL)?.size ?? 0

const soon = () => new Promise(resolve => setTimeout(resolve, 2))

async function twoAtOnce(stage: Stage, people: readonly Person[]): Promise<Verdict> {
  await prepare(stage)
  const names = newNames()
  const results = await Promise.all(people.map(person => person.do('create', names, RATE)))
  return judge(stage, names, results.flatMap(({ duplicates }) => duplicates))
}

const lost = (name: string, runs: number, effect: FaultRule['do'], lateSeconds: number): Case => ({ name: `reply lost, ${name}`, runs, run: (stage, random) => loseReply(stage, random, effect, lateSeconds) })

const cases: Case[] = [
  lost('applied at once', 30, { kind: 'cut-after' }, 0),
  lost('never applied', 30, { kind: 'cut-before' }, 0),
  lost('cut in the middle of the batch', 30, { kind: 'cut-within' }, 0),
  lost('applied 20 s later', 20, { kind: 'cut-late', seconds: 20 }, 20),
  lost('applied 55 s later', 10, { kind: 'cut-late', seconds: 55 }, 55),
  ...[[1, 34], [6, 33], [11, 33]].map(([deals, runs]): Case => ({
    name: `tab killed after deal ${deals} of ${DATES}`, runs: runs!, run: stage => killTab(stage, deals!),
  })),
  { name: 'two people in the same second: one deal each, or the second named', runs: 20, run: stage => twoAtOnce(stage, stage.people.slice(0, 2)) },
  {
    name: 'sent again without asking',
    runs: 20,
    isControl: true,
    async run(stage) {
      await prepare(stage, [cutAdd({}, { kind: 'cut-after' })])
      const names = newNames()
      await stage.people[0]!.do('createBlindly', names)
      return judge(stage, names, [])
    },
  },
]

export const creations: Scenario = {
  name: 'creations',
  promise: 'Twelve deals made in a batch: exactly twelve after a lost reply (applied at once or 20 s later), after a killed tab; a second one that comes 55 s late, or from another person in the same second, is named.',
  people: 2,
  cases,
}
