import type { PortalCalls } from '@/services/portal/types'
import type { StepOutcome } from '@/services/store/types'
import type { Pressed } from '@/solutions/store/presses.fixture'
import { buttonPresses } from './cases.ts'
import { play } from './play.ts'
import type { Removal, Trouble } from './play.ts'
import type { Shop } from './shop.ts'

/** Everything that may befall a press, told from an undisturbed one: its effects and its writes. */
export async function troublesOf(shop: Shop, pressed: Pressed): Promise<{ wanted: string[], troubles: Trouble[] }> {
  const { effects, writes } = await play(shop, pressed, { kind: 'none' })
  const strikes = writes.flatMap((write, index): Trouble[] => [
    ...(['lostApplied', 'lostNotApplied', 'closedBefore', 'closedAfter'] as const).map(what => ({ kind: 'strike' as const, strike: { nth: index + 1, what } })),
    // A task that its assignment does not name yet is seen by nobody else: here alone a colleague may set it a second time.
    ...(write === 'tasks.task.add' ? [] : [{ kind: 'handedOver' as const, nth: index + 1 }]),
  ])
  return { wanted: effects, troubles: [{ kind: 'twiceInRow' }, { kind: 'twiceAtOnce' }, { kind: 'twoPeople' }, ...strikes] }
}

/** What is broken: an effect that is doubled, or missing though the press was said to be over; nothing is held back for good. */
export async function judge(shop: Shop, pressed: Pressed, trouble: Trouble, wanted: readonly string[], removal: Removal = {}): Promise<string[]> {
  const name = nameOfTrouble(trouble)
  const { effects, outcomes } = await play(shop, pressed, trouble, removal)
  const more = differences(effects, wanted)
  // Of a press that was left half way, a record has half of its fields: that is not twice.
  const doubled = (trouble.kind === 'handedOver' ? more.filter(line => !/"do":"(?:update|create)"/.test(line) || isTwice(line, effects)) : more).map(line => `${name}: more than wanted: ${line}`)
  const missing = differences(wanted, effects).map(line => `${name}: missing: ${line}`)
  const last = outcomes.at(-1)!
  // A colleague on another device is told that the record has moved on: what is left over, the first person's device does. Nor does a
  // colleague see another's tasks; their assignments end all the same.
  const isLeft = trouble.kind === 'handedOver' && last.some(({ kind }) => kind === 'conflict')
  const isOthers = (line: string) => (trouble.kind === 'handedOver' || trouble.kind === 'twoPeople') && line.includes('"do":"finishTask')
  return [...doubled, ...(isLeft ? [] : missing.filter(line => !isOthers(line))), ...(isOver(last) || isLeft ? [] : [`${name}: ended as ${last.map(({ kind }) => kind).join(', ')}`])]
}

function isOver(outcomes: readonly StepOutcome[]): boolean {
  return outcomes.every(outcome => outcome.kind === 'done' || (outcome.kind === 'due' && outcome.why !== 'nobody'))
}

/** Two records of one name. */
function isTwice(line: string, effects: readonly string[]): boolean {
  const name = /"do":"create","entity":"\w+","name":"[^"]*"/.exec(line)?.[0]
  return name !== undefined && effects.filter(other => other.includes(name)).length > 1
}

/** Lines of one that the other lacks, as often as it does. */
function differences(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return one.filter(line => {
    const at = left.indexOf(line)
    if (at < 0)
      return true
    left.splice(at, 1)
    return false
  })
}

export function nameOfTrouble(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'none': return 'undisturbed'
    case 'twiceInRow': return 'pressed twice in a row'
    case 'twiceAtOnce': return 'pressed twice at once'
    case 'twoPeople': return 'pressed by two people at once'
    case 'handedOver': return `closed for good after write ${trouble.nth}`
    case 'strike': return `${{ lostApplied: 'reply lost of', lostNotApplied: 'lost on the way:', closedBefore: 'page closed before', closedAfter: 'page closed after' }[trouble.strike.what]} write ${trouble.strike.nth}`
  }
}

type Write = Parameters<PortalCalls['write']>

/** Sends a write again when no answer came. */
const sendsAgain: Removal = {
  calls: calls => ({
    ...calls,
    async write<T>(...given: Write) {
      const first = await calls.write<T>(...given)
      return first.kind === 'unknown' ? calls.write<T>(...given) : first
    },
    async writeBatch(commands, options) {
      const first = await calls.writeBatch(commands, options)
      return first.kind === 'unknown' ? calls.writeBatch(commands, options) : first
    },
  }),
}

/** Lets people make their records at the same moment: the Drive takes a name twice. */
const noUniqueNames: Removal = { switches: { diskUniqueKey: false } }

const press = (id: string) => buttonPresses.find(({ action }) => action.id === id)!

/** Presses of which every write is struck while its protection is away. */
async function everyLostReply(shop: Shop, pressed: Pressed, removal: Removal): Promise<string[]> {
  const { wanted, troubles } = await troublesOf(shop, pressed)
  const lost = troubles.filter(trouble => trouble.kind === 'strike' && trouble.strike.what === 'lostApplied')
  const broken: string[] = []
  for (const trouble of lost)
    broken.push(...(await judge(shop, pressed, trouble, wanted, removal)).filter(line => line.includes('more than wanted')))
  return broken
}

/** Whether they meet is chance: so often at most. */
const MOST_MEETINGS = 30

async function twoPeople(shop: Shop, pressed: Pressed, removal: Removal): Promise<string[]> {
  const { wanted } = await troublesOf(shop, pressed)
  for (let meeting = 0; meeting < MOST_MEETINGS; meeting++) {
    const doubled = (await judge(shop, pressed, { kind: 'twoPeople' }, wanted, removal)).filter(line => line.includes('more than wanted'))
    if (doubled.length > 0)
      return doubled
  }
  return []
}

/** Each has to break: else the judge is blind. */
export const controls: { without: string, show: (shop: Shop) => Promise<string[]> }[] = [
  { without: 'a write is sent again when no answer came', show: shop => everyLostReply(shop, press('holdLost'), sendsAgain) },
  { without: 'the Drive takes a name twice, and two people press', show: shop => twoPeople(shop, press('createDeal'), noUniqueNames) },
]
