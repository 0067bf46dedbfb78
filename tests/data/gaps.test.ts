import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Repair, RepairKind } from '@/domain/gaps/repairs'
import { repairsOf } from '@/domain/gaps/repairs'
import type { Gap } from '@/domain/gaps/types'
import { writeOrder } from '@/domain/site/order'
import { findGaps } from '@/services/gaps/findGaps'
import type { FindGapsOptions, GapsFound } from '@/services/gaps/findGaps'
import { repair } from '@/services/gaps/repair'
import type { RepairContext, SendAgain } from '@/services/gaps/repair'
import { openAgency } from './agency/agencyPortal.ts'
import type { AgencyPortal } from './agency/agencyPortal.ts'
import { NOW, plantGaps } from './agency/plantedGaps.ts'
import { openSite } from './agency/siteServer.ts'
import type { SiteEntry, SiteServer } from './agency/siteServer.ts'
import { fastClock } from './people.ts'

const clock = fastClock(20)
let portal: AgencyPortal
let site: SiteServer | null = null

beforeAll(async () => {
  portal = await openAgency()
  await portal.control.send('POST', '/_portal/snapshot')
})
afterEach(async () => {
  await site?.close()
  site = null
  await portal.control.send('POST', '/_portal/reset')
  portal.calls = await portal.callsOf(1)
})
afterAll(() => portal.running.close())

async function look(options: FindGapsOptions = {}): Promise<Extract<GapsFound, { kind: 'found' }>> {
  const found = await findGaps(portal.calls, portal.map, site!.address, { now: () => NOW, ...options })
  if (found.kind !== 'found')
    throw new Error(`The site could not be read: ${found.why}`)
  return found
}

/** Brings everything to the portal and the site. */
async function plant(seed: number, pageSize: number): Promise<string[]> {
  const { deals, entries, expected } = plantGaps(seed)
  site = await openSite(pageSize)
  site.entries.push(...entries)
  await portal.bring(deals)
  return expected
}

/** Writes an order as Cardinal does, and does it as a site would. */
const sendAgain: SendAgain = async targets => {
  for (const { dealId, kind } of targets) {
    const deal = await portal.deal(dealId)
    const role = kind === 'template' ? 'siteTemplate' : 'siteEvent'
    const revision = Number(deal.revision ?? 0) + 1
    const own = site!.entries.filter(entry => entry.deal === dealId && (entry.kind === 'template') === (kind === 'template'))
    const entry: SiteEntry = own.find(({ id }) => id === deal[role]) ?? own[0] ?? { kind: kind === 'template' ? 'template' : 'event', id: `new-${dealId}`, deal: dealId, revision: 0, template: null, url: null }
    const [amount, currency] = String(deal.price ?? '').split('|')
    Object.assign(entry, { title: deal.title, revision: Math.max(revision, entry.revision + 1), ...kind === 'template' ? {} : { start: deal.start || null, end: deal.end || null, place: deal.place || null, price: amount ? { amount, currency } : null } })
    if (!site!.entries.includes(entry))
      site!.entries.push(entry)
    const order = { deal: dealId, kind, revision: entry.revision, key: `${kind}-${dealId}-${entry.revision}` }
    await portal.write(dealId, {
      [role]: entry.id, revision: entry.revision, published: writeOrder({ ...order, fingerprint: '', at: '2026-11-22T10:44:00+03:00', by: 1 }),
      siteAnswer: JSON.stringify({ v: 1, ...order, outcome: 'taken', id: entry.id, at: '' }),
    })
  }
  return new Map(targets.map(({ dealId }) => [dealId, { kind: 'done', dealId }]))
}

function context(marks: Set<string>, changes: Partial<RepairContext> = {}): RepairContext {
  return { portal: portal.calls, map: portal.map, sendAgain, mark: async ids => ids.forEach(id => marks.add(id)), creation: { clock }, now: () => NOW, ...changes }
}

function all(gaps: readonly Gap[], instead: Partial<Record<Gap['kind'], RepairKind>> = {}): Repair[] {
  return gaps.flatMap(gap => {
    const kind = instead[gap.kind] ?? repairsOf(gap)[0]
    return kind === undefined ? [] : [{ kind, gap }]
  })
}

