import { describe, expect, it } from 'vitest'
import { aPortal, EMPLOYEE, refusal } from './corePortal.ts'

/** @see https://apidocs.bitrix24.com/api-reference/common/settings/index.html */
describe('options of the application', () => {
  it('are an empty list, then an object, then a single value or null', async () => {
    const { call } = aPortal()
    expect((await call('app.option.get')).body.result).toEqual([])
    expect((await call('app.option.set', { options: { data: 'value', data2: 'value2' } })).body.result).toBe(true)
    await call('app.option.set', { options: { data2: 'changed' } })
    expect((await call('app.option.get')).body.result).toEqual({ data: 'value', data2: 'changed' })
    expect((await call('app.option.get', { option: 'data' })).body.result).toBe('value')
    expect((await call('app.option.get', { option: 'none' })).body.result).toBeNull()
  })

  it('keep texts', async () => {
    const { call } = aPortal()
    await call('app.option.set', { options: { number: 5, yes: true, no: false, list: [1, 2] } })
    expect((await call('app.option.get')).body.result).toEqual({ number: '5', yes: '1', no: '', list: '[1,2]' })
  })

  it('are read by everybody and written by administrators', async () => {
    const { call, token } = aPortal()
    await call('app.option.set', { options: { data: 'value' } })
    const auth = token(EMPLOYEE)
    expect((await call('app.option.get', { auth, option: 'data' })).body.result).toBe('value')
    expect(refusal(await call('app.option.set', { auth, options: { data: 'mine' } }))).toEqual([400, 'AccessException', 'Administrator authorization required'])
    expect((await call('app.option.get', { option: 'data' })).body.result).toBe('value')
  })

  it.each(['app.option.get', 'user.option.get'])('%s needs an application', async method => {
    expect(refusal(await aPortal().webhook(method))).toEqual([400, 'AccessException', 'Application context required'])
  })

  it.each(['app.option.set', 'user.option.set'])('%s refuses to save nothing, and needs an application', async method => {
    const { call, webhook } = aPortal()
    for (const options of [null, {}, [], 'text'])
      expect(refusal(await call(method, { options }))).toEqual([400, 'ArgumentNullException', 'options is empty'])
    expect(refusal(await webhook(method, { options: { a: 1 } }))).toEqual([400, 'AccessException', 'Application context required'])
  })

  it('refuse in the words of the source when told so', async () => {
    const { portal, call, token } = aPortal()
    portal.state.switches.errorStatuses = 'source'
    expect(refusal(await call('app.option.set', { auth: token(EMPLOYEE), options: { a: 1 } }))).toEqual([403, 'ACCESS_DENIED', 'Access denied! Administrator authorization required'])
  })

  it('of a user are that user\'s own', async () => {
    const { call, token } = aPortal()
    const auth = token(EMPLOYEE)
    await call('user.option.set', { auth, options: { theme: 'dark' } })
    expect((await call('user.option.get', { auth })).body.result).toEqual({ theme: 'dark' })
    expect((await call('user.option.get', { auth, option: 'theme' })).body.result).toBe('dark')
    expect((await call('user.option.get')).body.result).toEqual([])
  })
})
