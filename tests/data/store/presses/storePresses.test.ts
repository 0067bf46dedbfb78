import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactButtons } from '@/domain/store/actions/pressContact'
import { dealButtons } from '@/domain/store/actions/pressDeal'
import { leadButtons } from '@/domain/store/actions/pressLead'
import type { Case, ContactFacts, DealFacts, Desk, LeadFacts } from '@/domain/store/actions/facts'
import { tasksOf } from '@/domain/store/actions/plan'
import { dealStageRoles, leadStatusRoles } from '@/domain/store/roles'
import { storeRoles } from '@/domain/store/roles'
import { actionOfButton, coverage, pressesOfTransition } from '@/solutions/store/coverage.fixture'
import { doesEffect, roleOfPlace, setsTask } from '@/solutions/store/effects.fixture'
import { aContact, aDeal, aDesk, aLead } from '@/solutions/store/presses.fixture'
import type { Pressed } from '@/solutions/store/presses.fixture'
import { requirements, tasks, transitions } from '@/solutions/store/specification.fixture'
import { buttonPresses, nameOf } from './cases.ts'
import { leftBy, planned, withoutOwn } from './left.ts'
import { people } from './people.ts'
import { play } from './play.ts'
import type { Ending } from './play.ts'
import { readCard, storeOf } from './press.ts'
import { cardOf, openTasks, seed } from './seed.ts'
import { openShop } from './shop.ts'
import type { Shop } from './shop.ts'
import { openPage } from './trouble.ts'

let shop: Shop
const endings = new Map<Pressed, Promise<Ending>>()
const endingOf = (pressed: Pressed): Promise<Ending> => {
  const known = endings.get(pressed) ?? play(shop, pressed, { kind: 'none' })
  endings.set(pressed, known)
  return known
}
/**
 * The press with what the portal holds after it in the place of its plan. Of what is due later the portal holds the record's own
 * dates; what is to be done then is the plan's.
 */
async function asLeft(pressed: Pressed): Promise<Pressed> {
  const { steps, outcomes } = await endingOf(pressed)
  const due = pressed.plan.steps.filter((_, index) => outcomes[0]![index]!.kind === 'due')
  return { ...pressed, plan: { ...pressed.plan, steps: [...steps, ...due] } }
}
/** Sellers are asked by routing; the press makes the visit that waits for one. */
const isByRouting = (effect: string) => /^seller by queue$|^The request goes to the sellers of the chosen shop/.test(effect)

beforeAll(async () => { shop = await openShop() })
afterAll(() => shop.running.close())

const named = (list: readonly Pressed[]) => list.map(pressed => [nameOf(pressed), pressed] as const)
const isWord = (effect: string) => !isByRouting(effect) && doesEffect({ ...buttonPresses[0]!, plan: { ...buttonPresses[0]!.plan, steps: [] } }, effect) !== null

describe('a press in the portal', () => {
  it.each(named(buttonPresses))('ends, and leaves what its plan says and nothing else: %s', async (_, pressed) => {
    const { outcomes, steps } = await endingOf(pressed)
    expect(outcomes[0]!.filter(outcome => outcome.kind !== 'done' && !(outcome.kind === 'due' && outcome.why !== 'nobody'))).toEqual([])
    const place = { map: shop.map, on: cardOf(pressed) }
    const plan = planned(pressed.plan.steps, place, openTasks(pressed), pressed.desk.userId)
    expect(withoutOwn(leftBy(steps, place), plan)).toEqual(plan)
  })
})

