import type { Random } from 'b24-local-portal'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'
import type { Stage } from '../stage.ts'

const JITTER_MS = 400

/** The portal lets others in between check and write, as a busy one does. */
async function jitter({ control }: Stage): Promise<void> {
  await control.send('PATCH', '/_portal/limits', { rate: null, interleave: { fromMs: 0, toMs: JITTER_MS } })
}

function judge(outcomes: string[]): Verdict {
  const winners = outcomes.filter(kind => kind === 'ours').length
  const others = outcomes.filter(kind => kind === 'taken').length
  return winners === 1 && winners + others === outcomes.length ? kept : broken(outcomes.join(', '))
}

async function race(stage: Stage, random: Random, count: number): Promise<Verdict> {
  await jitter(stage)
  const people = stage.people.slice(0, count)
  const folder = await people[0]!.do('openFolder')
  const key = `coupon-${random.whole(1, 1_000_000)}`
  return judge(await Promise.all(people.map((person, index) => person.do('claim', folder.id, key, person.userId, `operation-${index}`, random.whole(0, JITTER_MS)))))
}

async function raceByRecord(stage: Stage, random: Random, count: number): Promise<Verdict> {
  await jitter(stage)
  const key = `coupon-${random.whole(1, 1_000_000)}`
  return judge(await Promise.all(stage.people.slice(0, count).map((person, index) => person.do('claimByRecord', key, `operation-${index}`, random.whole(0, JITTER_MS)))))
}

const cases: Case[] = [
  ...[2, 5, 25].map((count): Case => ({ name: `${count} employees, 0–${JITTER_MS} ms apart`, runs: 20, run: (stage, random) => race(stage, random, count) })),
  ...[2, 5, 25].map((count): Case => ({ name: `without Drive, ${count} employees`, runs: 20, run: (stage, random) => raceByRecord(stage, random, count) })),
  {
    name: 'the table of folders has no unique key',
    runs: 20,
    isControl: true,
    async run(stage, random) {
      await stage.control.send('PATCH', '/_portal/switches', { diskUniqueKey: false })
      return race(stage, random, 25)
    },
  },
]

export const claims: Scenario = {
  name: 'claims',
  promise: 'A coupon claimed by 2, 5 and 25 employees at once, each in a browser of their own: exactly one has it.',
  people: 25,
  cases,
}
