import { describe, expect, it } from 'vitest'
import { aPortal, EMPLOYEE, refusal } from './corePortal.ts'

/** Types of keys as the documentation page of each method shows them. */
const pages: Record<string, { params?: { [key: string]: string }, keys: Record<string, 'string' | 'number' | 'boolean' | 'object' | 'array'> }> = {
  // https://apidocs.bitrix24.com/api-reference/common/users/profile.html
  profile: { keys: { ID: 'string', ADMIN: 'boolean', NAME: 'string', LAST_NAME: 'string', PERSONAL_GENDER: 'string', TIME_ZONE: 'string' } },
  // https://apidocs.bitrix24.com/api-reference/user/user-current.html
  'user.current': {
    keys: {
      ID: 'string', ACTIVE: 'boolean', NAME: 'string', LAST_NAME: 'string', EMAIL: 'string', LAST_LOGIN: 'string', DATE_REGISTER: 'string', IS_ONLINE: 'string',
      LAST_ACTIVITY_DATE: 'string', PERSONAL_GENDER: 'string', PERSONAL_BIRTHDAY: 'string', WORK_POSITION: 'string', UF_EMPLOYMENT_DATE: 'string', UF_DEPARTMENT: 'array',
    },
  },
  // https://apidocs.bitrix24.com/api-reference/user/user-fields.html
  'user.fields': { keys: { ID: 'string', NAME: 'string', LAST_NAME: 'string', EMAIL: 'string', UF_DEPARTMENT: 'string', USER_TYPE: 'string' } },
  // https://apidocs.bitrix24.com/api-reference/common/system/app-info.html
  'app.info': {
    keys: {
      ID: 'number', CODE: 'string', VERSION: 'number', STATUS: 'string', INSTALLED: 'boolean', PAYMENT_EXPIRED: 'string', DAYS: 'object',
      LANGUAGE_ID: 'string', LICENSE: 'string', LICENSE_TYPE: 'string', LICENSE_FAMILY: 'string',
    },
  },
  // https://apidocs.bitrix24.com/api-reference/common/system/feature-get.html
  'feature.get': { params: { CODE: 'rest_offline_extended' }, keys: { value: 'string' } },
  // https://apidocs.bitrix24.com/api-reference/common/system/method-get.html
  'method.get': { params: { name: 'user.get' }, keys: { isExisting: 'boolean', isAvailable: 'boolean' } },
}

describe('answers have the keys and types of their pages', () => {
  it.each(Object.entries(pages))('%s', async (method, { params, keys }) => {
    const { body } = await aPortal().call(method, params)
    const result = body.result as { [key: string]: unknown }
    const types = Object.fromEntries(Object.keys(keys).map(key => [key, key in result ? Array.isArray(result[key]) ? 'array' : typeof result[key] : 'absent']))
    expect(types).toEqual(keys)
  })
})