describe('transitions of the specification leave in the portal', () => {
  const buttons = new Set(buttonPresses.map(({ action }) => action.id))
  const all = [...transitions.lead, ...transitions.deal].filter(({ id }) => pressesOfTransition[id]!.some(action => buttons.has(action)))
  const pressesFor = (id: string) => buttonPresses.filter(({ action }) => pressesOfTransition[id]!.includes(action.id))

  it.each(all.map(transition => [transition.id, `${transition.from ?? '–'} → ${transition.to}`, transition] as const))('%s %s', async (id, _, { to }) => {
    const left = await Promise.all(pressesFor(id).map(asLeft))
    const target = roleOfPlace(to)
    expect(left.some(({ place, plan }) => place === target || plan.steps.some(step => (step.do === 'create' || step.do === 'update') && (step.status ?? step.stage) === target))).toBe(true)
  })

  it.each(all.flatMap(transition => transition.effects.filter(isWord).map(effect => [transition.id, effect] as const)))('%s: %s', async (id, effect) => {
    const done = await Promise.all(pressesFor(id).map(async pressed => doesEffect(await asLeft(pressed), effect)))
    expect(done).toContain(true)
  })
})

describe('requirements leave in the portal what they say', () => {
  const covered = requirements.flatMap(requirement => {
    const by = coverage.get(requirement.id)
    return by?.by === 'actions' ? requirement.effects.map(effect => ({ ...requirement, effect, doers: buttonPresses.filter(pressed => by.presses.includes(pressed.action.id) && !isByRouting(effect) && doesEffect(pressed, effect) === true) })) : []
  }).filter(({ doers }) => doers.length > 0)

  it.each(covered.map(({ id, effect, doers }) => [id, effect, doers] as const))('%s: %s', async (_, effect, doers) => {
    const missing: string[] = []
    for (const pressed of doers) {
      if (!doesEffect(await asLeft(pressed), effect))
        missing.push(nameOf(pressed))
    }
    expect(missing).toEqual([])
  })
})

describe('tasks stand in the portal word for word, due when the client says', () => {
  const set = tasks.flatMap(task => {
    const doers = buttonPresses.filter(pressed => tasksOf(pressed.plan).length > 0 && setsTask(pressed, task.id))
    return doers.length === 0 ? [] : [[task.id, task.title, doers] as const]
  })

  it.each(set)('%s «%s»', async (id, _, doers) => {
    for (const pressed of doers)
      expect(setsTask(await asLeft(pressed), id), nameOf(pressed)).toBe(true)
  })
})

describe('a card shows a button of the specification where and to whom it says', () => {
  const roleOf: Record<string, string> = { operator: 'operator', cashier: 'cashier', seller: 'seller', 'store administrator': 'storeAdministrator' }
  const own = transitions.buttons.filter(({ card }) => card !== 'shop floor')
  const facts = [...leadStatusRoles.map(status => aLead({ status })), ...dealStageRoles.map(stage => aDeal({ stage })), aContact()]
  const placeOf = (one: LeadFacts | DealFacts | ContactFacts) => 'status' in one ? one.status! : 'stage' in one ? one.stage! : 'contact'

  it.each(facts.map(one => [cardOf({ facts: one }).entity, placeOf(one), one] as const))('of a %s in %s', async (card, place, one) => {
    await shop.reset()
    const pressed: Pressed = { ...buttonPresses[0]!, facts: one, contact: aContact(), input: {}, plan: { ...buttonPresses[0]!.plan, steps: [] } }
    await seed(shop, pressed)
    for (const role of storeRoles) {
      const person = people.find(each => each.role === role)!
      const store = await storeOf(shop, openPage(shop, person.id))
      expect(store.roles).toEqual([role])
      const reading = await readCard(store, cardOf(pressed))
      const desk: Desk = aDesk({ userId: person.id, now: reading.now, rules: store.rules })
      const what = { facts: reading.facts, contact: reading.contact, input: {}, desk } as Case<never>
      const shown = (card === 'lead' ? leadButtons : card === 'deal' ? dealButtons : contactButtons)(what, store.roles).map(({ action }) => action.id)
      const wanted = own.filter(button => button.card === card && roleOf[button.role] === role && (card === 'contact' || button.states.some(state => roleOfPlace(state) === place)))
      const known = new Set(Object.entries(actionOfButton).filter(([name]) => name.startsWith(`${card} `)).map(([, id]) => id))
      expect(shown.filter(id => known.has(id)).sort()).toEqual(wanted.map(({ name }) => actionOfButton[`${card} ${name}`]!).sort())
    }
  })
})
