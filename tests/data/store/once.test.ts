import { afterEach, describe, expect, it } from 'vitest'
import type { PressInput } from '@/domain/store/actions/facts'
import type { Store, StepOutcome } from '@/services/store/types'
import { runPlan } from '@/services/store/run/runPlan'
import { isOver } from '@/services/store/run/journal'
import { undoPlan } from '@/services/store/run/undoPlan'
import { dealOnStage, leadInStatus, storeContacts, storePeople } from '../../support/storePeople.ts'
import { pressOf } from './pressing.ts'
import type { Pressed, PressedCard } from './pressing.ts'
import { aBrowser, openShop } from './shop.ts'
import type { Shop } from './shop.ts'

const timeoutMs = 120_000
let shop: Shop | null = null

afterEach(async () => {
  await shop?.running.close()
  shop = null
})

const [operator, otherOperator] = storePeople.operators
const { bishkek: cashier, osh: otherCashier } = storePeople.cashiers

interface Case { action: string, on: PressedCard, people: readonly [number, number], input: PressInput }
const cases: Case[] = [
  { action: 'subscribe', on: { entity: 'lead', id: leadInStatus.addContact }, people: [operator, otherOperator], input: { contactId: storeContacts.openChat, comment: 'Просила написать вечером' } },
  { action: 'tillRefusal', on: { entity: 'lead', id: 20 }, people: [cashier, otherCashier], input: { saleResult: 'TILL_REFUSAL', reason: 'EXPENSIVE', comment: 'Зайдёт весной' } },
  { action: 'arrangeHold', on: { entity: 'lead', id: leadInStatus.getPayment }, people: [cashier, otherCashier], input: { deposit: { minor: 50_000, currency: 'KGS' }, comment: 'До субботы' } },
  { action: 'holdLost', on: { entity: 'deal', id: dealOnStage.hold }, people: [cashier, otherCashier], input: { depositFate: 'KEPT', reason: 'EXPENSIVE' } },
  { action: 'recommendation', on: { entity: 'contact', id: storeContacts.recommended }, people: [cashier, otherCashier], input: {} },
]

/** Everything that a press could have left, without times and ids of its own. */
async function traces({ records, tasks, comments }: Shop, { map }: Store, { on, plan }: Pressed) {
  const made = await Promise.all(plan.steps.flatMap(step => step.do === 'create' ? [records({ lead: 1, deal: 2, contact: 3, visit: 0, store: 0 }[step.entity], { '=originId': step.name })] : []))
  const bindings = [`${{ lead: 'L', deal: 'D', contact: 'C' }[on.entity]}_${on.id}`, ...made.flat().map(({ id, originId }) => `${String(originId).includes('deal-of') ? 'D' : 'L'}_${id as number}`)]
  const [item] = await records({ lead: 1, deal: 2, contact: 3 }[on.entity], { '=id': on.id })
  const assigned = await records(map.processTypeId('assignment')!, { '%xmlId': plan.name })
  return {
    made: made.map(rows => rows.length),
    tasks: (await Promise.all(bindings.map(binding => tasks(binding)))).map(list => list.map(({ title, status }) => `${String(title)} ${String(status)}`)),
    comments: await comments(on.entity, on.id),
    field: item!.comments,
    stage: item!.stageId,
    assigned: assigned.length,
  }
}

const isDone = (outcomes: StepOutcome[]) => outcomes.every(({ kind }) => kind === 'done' || kind === 'due')

async function begin({ action, on, input, people }: Case, by?: typeof fetch) {
  const place = shop = await openShop()
  const store = await place.as(people[0], by ? { fetch: by } : {})
  return { place, store, pressed: await pressOf(store, on, action, input) }
}

const run = (store: Store, { on, plan, reading }: Pressed, browser: ReturnType<typeof aBrowser>) => runPlan(store, on, plan, { look: reading.look, ...browser })

describe.each(cases)('$action', each => {
  it('pressed once, twice, by two people at once and after another reload leaves the same', async () => {
    const { place, store, pressed } = await begin(each)
    await place.control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: 10 } })
    const other = await place.as(each.people[1])
    const before = (await place.comments(each.on.entity, each.on.id)).length
    const [mine, theirs] = await Promise.all([run(store, pressed, aBrowser(place)), run(other, await pressOf(other, each.on, each.action, each.input), aBrowser(place))])
    expect([mine, theirs].map(isDone)).toEqual([true, true])
    expect([mine, theirs].filter(outcomes => outcomes.every(outcome => outcome.kind !== 'done' || outcome.wasThere))).toHaveLength(1)
    const first = await traces(place, store, pressed)
    expect(first.made.every(count => count === 1)).toBe(true)
    expect(first.assigned).toBe(each.action === 'arrangeHold' ? 0 : 1)
    expect(first.comments.length - before).toBeLessThanOrEqual(1)
    expect(isDone(await run(store, pressed, aBrowser(place)))).toBe(true)
    expect(await traces(place, store, pressed)).toEqual(first)
  }, timeoutMs)
})

