import { describe, expect, it } from 'vitest'
import type { Portal } from '../src/portal.ts'
import { drawFraction, drawHex } from '../src/state/random.ts'
import { createState } from '../src/state/createState.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, asData } from './crmPortal.ts'

/** Lets every pause last until `go` is called, and tells how many are waiting. */
function holdPauses(portal: Portal) {
  const waiting: (() => void)[] = []
  portal.state.limits.interleave = { fromMs: 0, toMs: 400 }
  portal.sleep = () => new Promise<void>(resolve => waiting.push(resolve))
  const until = async (count: number) => {
    while (waiting.length < count)
      await new Promise(resolve => setImmediate(resolve))
  }
  return { until, go: (index: number) => waiting.splice(index, 1)[0]?.() }
}

describe('two requests at once', () => {
  it('keep both changes of different fields, and the later one of the same field', async () => {
    const test = aCrmPortal()
    const { id } = await test.add(ENTITY.deal, { title: 'Fair', comments: 'old', opportunity: 10 })
    const { until, go } = holdPauses(test.portal)
    const update = (fields: { [name: string]: string | number }) => test.result('crm.item.update', { entityTypeId: ENTITY.deal, id: id!, fields })
    const first = update({ title: 'Fair of Anna', opportunity: 20, comments: 'old' })
    await until(1)
    const second = update({ comments: 'new', opportunity: 30 })
    await until(2)
    go(1)
    await second
    go(0)
    await first
    expect(test.portal.state.items.get(ENTITY.deal)?.get(Number(id))).toMatchObject({ title: 'Fair of Anna', comments: 'new', opportunity: 20 })
  })

  it('undo each other in the list of a deal\'s contacts', async () => {
    const test = aCrmPortal()
    const contacts = [await test.add(ENTITY.contact, { name: 'Vera' }), await test.add(ENTITY.contact, { name: 'Oleg' })]
    const { id } = await test.add(ENTITY.deal)
    const { until, go } = holdPauses(test.portal)
    const calls = contacts.map(contact => test.call('crm.deal.contact.add', { id: id!, fields: { CONTACT_ID: contact.id! } }))
    await until(2)
    go(0)
    await calls[0]
    go(0)
    await calls[1]
    expect(test.portal.state.items.get(ENTITY.deal)?.get(Number(id))?.contactIds).toHaveLength(1)
  })

  it('leave the product rows of both', async () => {
    const test = aCrmPortal()
    const { id } = await test.add(ENTITY.deal)
    const { until, go } = holdPauses(test.portal)
    const calls = ['Ticket', 'Badge'].map(productName => test.call('crm.item.productrow.set', { ownerType: 'D', ownerId: id!, productRows: [{ productName, price: 5 }] }))
    await until(2)
    go(0)
    go(0)
    await Promise.all(calls)
    expect([...test.portal.state.productRows.values()].map(row => row.productName)).toEqual(['Ticket', 'Badge'])
  })

  it('find a record gone that somebody deleted between check and write; of two who delete neither is refused', async () => {
    const test = aCrmPortal()
    const { id } = await test.add(ENTITY.deal)
    const { until, go } = holdPauses(test.portal)
    const key = { entityTypeId: ENTITY.deal, id: id! }
    const update = test.refused('crm.item.update', { ...key, fields: { title: 'late' } })
    await until(1)
    const removals = [test.call('crm.item.delete', key), test.call('crm.item.delete', key)]
    await until(3)
    for (let index = 0; index < 3; index += 1)
      go(2 - index)
    expect((await Promise.all(removals)).map(({ status }) => status)).toEqual([200, 200])
    expect((await update)[0]).toBe('NOT_FOUND')
  })

  it('get between the commands of a batch', async () => {
    const test = aCrmPortal()
    const { id } = await test.add(ENTITY.deal, { title: 'before' })
    const { until, go } = holdPauses(test.portal)
    const get = `crm.item.get?entityTypeId=2&id=${String(id)}`
    const batch = test.result('batch', { cmd: { first: get, second: get } })
    await until(1)
    test.portal.state.items.get(ENTITY.deal)!.get(Number(id))!.title = 'after'
    go(0)
    const result = asData((await batch).result)
    expect(['first', 'second'].map(name => asData(asData(result[name]).item).title)).toEqual(['before', 'after'])
  })
})

describe('length of a pause', () => {
  it('is drawn by the seed within its bounds, without touching ids and tokens', async () => {
    const draw = (seed: number) => {
      const state = createState({ seed })
      const fractions = Array.from({ length: 200 }, () => drawFraction(state, 'pause'))
      return { fractions, token: drawHex(state, 32) }
    }
    const { fractions, token } = draw(3)
    expect(draw(3).fractions).toEqual(fractions)
    expect(draw(4).fractions).not.toEqual(fractions)
    expect(token).toBe(drawHex(createState({ seed: 3 }), 32))
    expect(fractions.every(one => one >= 0 && one < 1)).toBe(true)

    const { portal } = aCrmPortal()
    const slept: number[] = []
    portal.sleep = ms => Promise.resolve(void slept.push(ms))
    portal.state.limits.interleave = { fromMs: 100, toMs: 400 }
    for (let index = 0; index < 50; index += 1)
      await portal.pause({ method: 'crm.item.add', userId: 1 })
    expect(Math.min(...slept)).toBeGreaterThanOrEqual(100)
    expect(Math.max(...slept)).toBeLessThan(400)
    expect(new Set(slept).size).toBe(50)
  })
})
