import { afterEach, describe, expect, it } from 'vitest'
import type { FaultAction, FaultCondition } from 'b24-local-portal'
import type { RedeemOutcome } from '@/services/store/coupon/answers'
import { drawFreeCode } from '@/services/store/coupon/drawFreeCode'
import { findCoupon } from '@/services/store/coupon/findCoupon'
import { finishOrRelease, giveBackCoupon, releaseCoupon } from '@/services/store/coupon/release'
import { flagDoubles, sweepCoupon } from '@/services/store/coupon/sweep'
import { fastClock } from './people.ts'
import { openTills, RATE } from './coupon/tills.ts'
import type { Tills, TillsOptions } from './coupon/tills.ts'

// A coupon at the till: one redemption however many press, whatever is lost on the way. Lead 9 is an issued coupon.

const COUPON = 9
const OVER = 23
const timeoutMs = 60_000
let place: Tills | null = null

afterEach(async () => {
  await place?.close()
  place = null
})

async function open(options: TillsOptions = {}): Promise<Tills> {
  place = await openTills(options)
  return place
}

const strike = ({ control }: Tills, when: FaultCondition, action: FaultAction) => control.send('POST', '/_portal/faults', { when: { times: 1, ...when }, do: action })
const advance = ({ control }: Tills, seconds: number) => control.send('POST', '/_portal/clock', { advanceSeconds: seconds })
const clock = fastClock(RATE)
const kinds = (outcomes: readonly RedeemOutcome[]) => outcomes.map(outcome => outcome.kind === 'obstacle' ? outcome.obstacle.kind : outcome.kind)

async function expectRedeemedOnce(at: Tills, dealId: number): Promise<void> {
  const lead = await at.lead(COUPON)
  expect(await at.dealsWith(COUPON)).toEqual([dealId])
  expect(lead[at.field('lead', 'couponDeal')]).toBe(dealId)
}

describe('redeeming', () => {
  it('closes the coupon with its deal, its moment and who did it, and lowers the sum once', async () => {
    const at = await open({ rules: { 'coupon.benefit': 'percent' } })
    await at.control.rest('crm.item.update', { entityTypeId: 1, id: COUPON, useOriginalUfNames: 'Y', fields: { [at.field('lead', 'couponPercent')]: 10 } })
    await advance(at, 10)
    const [till] = at.tills
    const outcome = await till!.redeem(COUPON)
    expect(outcome).toMatchObject({ kind: 'redeemed', wasThere: false, receipt: { before: 840_000, after: 756_000, currency: 'KGS' }, coupon: { status: 'couponUsed', dealId: till!.dealId, hold: { round: 0, by: till!.userId } } })
    expect(await at.deal(till!.dealId)).toMatchObject({ opportunity: 7560, [at.field('deal', 'coupon')]: COUPON })
    expect(await till!.redeem(COUPON)).toMatchObject({ kind: 'redeemed', wasThere: true })
    expect(await at.deal(till!.dealId)).toMatchObject({ opportunity: 7560 })
    expect(till!.intents.all.size).toBe(0)
  }, timeoutMs)

  it.each([2, 8])('is done at one of %d tills at once; the others hear where', async count => {
    const at = await open({ count })
    await at.control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: 400 } })
    const outcomes = await Promise.all(at.tills.map(till => till.redeem(COUPON)))
    const winners = at.tills.filter((_, index) => outcomes[index]!.kind === 'redeemed')
    expect(winners, kinds(outcomes).join()).toHaveLength(1)
    expect(kinds(outcomes).filter(kind => kind === 'used' || kind === 'underway')).toHaveLength(count - 1)
    await expectRedeemedOnce(at, winners[0]!.dealId)
  }, timeoutMs)

  it.each([
    ['expired', OVER, 'expired'],
    ['used', 11, 'used'],
    ['closed as not used', 12, 'notIssued'],
  ])('refuses a coupon that is %s', async (_, leadId, kind) => {
    const at = await open()
    expect(await at.tills[0]!.redeem(leadId)).toMatchObject({ kind: 'obstacle', obstacle: { kind } })
    expect(await at.dealsWith(leadId)).toEqual(leadId === 11 ? [6] : [])
  }, timeoutMs)

  it('refuses in a deal that is closed, or has another coupon', async () => {
    const at = await open()
    expect(await at.tills[0]!.redeem(COUPON, { dealId: 8 })).toMatchObject({ obstacle: { kind: 'dealClosed' } })
    expect(await at.tills[0]!.redeem(COUPON, { dealId: 6 })).toMatchObject({ obstacle: { kind: 'dealHasAnother', leadId: 11 } })
  }, timeoutMs)

  it('refuses another client\'s coupon where the settings do', async () => {
    const at = await open({ rules: { 'coupon.search': 'refuse' } })
    expect(await at.tills[0]!.redeem(COUPON, { dealId: 1 })).toMatchObject({ obstacle: { kind: 'foreign' } })
  }, timeoutMs)
})

