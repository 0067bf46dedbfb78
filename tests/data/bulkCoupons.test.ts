import { afterEach, expect, it } from 'vitest'
import { issueBulk, planBulk } from '@/services/store/coupon/bulkIssue'
import type { BulkOutcomes } from '@/services/store/coupon/bulkIssue'
import { listCoupons } from '@/services/store/coupon/listCoupons'
import { isCode } from '@/domain/coupon/code'
import { storeContacts } from '../support/storePeople.ts'
import { fastClock } from './people.ts'
import { openTills, RATE } from './coupon/tills.ts'
import type { Tills } from './coupon/tills.ts'

// Coupons for a segment: counted first, then each once, whatever is lost on the way.

const timeoutMs = 60_000
const clock = fastClock(RATE)
const benefit = { offer: 'Скидка 10 %', percent: null }
let place: Tills | null = null

afterEach(async () => {
  await place?.close()
  place = null
})

async function open(): Promise<Tills> {
  place = await openTills({ count: 1 })
  return place
}

const kinds = (outcomes: BulkOutcomes) => [...outcomes.values()].map(({ kind }) => kind)
/** Leads of the batch, with their codes. */
async function issued({ control, field }: Tills, batch: string): Promise<{ contactId: number, code: string }[]> {
  const { items } = await control.rest<{ items: Record<string, unknown>[] }>('crm.item.list', { entityTypeId: 1, select: ['id', 'contactId', 'originId', field('lead', 'couponCode')], filter: { '%originId': batch }, useOriginalUfNames: 'Y' })
  return items.map(item => ({ contactId: Number(item.contactId), code: String(item[field('lead', 'couponCode')]) }))
}

it('counts who would get one: nobody who has opted out or has a coupon; then issues each once, and nobody a second time', async () => {
  const at = await open()
  const { store } = at.tills[0]!
  const plan = await planBulk(store, { kind: 'mailing' })
  const ids = plan.gets.map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(1)
  expect(ids).not.toContain(storeContacts.optedOut)
  expect(plan.leftOut).toMatchObject({ optedOut: 1 })
  const outcomes = await issueBulk(store, plan, benefit, { clock })
  expect(kinds(outcomes)).toEqual(ids.map(() => 'done'))
  const leads = await issued(at, plan.batch)
  expect(leads.map(({ contactId }) => contactId).sort((one, other) => one - other)).toEqual(ids)
  expect(leads.every(({ code }) => isCode(code))).toBe(true)
  expect(new Set(leads.map(({ code }) => code)).size).toBe(ids.length)

  await issueBulk(store, plan, benefit, { clock })
  expect(await issued(at, plan.batch)).toHaveLength(ids.length)
  const again = await planBulk(store, { kind: 'mailing' })
  expect(again).toMatchObject({ gets: [], leftOut: { hasCoupon: plan.leftOut.hasCoupon + ids.length } })
}, timeoutMs)

it.each([['cut after it was applied', { kind: 'cut-after' }], ['cut within', { kind: 'cut-within' }]])('a reply of the issue %s leaves one coupon each', async (_, action) => {
  const at = await open()
  const { store } = at.tills[0]!
  const plan = await planBulk(store, { kind: 'mailing' })
  await at.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.add', nth: 2, times: 1 }, do: action })
  expect(kinds(await issueBulk(store, plan, benefit, { clock }))).toEqual(plan.gets.map(() => 'done'))
  expect(await issued(at, plan.batch)).toHaveLength(plan.gets.length)
}, timeoutMs)

it('stopped before its first request it leaves nothing, and goes on', async () => {
  const at = await open()
  const { store } = at.tills[0]!
  const plan = await planBulk(store, { kind: 'mailing' })
  const stopped = await issueBulk(store, plan, benefit, { clock, signal: AbortSignal.abort() })
  expect(stopped.size).toBe(0)
  expect(kinds(await issueBulk(store, plan, benefit, { clock }, stopped))).toEqual(plan.gets.map(() => 'done'))
}, timeoutMs)

it('birthdays and sleepers are segments too', async () => {
  const at = await open()
  const { store } = at.tills[0]!
  const birthday = await planBulk(store, { kind: 'birthday', days: 1 })
  // Who has a birthday today has his coupon already.
  expect(birthday).toMatchObject({ gets: [], leftOut: { hasCoupon: 1 } })
  await at.control.send('POST', '/_portal/clock', { advanceSeconds: 200 * 86_400 })
  expect((await planBulk(store, { kind: 'sleeping', months: 6 })).gets.length + (await planBulk(store, { kind: 'sleeping', months: 6 })).leftOut.optedOut).toBeGreaterThan(0)
}, timeoutMs)

it('lists tell coupons by what became of them', async () => {
  const at = await open()
  const { store } = at.tills[0]!
  const leads = async (list: Parameters<typeof listCoupons>[1]) => (await listCoupons(store, list)).rows.map(({ coupon }) => coupon.leadId)
  expect(await leads('active')).toEqual([21, 22, 9])
  expect(await leads('expired')).toEqual([23])
  expect(await leads('used')).toEqual([11])
  expect(await leads('unused')).toEqual([12])
  expect((await listCoupons(store, 'used')).rows[0]).toMatchObject({ client: 'Елена Ким' })
}, timeoutMs)