describe('thirty gaps among 500 deals and 500 elements', () => {
  it.each([[1, 500, 'from-deal'], [2, 100, 'from-site'], [3, 37, 'from-deal'], [4, 5000, 'from-site']] as const)('seed %i, pages of %i: all found, none invented, repaired at once (%s) none left', async (seed, pageSize, direction) => {
    const expected = await plant(seed, pageSize)
    expect(expected).toHaveLength(30)
    const { comparison } = await look()
    expect(comparison.gaps.map(({ id }) => id).sort()).toEqual([...expected].sort())
    expect(comparison.gaps[0]).toMatchObject({ kind: 'noDeal', sales: [{ id: 1101 }, { id: 1102 }] })
    expect(comparison.underWay).toBe(1)

    const marks = new Set<string>()
    const outcomes = await repair(context(marks), all(comparison.gaps, { differs: direction }))
    expect([...outcomes].filter(([, { kind }]) => kind !== 'done')).toEqual([])
    expect(outcomes.size).toBe(30)
    const after = await look({ marked: marks })
    expect(after.comparison.gaps).toEqual([])
    expect(await portal.deal(1101)).toMatchObject({ parent: expect.anything() })
  }, 120_000)

  it('are read in six requests of the portal and one of the site', async () => {
    await plant(1, 1000)
    await portal.control.send('DELETE', '/_portal/log')
    await look()
    expect(site!.requests()).toBe(1)
    expect((await portal.requests()).length).toBeLessThanOrEqual(6)
  }, 60_000)
})

describe('a repair', () => {
  it('makes a missing deal once, whoever asks and how often', async () => {
    await plant(5, 500)
    const gaps = (await look()).comparison.gaps.filter(({ kind }) => kind === 'noDeal')
    const twoDeals = async () => (await look()).comparison.gaps.filter(({ kind }) => kind === 'twoDeals').length
    const before = await twoDeals()
    await portal.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.add', times: 1 }, do: { kind: 'cut-after' } })
    const one = await repair(context(new Set()), all(gaps))
    const other = await repair(context(new Set()), all(gaps))
    const made = (outcomes: typeof one) => [...outcomes.values()].map(outcome => outcome.kind === 'done' ? outcome.dealId : outcome.kind)
    expect(made(one).every(id => typeof id === 'number')).toBe(true)
    expect(made(other)).toEqual(made(one))
    expect((await look()).comparison.gaps.filter(({ kind }) => kind === 'noDeal')).toEqual([])
    expect(await twoDeals()).toBe(before)
  }, 120_000)

  it('leaves alone what a colleague changed since the comparison', async () => {
    await plant(6, 500)
    const gap = (await look()).comparison.gaps.find(each => each.kind === 'unlinkedSale')!
    if (gap.kind !== 'unlinkedSale')
      throw new Error('No ticket without an event.')
    await portal.write(gap.deal.id, { parent: 130 })
    await portal.control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
    const outcomes = await repair(context(new Set()), all([gap]))
    expect(outcomes.get(gap.id)).toEqual({ kind: 'changed' })
    expect(Number((await portal.deal(gap.deal.id)).parent)).toBe(130)
  }, 60_000)

  it('without a hand to the site says so and writes nothing', async () => {
    await plant(7, 500)
    const gaps = (await look()).comparison.gaps.filter(({ kind }) => kind === 'differs' || kind === 'stale')
    await portal.control.send('DELETE', '/_portal/log')
    const outcomes = await repair(context(new Set(), { sendAgain: null }), all(gaps))
    expect([...outcomes.values()]).toEqual(gaps.map(() => ({ kind: 'off' })))
    expect(await portal.requests()).toEqual([])
  }, 60_000)

  it('stopped leaves the rest undone, and says how far it is', async () => {
    await plant(8, 500)
    const gaps = (await look()).comparison.gaps.filter(({ kind }) => kind === 'unlinkedSale')
    const stop = new AbortController()
    const told: number[] = []
    const outcomes = await repair(context(new Set()), all(gaps), {
      signal: stop.signal,
      onProgress({ done }) {
        told.push(done)
        if (done === 1)
          stop.abort()
      },
    })
    expect([...outcomes.values()].filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect(told).toContain(1)
    expect((await look()).comparison.gaps.filter(({ kind }) => kind === 'unlinkedSale')).toHaveLength(2)
  }, 60_000)
})