describe('a lost reply', () => {
  const writes: [string, FaultCondition][] = [
    ['claim', { method: 'disk.folder.addsubfolder', nth: 1 }],
    ['claim\'s mark', { method: 'disk.folder.addsubfolder', nth: 2 }],
    ['record', { method: 'crm.item.update', nth: 1 }],
    ['deal', { method: 'crm.item.update', nth: 2 }],
  ]
  const losses: [string, FaultAction][] = [
    ['after it was applied', { kind: 'cut-after' }],
    ['before anything was', { kind: 'cut-before' }],
    ['within', { kind: 'cut-within' }],
    ['to be applied 20 s later', { kind: 'cut-late', seconds: 20 }],
  ]
  // All sixteen are run by `npm run soak -- redeem`; here each write and each loss comes up.
  const some = writes.flatMap(([write, when], index) => losses.filter((_, order) => order === 0 || order === 1 + index % 3).map(([loss, action]) => [write, loss, when, action] as const))
  it.each(some)('of the %s %s ends in one redemption', async (_, __, when, action) => {
    const at = await open()
    await strike(at, when, action)
    const [till, other] = at.tills
    let outcome = await till!.redeem(COUPON)
    for (let press = 0; press < 3 && (outcome.kind === 'unknown' || outcome.kind === 'refused'); press++) {
      await advance(at, 80)
      outcome = await till!.redeem(COUPON)
    }
    expect(outcome).toMatchObject({ kind: 'redeemed' })
    expect(await other!.redeem(COUPON)).toMatchObject({ obstacle: { kind: 'used' } })
    await expectRedeemedOnce(at, till!.dealId)
  }, timeoutMs)
})

describe('an unfinished redemption', () => {
  /** The page dies between the claim and its record. */
  async function claimed(at: Tills): Promise<void> {
    await strike(at, { method: 'crm.item.update', nth: 1 }, { kind: 'refuse', error: 'ACCESS_DENIED' })
    expect(await at.tills[0]!.redeem(COUPON)).toMatchObject({ kind: 'refused' })
  }

  it('is under way for two minutes, then anybody finishes it for its deal', async () => {
    const at = await open()
    await claimed(at)
    const [till, other] = at.tills
    expect(await other!.redeem(COUPON)).toMatchObject({ obstacle: { kind: 'underway', claim: { dealId: till!.dealId, userId: till!.userId } } })
    await advance(at, 125)
    const { unfinished } = await sweepCoupon(other!.store, COUPON)
    expect(unfinished).toMatchObject({ stage: 'claimed', dealId: till!.dealId, isRipe: true })
    expect(await finishOrRelease(other!.store, unfinished!, 'finish', { clock })).toMatchObject({ kind: 'redeemed', coupon: { hold: { by: till!.userId } } })
    await expectRedeemedOnce(at, till!.dealId)
  }, timeoutMs)

  it('is released, and the next round is anybody\'s', async () => {
    const at = await open()
    await claimed(at)
    await advance(at, 125)
    const [till, other] = at.tills
    const { unfinished } = await sweepCoupon(other!.store, COUPON)
    expect(await finishOrRelease(other!.store, unfinished!, 'release', { clock })).toEqual({ kind: 'released', wasThere: false })
    await advance(at, 5)
    expect(await other!.redeem(COUPON)).toMatchObject({ kind: 'redeemed', coupon: { hold: { round: 1 } } })
    expect(await till!.redeem(COUPON)).toMatchObject({ obstacle: { kind: 'used' } })
    await expectRedeemedOnce(at, other!.dealId)
  }, timeoutMs)

  it('of one\'s own goes on at once when the same is pressed again', async () => {
    const at = await open()
    const [till] = at.tills
    await strike(at, { method: 'crm.item.update', nth: 1 }, { kind: 'cut-before' })
    const first = await till!.redeem(COUPON, { signal: AbortSignal.timeout(600) })
    expect(first.kind).toBe('unknown')
    expect(await till!.redeem(COUPON)).toMatchObject({ kind: 'redeemed' })
    await expectRedeemedOnce(at, till!.dealId)
  }, timeoutMs)

  it('that is in the coupon and not in the deal is seen and finished', async () => {
    const at = await open()
    await strike(at, { method: 'crm.item.update', nth: 2 }, { kind: 'refuse', error: 'ACCESS_DENIED' })
    const [till, other] = at.tills
    expect(await till!.redeem(COUPON)).toMatchObject({ kind: 'refused' })
    await advance(at, 125)
    const { unfinished } = await sweepCoupon(other!.store, COUPON)
    expect(unfinished).toMatchObject({ stage: 'recorded', dealId: till!.dealId })
    expect(await finishOrRelease(other!.store, unfinished!, 'finish', { clock })).toMatchObject({ kind: 'redeemed' })
    await expectRedeemedOnce(at, till!.dealId)
  }, timeoutMs)

  it('released while its page wakes up: the page is told, and nothing is redeemed', async () => {
    const at = await open()
    const [till, other] = at.tills
    const hooks = at.running.portal.pauseHooks
    const hook: typeof hooks[number] = async point => {
      if (point.method.toLowerCase() !== 'crm.item.update' || point.userId !== till!.userId)
        return
      hooks.splice(hooks.indexOf(hook), 1)
      await advance(at, 125)
      const { unfinished } = await sweepCoupon(other!.store, COUPON)
      await finishOrRelease(other!.store, unfinished!, 'release', { clock })
    }
    hooks.push(hook)
    const outcome = await till!.redeem(COUPON)
    const holders = await at.dealsWith(COUPON)
    // Either the release or the record stands; in the gap of a guarded write both may, and then the read back tells.
    expect(outcome.kind === 'redeemed' ? holders : holders.filter(id => id !== till!.dealId)).toEqual(outcome.kind === 'redeemed' ? [till!.dealId] : [])
  }, timeoutMs)
})

