import { describe, expect, it, vi } from 'vitest'
import { FieldBox } from '../pages/frame/fieldBox.ts'
import { FrameHost } from '../pages/frame/host.ts'
import type { FramePage } from '../pages/frame/page.ts'
import type { FrameOpening } from '../src/ui/contract.ts'

const SID = 'a'.repeat(32)
const ORIGIN = 'http://127.0.0.1:5081'

function anOpening(changes: Partial<FrameOpening> = {}): FrameOpening {
  const placement = changes.placement ?? 'DEFAULT'
  return {
    sid: SID, appId: 1, appTitle: 'App', placement, frameName: `localhost:5080|0|${SID}`, method: 'post', action: ORIGIN, handlerOrigin: ORIGIN, fields: {},
    init: {
      LANG: 'ru', DOMAIN: 'localhost:5080', PROTOCOL: 0, PATH: '/rest', AUTH_ID: 'token', AUTH_EXPIRES: 3600, REFRESH_ID: 'refresh', MEMBER_ID: 'member',
      FIRST_RUN: false, IS_ADMIN: true, INSTALL: false, USER_OPTIONS: {}, APP_OPTIONS: {}, PLACEMENT: placement, PLACEMENT_OPTIONS: {},
    },
    escapesOptions: false, stored: [], ...changes,
  }
}

function aPage(changes: Partial<FramePage> = {}): FramePage & { posted: string[] } {
  const posted: string[] = []
  return {
    posted,
    post: text => { posted.push(text) },
    note: () => Promise.resolve({ silent: false }),
    refreshAuth: () => Promise.resolve({ AUTH_ID: 'new', AUTH_EXPIRES: '3600', REFRESH_ID: 'newer' }),
    alertRefreshFailed: vi.fn(),
    saveAppOptions: vi.fn(options => Promise.resolve({ ...options, old: 'x' })),
    saveUserOption: () => Promise.resolve(true),
    setInstall: vi.fn(() => Promise.resolve()),
    finishInstall: vi.fn(() => Promise.resolve()),
    resize: () => ({ width: 10, height: 20 }),
    setTitle: vi.fn(),
    setScroll: vi.fn(),
    reloadWindow: vi.fn(),
    reloadCard: vi.fn(() => Promise.resolve()),
    selectUsers: () => Promise.resolve([{ id: '1' }, { id: '2' }]),
    selectAccess: () => Promise.resolve(null),
    selectCrm: () => Promise.resolve({ deal: {} }),
    openApplication: () => Promise.resolve(),
    closeApplication: () => false,
    openPath: () => Promise.resolve(),
    showMessenger: vi.fn(),
    box: null,
    portalOrigin: 'http://localhost:5080',
    ...changes,
  }
}

async function ask(host: FrameHost, data: unknown, origin = ORIGIN): Promise<void> {
  host.receive({ origin, data })
  await host.settle()
  await new Promise(resolve => setTimeout(resolve, 5))
}