/** @see https://apidocs.bitrix24.com/api-reference/user/user-get.html */
describe('user.get', () => {
  const people = ['Анна Орлова', 'Борис Ким', 'Вера Лис', 'Глеб Кот']

  async function names(params: { [key: string]: never } | object) {
    const test = aPortal()
    const [, boris] = test.portal.state.users
    test.portal.state.users = people.map((person, index) => {
      const [name = '', lastName = ''] = person.split(' ')
      return { ...boris!, id: index + 1, isAdmin: index === 0, name, lastName, email: `${index + 1}@portal.example`, departments: index < 2 ? [1] : [1, 5], active: index !== 3 }
    })
    const { body } = await test.call('user.get', params as never)
    return (body.result as { NAME: string }[]).map(row => row.NAME)
  }

  it.each([
    [{}, ['Анна', 'Борис', 'Вера', 'Глеб']],
    [{ FILTER: { ACTIVE: true } }, ['Анна', 'Борис', 'Вера']],
    [{ FILTER: { ACTIVE: 'N' } }, ['Глеб']],
    [{ FILTER: { ID: [2, 3] } }, ['Борис', 'Вера']],
    [{ filter: { '@ID': ['1', '4'] } }, ['Анна', 'Глеб']],
    [{ FILTER: { '!ID': [1, 2] } }, ['Вера', 'Глеб']],
    [{ FILTER: { '>ID': 2 } }, ['Вера', 'Глеб']],
    [{ FILTER: { '>=ID': 2, '<ID': 4 } }, ['Борис', 'Вера']],
    [{ FILTER: { '%LAST_NAME': 'ИС' } }, ['Вера']],
    [{ FILTER: { '=%LAST_NAME': 'К%' } }, ['Борис', 'Глеб']],
    [{ FILTER: { '!%LAST_NAME': 'к' } }, ['Анна', 'Вера']],
    [{ FILTER: { '!=NAME': 'Анна' } }, ['Борис', 'Вера', 'Глеб']],
    [{ FILTER: { UF_DEPARTMENT: 5 } }, ['Вера', 'Глеб']],
    [{ FILTER: { NAME_SEARCH: 'ки бо' } }, ['Борис']],
    [{ FILTER: { USER_TYPE: 'employee', NAME: 'вера' } }, ['Вера']],
    [{ ID: 3 }, ['Вера']],
    [{ sort: 'LAST_NAME', order: 'ASC' }, ['Борис', 'Глеб', 'Вера', 'Анна']],
    [{ sort: 'ID', order: 'DESC', FILTER: { ACTIVE: true } }, ['Вера', 'Борис', 'Анна']],
  ])('%j gives %j', async (params, expected) => {
    expect(await names(params)).toEqual(expected)
  })

  it('gives only the fields asked for, and passes over those it does not know', async () => {
    const { call } = aPortal()
    expect((await call('user.get', { select: ['ID', 'NAME', 'NOTHING'], FILTER: { ID: 2 } })).body.result).toEqual([{ ID: '2', NAME: 'Борис' }])
    expect((await call('user.get', { select: ['UF_*'], FILTER: { ID: 2 } })).body.result).toEqual([{ UF_EMPLOYMENT_DATE: '', UF_DEPARTMENT: [1] }])
  })

  /** @see https://apidocs.bitrix24.com/api-reference/user/user-scope.html */
  it.each([
    ['user', true, true],
    ['user_basic', true, false],
    ['user_brief', false, false],
  ])('with scope %s shows the e-mail: %s, the last login: %s', async (scope, email, login) => {
    const { body } = await aPortal({ scopes: [scope] }).call('user.get')
    const [row] = body.result as object[]
    expect([Object.hasOwn(row!, 'EMAIL'), Object.hasOwn(row!, 'LAST_LOGIN')]).toEqual([email, login])
  })
})

describe('what a token may do', () => {
  it('lists scopes of the application, or all', async () => {
    const { call } = aPortal()
    expect((await call('scope')).body.result).toEqual(['crm', 'placement', 'user'])
    expect((await call('scope', { full: true })).body.result).toEqual(expect.arrayContaining(['user_brief', 'userfieldconfig', 'disk']))
  })

  it('lists methods it may call, those of a scope, those of none, or all', async () => {
    const { call } = aPortal({ scopes: ['user'] })
    const methods = async (params: { [key: string]: string | boolean }) => (await call('methods', params)).body.result
    expect(await methods({})).toEqual(expect.arrayContaining(['profile', 'batch', 'user.get']))
    expect(await methods({})).not.toContain('placement.bind')
    expect(await methods({ full: true })).toContain('placement.bind')
    expect(await methods({ scope: 'placement' })).toEqual(['placement.bind', 'placement.unbind', 'placement.get', 'placement.list', 'userfieldtype.add', 'userfieldtype.update', 'userfieldtype.delete', 'userfieldtype.list'])
    expect(await methods({ scope: '' })).not.toContain('user.get')
    expect((await call('method.get', { name: 'placement.bind' })).body.result).toEqual({ isExisting: true, isAvailable: false })
    expect((await call('method.get')).body.result).toEqual({ isExisting: false, isAvailable: false })
  })

  /** @see https://apidocs.bitrix24.com/api-reference/common/users/user-access.html */
  it('says who is an administrator and who has an access code', async () => {
    const { call, token } = aPortal()
    const auth = token(EMPLOYEE)
    expect((await call('user.admin')).body.result).toBe(true)
    expect((await call('user.admin', { auth })).body.result).toBe(false)
    expect((await call('user.access', { auth, ACCESS: ['G2', 'U2'] })).body.result).toBe(true)
    expect((await call('user.access', { auth, ACCESS: ['G2', 'U3'] })).body.result).toBe(false)
    expect((await call('user.access', { ACCESS: ['G2'] })).body.result).toBe(true)
  })

  it('refuses app.info to a webhook and feature.get without a code', async () => {
    const { call, webhook } = aPortal()
    expect(refusal(await webhook('app.info'))).toEqual([400, 'ACCESS_DENIED', 'Access denied! Application context required'])
    expect(refusal(await call('feature.get'))).toEqual([400, 'CODE_EMPTY', 'CODE can\'t be empty'])
  })
})