describe('giving back', () => {
  it('returns the coupon with its own end, the deal with its sum, and the next round can be redeemed', async () => {
    const at = await open({ rules: { 'coupon.benefit': 'percent' } })
    await at.control.rest('crm.item.update', { entityTypeId: 1, id: COUPON, useOriginalUfNames: 'Y', fields: { [at.field('lead', 'couponPercent')]: 25 } })
    await advance(at, 10)
    const [till, other] = at.tills
    await till!.redeem(COUPON)
    await advance(at, 10)
    const wish = { leadId: COUPON, dealId: till!.dealId, way: { way: 'original' } as const, why: 'Передумали' }
    expect(await giveBackCoupon(till!.store, wish, { clock })).toEqual({ kind: 'released', wasThere: false })
    expect(await giveBackCoupon(till!.store, wish, { clock })).toEqual({ kind: 'released', wasThere: true })
    expect(await at.deal(till!.dealId)).toMatchObject({ opportunity: 8400 })
    expect(await at.dealsWith(COUPON)).toEqual([])
    await advance(at, 10)
    expect(await other!.redeem(COUPON)).toMatchObject({ kind: 'redeemed', coupon: { hold: { round: 1, past: [{ dealId: till!.dealId, why: 'Передумали' }] } } })
  }, timeoutMs)

  it.each([
    ['days of grace', { way: 'grace', graceDays: 7 } as const, 'couponIssued'],
    ['nothing: it burns', { way: 'burn' } as const, 'couponUnused'],
  ])('ends with %s', async (_, way, status) => {
    const at = await open()
    const [till] = at.tills
    await till!.redeem(COUPON)
    await advance(at, 10)
    await giveBackCoupon(till!.store, { leadId: COUPON, dealId: till!.dealId, way, why: '' }, { clock })
    expect((await at.lead(COUPON)).stageId).toBe(till!.store.map.statusCode(status as 'couponIssued'))
  }, timeoutMs)

  it('and redeeming at once leave one of them', async () => {
    const at = await open({ count: 3 })
    const [till, other, third] = at.tills
    await till!.redeem(COUPON)
    await advance(at, 10)
    await at.control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: 400 } })
    const [back, ...tries] = await Promise.all([
      giveBackCoupon(till!.store, { leadId: COUPON, dealId: till!.dealId, way: { way: 'original' }, why: '' }, { clock }),
      other!.redeem(COUPON), third!.redeem(COUPON),
    ])
    expect(back.kind).toBe('released')
    const holders = await at.dealsWith(COUPON)
    expect(holders.length).toBeLessThanOrEqual(1)
    expect(tries.filter(({ kind }) => kind === 'redeemed')).toHaveLength(holders.length)
  }, timeoutMs)

  it('a plan that has freed the lead and the deal goes on to the next round once', async () => {
    const at = await open()
    const [till] = at.tills
    await till!.redeem(COUPON)
    await at.control.rest('crm.item.update', { entityTypeId: 1, id: COUPON, useOriginalUfNames: 'Y', fields: { [at.field('lead', 'couponDeal')]: '', stageId: till!.store.map.statusCode('couponIssued') } })
    await advance(at, 10)
    const wish = { leadId: COUPON, dealId: till!.dealId, name: 'back' }
    expect(await releaseCoupon(till!.store, wish, { clock })).toEqual({ kind: 'released', wasThere: false })
    expect(await releaseCoupon(till!.store, wish, { clock })).toEqual({ kind: 'released', wasThere: true })
    expect((await sweepCoupon(till!.store, COUPON)).coupon.hold).toMatchObject({ round: 1, past: [{ dealId: till!.dealId }] })
    expect(await at.dealsWith(COUPON)).toEqual([])
  }, timeoutMs)
})

