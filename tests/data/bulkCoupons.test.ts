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
  const rows: Record<string, unknown>[] = []
  for (let start = 0; start === rows.length; start += 50) {
    const { items } = await control.rest<{ items: Record<string, unknown>[] }>('crm.item.list', { entityTypeId: 1, select: ['id', 'contactId', 'originId', field('lead', 'couponCode')], filter: { '%originId': batch }, order: { id: 'ASC' }, useOriginalUfNames: 'Y', start })
    rows.push(...items)
  }
  return rows.map(item => ({ contactId: Number(item.contactId), code: String(item[field('lead', 'couponCode')]) }))
}

it('counts who would get one: nobody who has opted out or has a coupon; then issues each once, and nobody a second time', async () => {
  const at = await open()
  const { store } = at.tills[0]!
  const plan = await planBulk(store, { kind: 'mailing' })
  const ids = plan.gets.map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(1)
  expect(ids).not.toContain(storeContacts.optedOut)
  expect(plan.leftOut.optedOut).toBeGreaterThan(0)
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
  // Who has a birthday today has his coupon already.
  const birthday = await planBulk(store, { kind: 'birthday', days: 1 })
  expect(birthday.leftOut.hasCoupon).toBeGreaterThan(0)
  expect(birthday.gets.map(({ id }) => id)).not.toContain(storeContacts.birthdayToday)
  const sleeping = await planBulk(store, { kind: 'sleeping', months: 2 })
  expect(sleeping.gets.every(({ lastSaleAt }) => lastSaleAt !== null && lastSaleAt < sleeping.now - 59 * 86_400_000)).toBe(true)
  expect((await planBulk(store, { kind: 'sleeping', months: 60 })).gets).toEqual([])
}, timeoutMs)

it('lists tell coupons by what became of them', async () => {
  const at = await open()
  const { store } = at.tills[0]!
  const leads = async (list: Parameters<typeof listCoupons>[1]) => (await listCoupons(store, list)).rows.map(({ coupon }) => coupon.leadId)
  expect(await leads('active')).toEqual(expect.arrayContaining([21, 22, 9]))
  expect(await leads('active')).not.toContain(23)
  expect(await leads('expired')).toContain(23)
  for (const [list, status] of [['used', 'couponUsed'], ['unused', 'couponUnused']] as const) {
    const { rows, total } = await listCoupons(store, list)
    expect(rows.length).toBe(Math.min(50, total))
    expect(rows.every(({ coupon }) => coupon.status === status)).toBe(true)
  }
}, timeoutMs)