describe('the parent of a frame', () => {
  it.each([
    ['another origin', `getInitData:cb:${SID}`, 'http://evil.example'],
    ['another sid', `getInitData:cb:${'b'.repeat(32)}`, ORIGIN],
    ['an unknown command', `nonsense:cb:${SID}`, ORIGIN],
    ['a command of another place', `setValue:"x":cb:${SID}`, ORIGIN],
    ['something that is no message', 42, ORIGIN],
    ['a bind of an event nobody registered', `placementBindEvent:{"event":"x"}:cb:${SID}`, ORIGIN],
    ['a call', `imCallTo:{"userId":1}:cb:${SID}`, ORIGIN],
    ['the end of an installation that is not going on', `setInstallFinish:cb:${SID}`, ORIGIN],
    ['closing without a slider', `closeApplication:cb:${SID}`, ORIGIN],
    ['a dialog closed without a choice', `selectAccess:cb:${SID}`, ORIGIN],
  ])('keeps silent to %s', async (_name, data, origin) => {
    const page = aPage()
    await ask(new FrameHost(anOpening(), page), data, origin)
    expect(page.posted).toEqual([])
    expect(page.finishInstall).not.toHaveBeenCalled()
  })

  it('keeps silent when a switch drops the command', async () => {
    const page = aPage({ note: () => Promise.resolve({ silent: true }) })
    await ask(new FrameHost(anOpening(), page), `setTitle:{"title":"x"}:cb:${SID}`)
    expect(page.posted).toEqual([])
    expect(page.setTitle).not.toHaveBeenCalled()
  })

  it('gives the renewed token to later getInitData', async () => {
    const page = aPage()
    const host = new FrameHost(anOpening(), page)
    await ask(host, `refreshAuth:cb1:${SID}`)
    await ask(host, `getInitData:cb2:${SID}`)
    expect(page.posted[0]).toBe('cb1:{"AUTH_ID":"new","AUTH_EXPIRES":"3600","REFRESH_ID":"newer"}')
    expect(page.posted[1]).toContain('"AUTH_ID":"new"')
  })

  it('shows an alert and never answers when a token cannot be renewed', async () => {
    const page = aPage({ refreshAuth: () => Promise.resolve(null) })
    await ask(new FrameHost(anOpening(), page), `refreshAuth:cb1:${SID}`)
    expect(page.posted).toEqual([])
    expect(page.alertRefreshFailed).toHaveBeenCalledOnce()
  })

  it('saves options of one tick together and answers each with all options', async () => {
    const page = aPage()
    const host = new FrameHost(anOpening(), page)
    host.receive({ origin: ORIGIN, data: `setAppOption:{"name":"a","value":"1"}:cb1:${SID}` })
    host.receive({ origin: ORIGIN, data: `setAppOption:{"name":"b","value":"2"}:cb2:${SID}` })
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(page.saveAppOptions).toHaveBeenCalledExactlyOnceWith({ a: '1', b: '2' })
    expect(page.posted).toEqual(['cb1:{"a":"1","b":"2","old":"x"}', 'cb2:{"a":"1","b":"2","old":"x"}'])
  })

  it('answers nothing to an option of somebody who is no administrator', async () => {
    const page = aPage({ saveAppOptions: () => Promise.resolve(null) })
    await ask(new FrameHost(anOpening(), page), `setAppOption:{"name":"a","value":"1"}:cb1:${SID}`)
    expect(page.posted).toEqual([])
  })

  it.each([
    ['{"mult":false}', 'cb:{"id":"1"}'],
    ['{"mult":true}', 'cb:[{"id":"1"},{"id":"2"}]'],
  ])('answers selectUser %s with %s', async (parameters, answer) => {
    const page = aPage()
    await ask(new FrameHost(anOpening(), page), `selectUser:${parameters}:cb:${SID}`)
    expect(page.posted).toEqual([answer])
  })

  it('marks the end of the installation without an answer', async () => {
    const page = aPage()
    const opening = anOpening()
    opening.init.INSTALL = true
    await ask(new FrameHost(opening, page), `setInstallFinish:cb:${SID}`)
    expect(page.finishInstall).toHaveBeenCalledOnce()
    expect(page.posted).toEqual([])
  })

  it('keeps the value of a field and answers empty, in the order the messages came', async () => {
    const box = new FieldBox('UF_CRM_X', 'edit', [])
    const page = aPage({ box })
    const host = new FrameHost(anOpening({ placement: 'USERFIELD_TYPE' }), page)
    host.receive({ origin: ORIGIN, data: `setValue:"one: two":cb1:${SID}` })
    host.receive({ origin: ORIGIN, data: `getValue:cb2:${SID}` })
    await host.settle()
    expect(box.formValue(false)).toBe('one: two')
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(page.posted).toEqual(['cb1:', 'cb2:"one: two"'])
  })

  it('answers nothing once the frame is gone', async () => {
    const page = aPage()
    const host = new FrameHost(anOpening(), page)
    host.receive({ origin: ORIGIN, data: `getInitData:cb:${SID}` })
    host.dispose()
    await host.settle()
    expect(page.posted).toEqual([])
  })
})