describe('without Drive', () => {
  it('one of five tills at once has it: the lowest comment', async () => {
    const at = await open({ count: 5, withoutDrive: true })
    await at.control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: 400 } })
    const outcomes = await Promise.all(at.tills.map(till => till.redeem(COUPON)))
    const winners = at.tills.filter((_, index) => outcomes[index]!.kind === 'redeemed')
    expect(winners, kinds(outcomes).join()).toHaveLength(1)
    await expectRedeemedOnce(at, winners[0]!.dealId)
    expect((await at.comments('lead', COUPON)).filter(text => text.startsWith('Погашение купона начато'))).not.toEqual([])
  }, timeoutMs)
})

it('two deals with one coupon are flagged in both timelines, once', async () => {
  const at = await open()
  const [till, other] = at.tills
  await till!.redeem(COUPON)
  await at.control.rest('crm.item.update', { entityTypeId: 2, id: other!.dealId, useOriginalUfNames: 'Y', fields: { [at.field('deal', 'coupon')]: COUPON } })
  for (const expected of ['flagged', 'was']) {
    const sweep = await sweepCoupon(till!.store, COUPON)
    expect(sweep.deals).toEqual([till!.dealId, other!.dealId])
    expect((await flagDoubles(till!.store, sweep)).map(({ kind }) => kind)).toEqual([expected, expected])
  }
  expect(await at.comments('deal', other!.dealId)).toEqual([expect.stringContaining(`№ ${till!.dealId}`)])
}, timeoutMs)

describe('finding', () => {
  it('reads a code in any case and layout, tells what it gives and whose it is', async () => {
    const at = await open()
    const { store } = at.tills[0]!
    const code = String((await at.lead(COUPON))[at.field('lead', 'couponCode')])
    const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4, 8)}–${code.slice(8)}`
    expect(await findCoupon(store, typed, { dealId: 1 })).toMatchObject({ kind: 'found', coupon: { leadId: COUPON, code }, obstacle: { kind: 'foreign' }, names: { client: 'Бакыт Эркинов', dealClient: 'Айпери Садыкова' }, copies: [] })
    const wrong = (code.startsWith('2') ? '3' : '2') + code.slice(1)
    expect(await findCoupon(store, wrong, { dealId: 1 })).toMatchObject({ kind: 'wrong', suggestions: [{ guess: { kind: 'sign', places: [0], code }, coupon: { leadId: COUPON } }] })
    expect(await findCoupon(store, await drawFreeCode(store), { dealId: 1 })).toMatchObject({ kind: 'missing' })
  }, timeoutMs)

  it('tells the lead from a copy that the portal made of it', async () => {
    const at = await open()
    const { store } = at.tills[0]!
    const { id: _, ...fields } = await at.lead(COUPON)
    const code = String(fields[at.field('lead', 'couponCode')])
    const { item: { id } } = await at.control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 1, useOriginalUfNames: 'Y', fields: { title: 'Копия', stageId: fields.stageId, [at.field('lead', 'couponCode')]: code } })
    expect(await findCoupon(store, code, { dealId: 1 })).toMatchObject({ kind: 'found', coupon: { leadId: COUPON }, copies: [id] })
  }, timeoutMs)
})

it('a code that was drawn and is issued already is drawn again', async () => {
  const at = await open()
  const { store } = at.tills[0]!
  const seeds = [3, 3, 77]
  const drawn = new Set<string>()
  const chance = (bytes: Uint8Array<ArrayBuffer>) => {
    let seed = seeds.shift() ?? 91
    bytes.forEach((_, index) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      bytes[index] = seed >>> 24
    })
  }
  drawn.add(await drawFreeCode(store, chance))
  await at.control.rest('crm.item.update', { entityTypeId: 1, id: COUPON, useOriginalUfNames: 'Y', fields: { [at.field('lead', 'couponCode')]: [...drawn][0] } })
  drawn.add(await drawFreeCode(store, chance))
  expect(drawn.size).toBe(2)
}, timeoutMs)
