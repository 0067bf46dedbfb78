import type { Random } from 'b24-local-portal'
import { openClub } from '../../data/revenue/club.ts'
import type { Club } from '../../data/revenue/club.ts'
import { killable, Killed } from '../../data/revenue/killable.ts'
import type { KillPoint } from '../../data/revenue/killable.ts'
import { openOffice, recalculate } from '../../data/revenue/office.ts'
import type { Office } from '../../data/revenue/office.ts'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'

const DEALS = 20_000
const SECOND_ADMINISTRATOR = 71
/** Contacts of one writing request, once the pace has been found. */
const CONTACTS_AT_ONCE = 25

/** The large club, and what its contacts hold after a run that nobody disturbed. */
interface LargeClub { club: Club, office: Office, wanted: string, writes: number }

let opened: Promise<LargeClub> | null = null

async function open(): Promise<LargeClub> {
  const club = await openClub(() => {}, DEALS)
  const office = openOffice(club)
  await club.control.send('POST', '/_portal/import', { users: [{ id: SECOND_ADMINISTRATOR, name: 'Второй администратор', isAdmin: true }] })
  await club.control.send('PATCH', '/_portal/limits', { operatingSeconds: null })
  await club.control.send('POST', '/_portal/snapshot')
  const { kind, run } = await recalculate(club.calls)
  const wrong = await office.wrong()
  if (kind !== 'done' || wrong.length > 0)
    throw new Error(`The undisturbed run ended as ${kind}, and ${wrong.length} contacts differ from the recount.`)
  return { club, office, wanted: JSON.stringify(await office.written()), writes: Math.ceil(run.outcomes.size / CONTACTS_AT_ONCE) }
}

/** A run whose tab is closed somewhere, begun again by another person. */
async function cutOff(random: Random): Promise<Verdict> {
  const { club, office, wanted, writes } = await (opened ??= open())
  await club.control.send('POST', '/_portal/reset')
  const isReading = random.whole(1, 5) === 1
  const point: KillPoint = { kind: isReading ? 'read' : 'write', nth: isReading ? random.whole(3, 12) : random.whole(1, writes), when: random.whole(0, 1) === 0 ? 'before' : 'after' }
  const says = (what: string) => broken(`${what} after a kill ${point.when} ${point.kind} request ${point.nth}`)
  const first = await recalculate(killable(club.calls, point), { runner: 'first' }).then(() => null, (error: unknown) => error)
  if (!(first instanceof Killed))
    return says('The run was not cut off')
  await office.later()
  const second = await recalculate(await club.callsOf(SECOND_ADMINISTRATOR), { runner: 'second' })
  if (second.kind !== 'done' || second.proof.difference !== 0 || second.proof.differing.length > 0)
    return says(`The second run ended as ${second.kind}`)
  return JSON.stringify(await office.written()) === wanted ? kept : says('Fields differ')
}

const cases: Case[] = [
  { name: `${DEALS.toLocaleString('en')} deals, the tab closed somewhere, gone on with by another administrator`, runs: 10, run: (_, random) => cutOff(random) },
]

export const recalculation: Scenario = {
  name: 'recalculation',
  promise: 'A recalculation of 20,000 deals killed at ten points and resumed by another user: every contact holds what it does after an uninterrupted one, which is what a slow recount comes to.',
  people: 0,
  cases,
}
