import { describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { ADMIN, aPortal, EMPLOYEE, json, refusal } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'
import { asData } from './crmPortal.ts'

const MORNING = '2026-11-23T09:00:00+03:00'

function anOffice(): TestPortal {
  const test = aPortal({ scopes: ['timeman'] })
  moveTo(test, MORNING)
  return test
}

function moveTo({ portal }: TestPortal, moment: string): void {
  portal.state.clock.frozenAt = Date.parse(moment)
}

const ask = (test: TestPortal, name: string, params: { [key: string]: Json } = {}, userId = EMPLOYEE) => test.call(`timeman.${name}`, { auth: test.token(userId), ...params })
const day = async (test: TestPortal, name: string, params: { [key: string]: Json } = {}) => asData((await ask(test, name, params)).body.result)

describe('a workday', () => {
  it('is closed before the first one, and then begun, paused, gone on with and closed', async () => {
    const test = anOffice()
    expect(await day(test, 'status')).toEqual({
      STATUS: 'CLOSED', TIME_START: null, TIME_FINISH: null, DURATION: '00:00:00', TIME_LEAKS: '00:00:00', ACTIVE: true,
      IP_OPEN: '', IP_CLOSE: null, LAT_OPEN: 0, LON_OPEN: 0, LAT_CLOSE: 0, LON_CLOSE: 0, TZ_OFFSET: 10_800,
    })
    expect(await day(test, 'open', { LAT: 42.87, LON: 74.59 })).toMatchObject({ STATUS: 'OPENED', TIME_START: MORNING, TIME_FINISH: null, LAT_OPEN: 42.87, LON_OPEN: 74.59 })
    moveTo(test, '2026-11-23T13:00:00+03:00')
    expect(await day(test, 'pause')).toMatchObject({ STATUS: 'PAUSED' })
    moveTo(test, '2026-11-23T13:45:10+03:00')
    expect(await day(test, 'open')).toMatchObject({ STATUS: 'OPENED', TIME_START: MORNING, TIME_LEAKS: '00:45:10', DURATION: '00:00:00' })
    moveTo(test, '2026-11-23T18:00:00+03:00')
    expect(await day(test, 'close')).toMatchObject({ STATUS: 'CLOSED', TIME_FINISH: '2026-11-23T18:00:00+03:00', DURATION: '08:14:50', TIME_LEAKS: '00:45:10', IP_CLOSE: '', ACTIVE: true })
    expect(await day(test, 'status')).toMatchObject({ STATUS: 'CLOSED' })
  })

  it('goes on after its end: the time since is a break, or worked when it goes on with a break', async () => {
    const test = anOffice()
    await day(test, 'open')
    moveTo(test, '2026-11-23T12:00:00+03:00')
    await day(test, 'close')
    moveTo(test, '2026-11-23T13:00:00+03:00')
    expect(await day(test, 'open')).toMatchObject({ STATUS: 'OPENED', TIME_START: MORNING, TIME_LEAKS: '01:00:00' })
    await day(test, 'close')
    moveTo(test, '2026-11-23T14:00:00+03:00')
    expect(await day(test, 'pause')).toMatchObject({ STATUS: 'PAUSED', TIME_LEAKS: '01:00:00', TIME_FINISH: null })
    moveTo(test, '2026-11-23T15:00:00+03:00')
    expect(await day(test, 'close')).toMatchObject({ DURATION: '04:00:00', TIME_LEAKS: '02:00:00' })
  })

  it('of yesterday that was left open is expired, and ends with a time of its own day', async () => {
    const test = anOffice()
    await day(test, 'open')
    moveTo(test, '2026-11-24T09:00:00+03:00')
    expect(await day(test, 'status')).toMatchObject({ STATUS: 'EXPIRED', TIME_FINISH_DEFAULT: '2026-11-23T17:45:00+03:00' })
    expect(await day(test, 'open')).toMatchObject({ STATUS: 'EXPIRED' })
    expect(refusal(await ask(test, 'close'))).toEqual([400, 'WRONG_DATETIME', 'Day close date should correspond to the day open date'])
    expect((await ask(test, 'close', { TIME: '2026-11-23T18:00:00+03:00' })).body.error).toBe('REPORT')
    expect(await day(test, 'close', { TIME: '2026-11-23T18:00:00+03:00', REPORT: 'Забыл' })).toMatchObject({ STATUS: 'CLOSED', ACTIVE: false, DURATION: '09:00:00' })
    expect(await day(test, 'open')).toMatchObject({ STATUS: 'OPENED', TIME_START: '2026-11-24T09:00:00+03:00', ACTIVE: true })
  })

  it('begins at another moment of today with a reason, and waits for the superior then', async () => {
    const test = anOffice()
    expect(refusal(await ask(test, 'open', { TIME: '2026-11-22T08:00:00+03:00', REPORT: 'x' }))).toEqual([400, 'WRONG_DATETIME', 'Day open date should correspond to the current date'])
    expect(await day(test, 'open', { TIME: '2026-11-23T08:00:00+03:00', REPORT: 'Забыл' })).toMatchObject({ STATUS: 'OPENED', TIME_START: '2026-11-23T08:00:00+03:00', ACTIVE: false })
    await day(test, 'pause')
    expect(refusal(await ask(test, 'open', { TIME: MORNING, REPORT: 'x' }))).toEqual([400, 'TIME', 'Unable to set time, work day is paused'])
  })

  it('of people with free hours needs no reason', async () => {
    const test = anOffice()
    await test.request('/_portal/import', json('POST', { workSettings: [{ userId: EMPLOYEE, isFree: true }] }))
    expect(await day(test, 'open', { TIME: '2026-11-23T08:00:00+03:00' })).toMatchObject({ STATUS: 'OPENED', ACTIVE: true })
    expect(await day(test, 'settings')).toMatchObject({ UF_TM_FREE: true, UF_TM_MAX_START: '09:15:00' })
  })
})

describe('a colleague’s workday', () => {
  it.each(['status', 'open', 'pause', 'close', 'settings'])('is refused by timeman.%s without the right, and told to administrators', async name => {
    const test = anOffice()
    expect((await ask(test, name, { USER_ID: ADMIN })).body.error_description).toBe('User does not have access to managing other users work time')
    expect((await ask(test, name, { USER_ID: EMPLOYEE }, ADMIN)).status).toBe(200)
    expect((await ask(test, name, { USER_ID: EMPLOYEE })).status).toBe(200)
  })

  it('may be managed by who was given the right; settings tell that of oneself only', async () => {
    const test = anOffice()
    expect(asData((await ask(test, 'settings')).body.result).ADMIN).toBe(false)
    await test.request('/_portal/import', json('POST', { workSettings: [{ userId: EMPLOYEE, managesOthers: true }] }))
    expect(await day(test, 'settings')).toMatchObject({ ADMIN: true, UF_TIMEMAN: true, UF_TM_MIN_DURATION: '08:00:00', UF_TM_ALLOWED_DELTA: '00:15:00', UF_TM_MIN_FINISH: '17:45:00' })
    expect(await day(test, 'settings', { USER_ID: ADMIN })).not.toHaveProperty('ADMIN')
    expect((await ask(test, 'open', { USER_ID: ADMIN })).status).toBe(200)
  })

  it('of nobody is not found', async () => {
    expect(refusal(await ask(anOffice(), 'status', { USER_ID: 99 }, ADMIN))).toEqual([400, '', 'User not found'])
  })
})

it('needs the scope', async () => {
  expect((await aPortal({ scopes: ['crm'] }).call('timeman.status')).body.error).toBe('insufficient_scope')
})

it('comes in by the control API, and is told by the state', async () => {
  const test = anOffice()
  const { body } = await test.request('/_portal/import', json('POST', { workdays: [{ userId: EMPLOYEE, startedAt: '2026-11-23T08:00:00+03:00', pausedAt: '2026-11-23T08:30:00+03:00' }] }))
  expect(body.workdays).toEqual([EMPLOYEE])
  expect(await day(test, 'status')).toMatchObject({ STATUS: 'PAUSED' })
  expect(asData((await test.request('/_portal/state')).body.timeman).workdays).toMatchObject([{ userId: EMPLOYEE }])
  for (const workday of [{ userId: 99, startedAt: MORNING }, { userId: EMPLOYEE, startedAt: 'soon' }, { userId: EMPLOYEE, startedAt: MORNING, finishedAt: '2026-11-23T08:00:00+03:00' }])
    expect((await test.request('/_portal/import', json('POST', { workdays: [workday] }))).status).toBeGreaterThanOrEqual(400)
  expect((await test.request('/_portal/import', json('POST', { workSettings: [{ userId: EMPLOYEE, maxStart: '9' }] }))).status).toBeGreaterThanOrEqual(400)
})

describe('the page of workdays', () => {
  const page = (test: TestPortal, userId = EMPLOYEE) => test.request('/_ui/workdays', { headers: { cookie: `b24_local_user=${userId}` } })
  const press = (test: TestPortal, body: { [key: string]: Json }) => {
    const { headers, ...init } = json('POST', body)
    return test.request('/_ui/workdays/press', { ...init, headers: { ...headers as object, cookie: `b24_local_user=${EMPLOYEE}` } })
  }

  it('begins, pauses, goes on with and ends one’s own day, by the buttons that fit', async () => {
    const test = anOffice()
    expect((await page(test)).body).toMatchObject({ own: { status: 'CLOSED' }, buttons: ['open'], people: [] })
    expect((await press(test, { button: 'pause' })).status).toBe(400)
    await press(test, { button: 'open' })
    expect((await page(test)).body).toMatchObject({ own: { status: 'OPENED', startedAt: MORNING }, buttons: ['pause', 'close'] })
    await press(test, { button: 'pause' })
    await press(test, { button: 'open' })
    await press(test, { button: 'close' })
    expect(await day(test, 'status')).toMatchObject({ STATUS: 'CLOSED', IP_OPEN: '127.0.0.1', IP_CLOSE: '127.0.0.1' })
  })

  it('ends a day that was left open with its time and a reason', async () => {
    const test = anOffice()
    await press(test, { button: 'open' })
    moveTo(test, '2026-11-24T09:00:00+03:00')
    expect((await page(test)).body).toMatchObject({ own: { status: 'EXPIRED' }, proposedEnd: '2026-11-23T17:45:00+03:00' })
    expect((await press(test, { button: 'close', time: '2026-11-23T18:00' })).status).toBe(400)
    expect((await press(test, { button: 'close', time: '2026-11-23T18:00', report: 'Забыл' })).status).toBe(200)
  })

  it('shows everybody to who may manage them', async () => {
    expect((await page(anOffice(), ADMIN)).body.people).toMatchObject([{ user: { id: ADMIN } }, { user: { id: EMPLOYEE }, status: 'CLOSED' }])
  })
})
