import { describe, expect, it } from 'vitest'
import { aPortal, EMPLOYEE, refusal } from './corePortal.ts'

const PLACEMENT = 'CRM_DEAL_DETAIL_TAB'
const HANDLER = 'http://127.0.0.1:5101/tab.html'

/** @see https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html */
describe('placement.bind', () => {
  it('registers a widget, which placement.get then shows', async () => {
    const { call } = aPortal()
    const bound = await call('placement.bind', { PLACEMENT, HANDLER, TITLE: 'Анонс', DESCRIPTION: 'Текст', GROUP_NAME: 'Мероприятия', OPTIONS: { height: 5 } })
    expect(bound.body.result).toBe(true)
    expect((await call('placement.get')).body.result).toEqual([{
      placement: PLACEMENT, userId: 0, handler: HANDLER, options: [], title: 'Анонс', description: 'Текст',
      langAll: { ru: { TITLE: 'Анонс', DESCRIPTION: 'Текст', GROUP_NAME: 'Мероприятия' } },
    }])
  })

  it('takes names by language instead of the single ones, and the code in any case', async () => {
    const { call } = aPortal()
    await call('placement.bind', { placement: 'crm_deal_detail_tab', handler: HANDLER, title: 'Ignored', lang_all: { en: { TITLE: 'Announcement' }, ru: { TITLE: 'Анонс', GROUP_NAME: 'Группа' } } })
    expect((await call('placement.get')).body.result).toMatchObject([{
      placement: PLACEMENT, title: 'Анонс',
      langAll: { en: { TITLE: 'Announcement', DESCRIPTION: '', GROUP_NAME: '' }, ru: { TITLE: 'Анонс', DESCRIPTION: '', GROUP_NAME: 'Группа' } },
    }])
  })

  it.each([
    [{}, [400, 'ERROR_ARGUMENT', 'Argument \'PLACEMENT\' is null or empty'], 'PLACEMENT'],
    [{ PLACEMENT: '' }, [400, 'ERROR_ARGUMENT', 'Argument \'PLACEMENT\' is null or empty'], 'PLACEMENT'],
    [{ PLACEMENT: ['A'] }, [400, 'ERROR_ARGUMENT', 'The value of an argument \'PLACEMENT\' must be of type string'], 'PLACEMENT'],
    [{ PLACEMENT }, [400, 'ERROR_ARGUMENT', 'Argument \'HANDLER\' is null or empty'], 'HANDLER'],
    [{ PLACEMENT: 'DEFAULT', HANDLER }, [400, 'ERROR_ARGUMENT', 'Argument \'Wrong value\' is null or empty'], 'Wrong value'],
    [{ PLACEMENT: 'IM_TEXTAREA', HANDLER, scopes: ['im'] }, [400, 'ERROR_ARGUMENT', 'Argument \'iconName\' is null or empty'], 'iconName'],
    [{ PLACEMENT: 'CRM_NOTHING', HANDLER }, [400, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found'], undefined],
    [{ PLACEMENT: 'USERFIELD_TYPE', HANDLER }, [400, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found'], undefined],
    [{ PLACEMENT: 'CRM_DYNAMIC_183_DETAIL_TAB', HANDLER }, [400, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found'], undefined],
    [{ PLACEMENT: 'TASK_VIEW_TAB', HANDLER }, [400, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found'], undefined],
    [{ PLACEMENT, HANDLER: 'http://localhost:5101/tab.html' }, [400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL'], undefined],
    [{ PLACEMENT, HANDLER: '/tab.html' }, [400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL'], undefined],
    [{ PLACEMENT, HANDLER: 'ftp://files.example/tab.html' }, [400, 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported handler protocol'], undefined],
    [{ PLACEMENT, HANDLER, USER_ID: 2 }, [200, 'ERROR_PLACEMENT_USER_MODE', 'User mode is not available.'], undefined],
    [{ PLACEMENT: 'PAGE_BACKGROUND_WORKER', HANDLER }, [200, 'EMPTY_ERROR_HANDLER_URL', expect.any(String)], undefined],
  ])('refuses %j', async ({ scopes, ...params }: { scopes?: string[], [key: string]: string | string[] | number | undefined }, expected, argument) => {
    const { call } = aPortal({ scopes: ['crm', 'placement', ...scopes ?? []] })
    const reply = await call('placement.bind', params as never)
    expect(refusal(reply)).toEqual(expected)
    expect(reply.body.argument).toBe(argument)
    expect((await call('placement.get')).body.result).toEqual([])
  })

  it('refuses CRM places without the scope crm', async () => {
    expect(refusal(await aPortal({ scopes: ['placement'] }).call('placement.bind', { PLACEMENT, HANDLER }))[1]).toBe('ERROR_PLACEMENT_NOT_FOUND')
  })

  it('allows several handlers in one place, each once', async () => {
    const { call } = aPortal()
    await call('placement.bind', { PLACEMENT, HANDLER })
    expect((await call('placement.bind', { PLACEMENT, HANDLER: `${HANDLER}?second` })).body.result).toBe(true)
    expect(refusal(await call('placement.bind', { PLACEMENT, HANDLER }))).toEqual([400, 'ERROR_CORE', 'Unable to set placement handler: Handler already binded'])
  })

  /** @see https://apidocs.bitrix24.com/api-reference/widgets/universal/background-worker.html */
  it.each([['documented', 200], ['source', 400]] as const)('allows one worker for all and one for each user; statuses of the %s', async (errorStatuses, status) => {
    const { portal, call } = aPortal()
    portal.state.switches.errorStatuses = errorStatuses
    const worker = { PLACEMENT: 'PAGE_BACKGROUND_WORKER', HANDLER, OPTIONS: { errorHandlerUrl: 'https://app.example/error', other: 1 } }
    expect((await call('placement.bind', worker)).body.result).toBe(true)
    expect((await call('placement.bind', { ...worker, USER_ID: 2 })).body.result).toBe(true)
    expect(refusal(await call('placement.bind', worker))).toEqual([status, 'ERROR_PLACEMENT_MAX_COUNT', 'Placement max count: 1'])
    expect((await call('placement.get')).body.result).toMatchObject([{ userId: 0, options: { errorHandlerUrl: 'https://app.example/error' } }, { userId: 2 }])
  })

  it.each(['placement.bind', 'placement.unbind', 'placement.get'])('%s is for administrators in an application', async method => {
    const { call, webhook, token } = aPortal()
    expect(refusal(await webhook(method, { PLACEMENT, HANDLER }))[1]).toBe('WRONG_AUTH_TYPE')
    expect(refusal(await call(method, { auth: token(EMPLOYEE), PLACEMENT, HANDLER }))).toEqual([403, 'ACCESS_DENIED', 'Access denied!'])
  })
})

/** @see https://apidocs.bitrix24.com/api-reference/widgets/placement-unbind.html */
describe('placement.unbind', () => {
  it('counts each handler twice: found and removed', async () => {
    const { call } = aPortal()
    await call('placement.bind', { PLACEMENT, HANDLER })
    await call('placement.bind', { PLACEMENT, HANDLER: `${HANDLER}?second` })
    await call('placement.bind', { PLACEMENT, HANDLER: `${HANDLER}?third` })
    expect((await call('placement.unbind', { PLACEMENT, HANDLER })).body.result).toEqual({ count: 2 })
    expect((await call('placement.unbind', { PLACEMENT })).body.result).toEqual({ count: 4 })
    expect((await call('placement.unbind', { PLACEMENT })).body.result).toEqual({ count: 0 })
    expect(refusal(await call('placement.unbind'))).toEqual([400, 'ERROR_ARGUMENT', 'Argument \'PLACEMENT\' is null or empty'])
  })
})

/** @see https://apidocs.bitrix24.com/api-reference/widgets/placement-list.html */
describe('placement.list', () => {
  it('lists what the application may bind, one scope, or everything', async () => {
    const { call, token } = aPortal()
    const own = (await call('placement.list', { auth: token(EMPLOYEE) })).body.result
    expect(own).toEqual(expect.arrayContaining([PLACEMENT, 'CRM_LEAD_DETAIL_TOOLBAR', 'USER_PROFILE_MENU', 'LEFT_MENU', 'PAGE_BACKGROUND_WORKER']))
    expect(own).not.toContain('TASK_VIEW_TAB')
    expect(own).not.toContain('USERFIELD_TYPE')
    expect((await call('placement.list', { SCOPE: 'user' })).body.result).toEqual(['USER_PROFILE_MENU', 'USER_PROFILE_TOOLBAR'])
    expect((await call('placement.list', { FULL: true })).body.result).toContain('TASK_VIEW_TAB')
  })
})
