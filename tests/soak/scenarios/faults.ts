import type { Random } from 'b24-local-portal'
import { flows } from '../../data/faults/flows.ts'
import type { Flow } from '../../data/faults/flows.ts'
import { furnish } from '../../data/faults/office.ts'
import type { Office, Removal } from '../../data/faults/office.ts'
import { draw } from '../../data/faults/script.ts'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'

const SCRIPTS = 2000
const CONTROL_SCRIPTS = 200
const LARGEST_SEED = 2 ** 31 - 1

let office: Office | null = null

async function play({ plays }: Flow, random: Random, removal?: Removal, breaks = ''): Promise<Verdict> {
  const one = draw(plays, random.whole(0, LARGEST_SEED))
  const texts = (await one(office!, removal)).filter(text => text.startsWith(breaks))
  return texts.length === 0 ? kept : broken(`${texts.join('; ')} in ${one.toString()}`)
}

const casesOf = (flow: Flow): Case[] => [
  { name: `${flow.name}: random scripts`, runs: SCRIPTS, run: (_, random) => play(flow, random) },
  ...flow.controls.map(({ without, removal, breaks }): Case => ({
    name: `${flow.name}: ${without}`, runs: CONTROL_SCRIPTS, isControl: true, run: (_, random) => play(flow, random, removal, breaks),
  })),
]

export const faults: Scenario = {
  name: 'faults',
  promise: `${flows.map(({ name, promise }) => `${name[0]!.toUpperCase()}${name.slice(1)}: ${promise[0]!.toLowerCase()}${promise.slice(1)}`).join('. ')}. Random scripts of cut, late, half answered, refused, delayed and mistyped requests, one to three people at once; judged by the portal's own state and by what went over the wire.`,
  people: 0,
  async prepare(portal, control) {
    office = await furnish(portal, control)
  },
  cases: flows.flatMap(casesOf),
}
