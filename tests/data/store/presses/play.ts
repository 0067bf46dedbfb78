import type { PlanStep } from '@/domain/store/actions/plan'
import type { PortalCalls } from '@/services/portal/types'
import { runPlan } from '@/services/store/run/runPlan'
import type { StepOutcome } from '@/services/store/types'
import type { Pressed } from '@/solutions/store/presses.fixture'
import { aDevice } from './device.ts'
import type { Device } from './device.ts'
import { effectsOf } from './effects.ts'
import { observe, photograph } from './observe.ts'
import type { Photograph } from './observe.ts'
import { colleagueOf } from './people.ts'
import { openCard, planOf } from './press.ts'
import type { Card } from './press.ts'
import { cardOf, seed } from './seed.ts'
import type { Shop } from './shop.ts'
import { Closed, openPage } from './trouble.ts'
import type { Page, Strike, Writes } from './trouble.ts'

/** What is done to a press beside pressing it. */
export type Trouble
  = | { kind: 'none' }
    /** Reply lost, or the page closed and opened again, at the nth write. */
    | { kind: 'strike', strike: Strike }
    | { kind: 'twiceInRow' }
    | { kind: 'twiceAtOnce' }
    | { kind: 'twoPeople' }
    /** Closed for good after the nth write; a colleague whose card was open presses six minutes later. */
    | { kind: 'handedOver', nth: number }

/** A protection that a control takes away. */
export interface Removal { calls?: (calls: PortalCalls) => PortalCalls, switches?: Readonly<Record<string, unknown>> }

/** What became of a press: of each time it was pressed, and of the portal. */
export interface Ending {
  outcomes: StepOutcome[][]
  steps: PlanStep[]
  /** One line for each effect. */
  effects: string[]
  writes: Writes
}

interface Scene { shop: Shop, pressed: Pressed, before: Photograph, change: (calls: PortalCalls) => PortalCalls }
interface Opened extends Card { page: Page, device: Device }

/** Longer than anybody's press counts as under way. */
const LONG_MS = 6 * 60_000
/** A person who is told that nobody knows presses again, so often at most. */
const MOST_PRESSES = 4

/** Seeds the record, presses its button under this trouble, and looks at the portal. */
export async function play(shop: Shop, pressed: Pressed, trouble: Trouble, { calls: change = calls => calls, switches }: Removal = {}): Promise<Ending> {
  await shop.reset()
  await seed(shop, pressed)
  if (switches)
    await shop.control.send('PATCH', '/_portal/switches', switches)
  const scene: Scene = { shop, pressed, before: photograph(shop), change }
  const { outcomes, writes } = await shop.time.run(playing(scene, trouble))
  const steps = observe(shop, scene.before, cardOf(pressed), pressed.plan.steps)
  return { outcomes, writes, steps, effects: effectsOf(shop, scene.before, steps, pressed.desk.userId) }
}

async function playing(scene: Scene, trouble: Trouble): Promise<Pick<Ending, 'outcomes' | 'writes'>> {
  const mine = await open(scene, scene.pressed.desk.userId, aDevice(), trouble.kind === 'strike' ? trouble.strike : trouble.kind === 'handedOver' ? { nth: trouble.nth, what: 'closedAfter' } : null)
  const plan = planOf(mine, scene.pressed)
  const run = (who: Opened, what = plan) => runPlan(who.store, who.on, what, { look: who.reading.look, clock: scene.shop.time, ...who.device })
  const ended = async (outcomes: StepOutcome[][]) => ({ outcomes, writes: mine.page.writes })
  switch (trouble.kind) {
    case 'none': return ended([await run(mine)])
    case 'strike': return ended(trouble.strike.what.startsWith('closed') ? [await comeBack(scene, mine, () => run(mine))] : await untilKnown(() => run(mine)))
    case 'twiceInRow': return ended([await run(mine), await run(mine)])
    case 'twiceAtOnce': return ended(await Promise.all([run(mine), run(mine)]))
    case 'twoPeople': {
      const theirs = await open(scene, colleagueOf(scene.pressed.desk.userId), aDevice())
      await scene.shop.control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: 400 } })
      return ended((await Promise.all([untilKnown(() => run(mine)), untilKnown(() => run(theirs, planOf(theirs, scene.pressed)))])).flat())
    }
    case 'handedOver': {
      const theirs = await open(scene, colleagueOf(scene.pressed.desk.userId), aDevice())
      await unlessClosed(() => run(mine))
      await scene.shop.time.wait(LONG_MS)
      return ended(await untilKnown(() => run(theirs, planOf(theirs, scene.pressed))))
    }
  }
}

async function open({ shop, pressed, change }: Scene, userId: number, device: Device, strike: Strike | null = null): Promise<Opened> {
  const page = openPage(shop, userId, strike, change)
  return { ...await openCard(shop, page, pressed), page, device }
}

async function untilKnown(run: () => Promise<StepOutcome[]>): Promise<StepOutcome[][]> {
  const all: StepOutcome[][] = []
  do
    all.push(await run())
  while (all.at(-1)!.some(({ kind }) => kind === 'unknown') && all.length < MOST_PRESSES)
  return all
}

async function unlessClosed(run: () => Promise<StepOutcome[]>): Promise<StepOutcome[] | null> {
  return run().catch((error: unknown) => {
    if (error instanceof Closed)
      return null
    throw error
  })
}

/** The page is closed on the way; opened again, it goes on with what its device remembers. */
async function comeBack(scene: Scene, mine: Opened, run: () => Promise<StepOutcome[]>): Promise<StepOutcome[]> {
  const outcomes = await unlessClosed(run)
  if (outcomes !== null)
    return outcomes
  const { page, store, on, device } = await open(scene, mine.page.userId, mine.device)
  const [kept] = await device.journal.list(on)
  if (kept === undefined)
    throw new Error('The device remembers no press.')
  mine.page.writes.push(...page.writes)
  return (await untilKnown(() => runPlan(store, on, kept.plan, { clock: scene.shop.time, ...device }))).at(-1)!
}