describe.each(cases.filter(({ action }) => action === 'subscribe' || action === 'holdLost'))('$action', each => {
  it('with the reply of any of its writes lost leaves the same', async () => {
    const alone = await begin(each)
    expect(isDone(await run(alone.store, alone.pressed, aBrowser(alone.place)))).toBe(true)
    const wanted = await traces(alone.place, alone.store, alone.pressed)
    await alone.place.running.close()

    const probe = aCuttingWire(Number.POSITIVE_INFINITY)
    const counted = await begin(each, probe.fetch)
    await run(counted.store, counted.pressed, aBrowser(counted.place))
    await counted.place.running.close()
    expect(probe.writes()).toBeGreaterThan(5)
    for (let nth = 1; nth <= probe.writes(); nth++) {
      const wire = aCuttingWire(nth)
      const { place, store, pressed } = await begin(each, wire.fetch)
      const outcomes = await run(store, pressed, aBrowser(place))
      expect([nth, outcomes.map(({ kind }) => kind)]).toEqual([nth, pressed.plan.steps.map((_, index) => outcomes[index]!.kind === 'due' ? 'due' : 'done')])
      expect([nth, wire.cut(), await traces(place, store, pressed)]).toEqual([nth, wire.cut(), wanted])
      await place.running.close()
    }
    shop = null
  }, timeoutMs)

  it('cut off after any step goes on and ends the same', async () => {
    const alone = await begin(each)
    const outcomes = await run(alone.store, alone.pressed, aBrowser(alone.place))
    const wanted = await traces(alone.place, alone.store, alone.pressed)
    await alone.place.running.close()
    for (let steps = 1; steps < outcomes.length; steps++) {
      const { place, store, pressed } = await begin(each)
      const browser = aBrowser(place)
      const controller = new AbortController()
      await runPlan(store, pressed.on, pressed.plan, { look: pressed.reading.look, ...browser, signal: controller.signal, onStep: index => index === steps && controller.abort() })
      const left = (await browser.journal.list(pressed.on)).find(one => !isOver(one))?.plan
      if (left !== undefined)
        expect(isDone(await runPlan(store, pressed.on, left, browser))).toBe(true)
      expect([steps, await traces(place, store, pressed)]).toEqual([steps, wanted])
      await place.running.close()
    }
    shop = null
  }, timeoutMs)
})

it('is taken back: the lead is as it was, and can be pressed again', async () => {
  const { place, store, pressed } = await begin(cases[0]!)
  const before = await traces(place, store, pressed)
  const browser = aBrowser(place)
  await run(store, pressed, browser)
  expect((await undoPlan(store, pressed.on, pressed.plan, browser)).map(({ kind }) => kind)).not.toContain('refused')
  expect({ ...await traces(place, store, pressed), field: '' }).toEqual({ ...before, field: '' })
  expect(await place.record(1, pressed.on.id)).toMatchObject({ contactIds: [] })
  const again = await pressOf(store, pressed.on, 'subscribe', cases[0]!.input)
  expect(isDone(await run(store, again, browser))).toBe(true)
}, timeoutMs)

it('does nothing when a colleague has moved the lead meanwhile', async () => {
  const { place, store, pressed } = await begin(cases[2]!)
  await place.control.rest('crm.item.update', { entityTypeId: 1, id: pressed.on.id, fields: { stageId: store.map.statusCode('discoverNeed') } })
  expect((await run(store, pressed, aBrowser(place))).map(({ kind }) => kind)).toEqual(['conflict', ...pressed.plan.steps.slice(1).map(() => 'notTried')])
  expect((await traces(place, store, pressed)).made.every(count => count === 0)).toBe(true)
}, timeoutMs)

/** A wire that loses the reply of one request that writes. */
function aCuttingWire(nth: number) {
  let writes = 0
  let cut = ''
  return {
    writes: () => writes,
    cut: () => cut,
    fetch: async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
      const answer = await fetch(input, init)
      const address = input instanceof Request ? input.url : String(input)
      const text = `${address} ${typeof init?.body === 'string' ? init.body : ''}`
      const isWrite = /(?:item\.(?:add|update|delete)|task\.(?:add|complete|renew|delete)|comment\.(?:add|delete)|commentitem\.add|addsubfolder)/i.test(text)
      if (!isWrite || ++writes !== nth)
        return answer
      cut = /[a-z.]*(?:add|update|complete|addsubfolder)/i.exec(text)?.[0] ?? text.slice(0, 80)
      throw new TypeError('fetch failed')
    },
  }
}
