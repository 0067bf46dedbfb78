import { describe, expect, it } from 'vitest'
import { registerApp } from '../src/control/apps.ts'
import { issueTokens } from '../src/auth/tokens.ts'
import { aPortal, EMPLOYEE, refusal } from './corePortal.ts'

const USER_TYPE_ID = 'cardfield'
const HANDLER = 'http://127.0.0.1:5101/field.html'
const TAKEN = [400, 'ERROR_CORE', 'Unable to set placement handler: Handler already binded']

/** @see https://apidocs.bitrix24.com/api-reference/widgets/user-field/index.html */
describe('userfieldtype', () => {
  it('is registered, listed, changed and deleted', async () => {
    const { call, portal } = aPortal()
    expect((await call('userfieldtype.add', { USER_TYPE_ID: 'CardField', HANDLER, TITLE: 'Описание', DESCRIPTION: 'Текст' })).body.result).toBe(true)
    expect((await call('userfieldtype.list')).body).toMatchObject({ result: [{ USER_TYPE_ID, HANDLER, TITLE: 'Описание', DESCRIPTION: 'Текст' }], total: 1 })
    expect(portal.state.fieldTypes[0]?.height).toBe(200)
    expect((await call('userfieldtype.update', { USER_TYPE_ID, TITLE: 'Анонс', OPTIONS: { height: '320' } })).body.result).toBe(true)
    expect(portal.state.fieldTypes).toMatchObject([{ title: 'Анонс', description: 'Текст', handler: HANDLER, height: 320 }])
    expect((await call('userfieldtype.delete', { USER_TYPE_ID })).body.result).toBe(true)
    expect((await call('userfieldtype.list')).body).toMatchObject({ result: [], total: 0 })
  })

  it.each([
    ['add', {}, [400, 'ERROR_ARGUMENT', 'Argument \'USER_TYPE_ID\' is null or empty']],
    ['add', { USER_TYPE_ID }, [400, 'ERROR_ARGUMENT', 'Argument \'HANDLER\' is null or empty']],
    ['add', { USER_TYPE_ID, HANDLER: 'https://localhost/field.html' }, [400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL']],
    ['add', { USER_TYPE_ID, HANDLER: 'ws://app.example/' }, [400, 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported handler protocol']],
    ['add', { USER_TYPE_ID: 'card-field', HANDLER }, [400, 'ERROR_ARGUMENT', 'Argument \'USER_TYPE_ID\' has a wrong value']],
    ['add', { USER_TYPE_ID: 'x'.repeat(44), HANDLER }, [400, 'ERROR_ARGUMENT', 'Argument \'USER_TYPE_ID\' has a wrong value']],
    ['update', {}, [400, 'ERROR_ARGUMENT', 'Argument \'USER_TYPE_ID\' is null or empty']],
    ['update', { USER_TYPE_ID }, [400, 'ERROR_ARGUMENT', 'Argument \'HANDLER|TITLE|DESCRIPTION\' is null or empty']],
    ['update', { USER_TYPE_ID, TITLE: 'A' }, [400, 'ERROR_NOT_FOUND', 'User Field Type not found']],
    ['delete', {}, [400, 'ERROR_ARGUMENT', 'Argument \'USER_TYPE_ID\' is null or empty']],
    ['delete', { USER_TYPE_ID }, [400, 'ERROR_NOT_FOUND', 'User Field Type not found']],
  ] as [string, { [key: string]: string }, unknown][])('%s refuses %j', async (verb, params, expected) => {
    expect(refusal(await aPortal().call(`userfieldtype.${verb}`, params))).toEqual(expected)
  })

  it('takes the longest code that fits into 50 characters with its prefix', async () => {
    const { call, app } = aPortal()
    const longest = 'x'.repeat(50 - `rest_${app.id}_`.length)
    expect((await call('userfieldtype.add', { USER_TYPE_ID: longest, HANDLER })).body.result).toBe(true)
  })

  it('refuses a handler taken by another type of the application, and a code taken on the portal', async () => {
    const { call, portal } = aPortal()
    await call('userfieldtype.add', { USER_TYPE_ID, HANDLER })
    expect(refusal(await call('userfieldtype.add', { USER_TYPE_ID: 'other', HANDLER }))).toEqual(TAKEN)
    expect(refusal(await call('userfieldtype.add', { USER_TYPE_ID, HANDLER: `${HANDLER}?2` }))).toEqual(TAKEN)
    const second = registerApp(portal, { title: 'Second', handler: 'https://second.example/', scopes: ['placement'] })
    const auth = issueTokens(portal, second, portal.state.users[0]!).accessToken
    expect(refusal(await call('userfieldtype.add', { auth, USER_TYPE_ID, HANDLER }))).toEqual(TAKEN)
    expect((await call('userfieldtype.add', { auth, USER_TYPE_ID: 'other', HANDLER })).body.result).toBe(true)
    expect((await call('userfieldtype.list', { auth })).body.total).toBe(1)
    expect(refusal(await call('userfieldtype.delete', { auth, USER_TYPE_ID }))[1]).toBe('ERROR_NOT_FOUND')
  })

  it('refuses to move a type to a handler of another type', async () => {
    const { call } = aPortal()
    await call('userfieldtype.add', { USER_TYPE_ID, HANDLER })
    await call('userfieldtype.add', { USER_TYPE_ID: 'other', HANDLER: `${HANDLER}?2` })
    expect(refusal(await call('userfieldtype.update', { USER_TYPE_ID: 'other', HANDLER }))).toEqual([400, 'ERROR_CORE', 'Unable to update User Field Type: Handler already binded'])
    expect((await call('userfieldtype.update', { USER_TYPE_ID, HANDLER })).body.result).toBe(true)
  })

  it.each(['add', 'update', 'delete', 'list'])('%s is for administrators in an application', async verb => {
    const { call, webhook, token } = aPortal()
    expect(refusal(await webhook(`userfieldtype.${verb}`))[1]).toBe('WRONG_AUTH_TYPE')
    expect(refusal(await call(`userfieldtype.${verb}`, { auth: token(EMPLOYEE) }))).toEqual([403, 'ACCESS_DENIED', 'Access denied!'])
  })
})
