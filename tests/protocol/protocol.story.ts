import { test, expect } from '@playwright/test'
import { answersTo, ask, asked, editField, frameBox, nextField, open, openField, openMain, openTab, probeFrame, SILENCE } from './asking.ts'
import { startProtocolPortal } from './protocolPortal.ts'
import type { ProtocolPortal } from './protocolPortal.ts'

// Every message of the protocol, driven by the unmodified SDK: once where the portal answers, once where it keeps silent.
let portal: ProtocolPortal

test.beforeAll(async () => {
  portal = await startProtocolPortal()
})
test.afterAll(() => portal.close())
test.beforeEach(async () => {
  await portal.control.send('POST', '/_portal/reset')
  portal.probe.requests.length = 0
})

const setSwitches = (switches: Record<string, unknown>) => portal.control.send('PATCH', '/_portal/switches', switches)
const keepSilentOn = (frame: string) => portal.control.send('POST', '/_portal/faults', { when: { frame }, do: { kind: 'silence' } })

test.describe('opening', () => {
  test('posts the form of the protocol to the handler and names the frame host|protocol|sid', async ({ page }) => {
    const frame = await openMain(page, portal)
    const [request] = portal.probe.requests
    const host = new URL(portal.portalOrigin).host
    const sid = request!.query.get('APP_SID')!
    expect(request!.method).toBe('POST')
    expect(Object.fromEntries(request!.query)).toMatchObject({ DOMAIN: host, PROTOCOL: '0', LANG: 'ru' })
    expect(sid).toMatch(/^[0-9a-f]{32}$/)
    expect(await frame.evaluate(() => window.name)).toBe(`${host}|0|${sid}`)
    expect([...request!.body.keys()]).toEqual(expect.arrayContaining(['AUTH_ID', 'AUTH_EXPIRES', 'REFRESH_ID', 'SERVER_ENDPOINT', 'member_id', 'status', 'PLACEMENT']))
    expect(request!.body.get('PLACEMENT')).toBe('DEFAULT')
    expect(await page.locator(`#appframe_layout_${sid} > iframe#appframe_${sid}`).getAttribute('allow')).toBe('geolocation *; microphone *; camera *; autoplay *;')
    expect(await page.locator('iframe:visible').first().getAttribute('sandbox')).toBeNull()
  })

  test('opens by GET without a body when the switch says so, and shows the host\'s refusal of POST', async ({ page }) => {
    await setSwitches({ frameMethod: 'get' })
    await openMain(page, portal)
    expect(portal.probe.requests[0]).toMatchObject({ method: 'GET' })
    await setSwitches({ frameMethod: 'refused' })
    await page.reload()
    await expect(page.frameLocator('iframe:visible').getByText('405 Not Allowed').first()).toBeVisible()
  })

  test('gives a tab its record\'s id, and a toolbar item too', async ({ page }) => {
    const tab = await openTab(page, portal)
    expect(await ask(tab, b24 => [b24.placement.placement, b24.placement.options.ID])).toEqual(['CRM_DEAL_DETAIL_TAB', String(portal.dealId)])
    await page.getByTestId('card-actions').click()
    await page.getByRole('button', { name: 'Probe toolbar' }).click()
    const toolbar = await probeFrame(page, portal, '/toolbar')
    expect(await ask(toolbar, b24 => [b24.placement.placement, b24.placement.options.ID])).toEqual(['CRM_DEAL_DETAIL_TOOLBAR', String(portal.dealId)])
  })

  test('removes a frame with its card, without a word', async ({ page }) => {
    const frame = await openTab(page, portal)
    await open(page, portal, '/crm/deal/list/')
    expect(frame.isDetached()).toBe(true)
  })
})

test.describe('getInitData', () => {
  test('tells who and where, numbers as texts and empty lists as lists', async ({ page }) => {
    const frame = await openMain(page, portal)
    expect(await ask(frame, b24 => [b24.isInit, b24.auth.isAdmin, b24.getLang(), b24.placement.isDefault])).toEqual([true, true, 'ru', true])
    const heard = await frame.evaluate(() => window.heard[0]!)
    const data = JSON.parse(heard.slice(heard.indexOf(':') + 1)) as Record<string, unknown>
    expect(data).toMatchObject({ AUTH_EXPIRES: '3600', PROTOCOL: expect.anything(), USER_OPTIONS: [], PLACEMENT: 'DEFAULT', INSTALL: false, IS_ADMIN: true })
  })

  test('escapes the first level of a field\'s options, once', async ({ page }) => {
    const frame = await openField(page, portal)
    expect(await ask(frame, b24 => b24.placement.options.VALUE)).toBe('&lt;p title=&quot;a&quot;&gt;5 &lt; 6 &amp; 7&lt;/p&gt;')
    await setSwitches({ escapePlacementOptions: false })
    await page.reload()
    expect(await ask(await probeFrame(page, portal, '/field'), b24 => b24.placement.options.VALUE)).toBe('<p title="a">5 &lt; 6 &amp; 7</p>')
  })

  test('stays away when the parent is silent: the SDK never starts', async ({ page }) => {
    await keepSilentOn('getInitData')
    const frame = await openMain(page, portal)
    expect(await ask(frame, b24 => b24.isInit)).toBe(SILENCE)
  })

  test('gives a stranger to the application a field without tokens and no tab', async ({ page }) => {
    const frame = await openField(page, portal, portal.stranger)
    expect(await ask(frame, b24 => [b24.isInit, b24.auth.getAuthData()])).toEqual([true, false])
    await expect(page.getByRole('tab', { name: 'Probe tab' })).toHaveCount(0)
  })
})

test.describe('installation', () => {
  test('says on a person\'s first start that it is the first, once', async ({ page }) => {
    const commands = async () => (await portal.control.get<{ method: string, kind: string }[]>('/_portal/log')).filter(entry => entry.kind === 'frame').map(entry => entry.method)
    await portal.control.send('POST', '/_portal/reset')
    await openMain(page, portal, portal.employee).then(frame => ask(frame, b24 => b24.isInit))
    expect((await commands()).filter(name => name === 'setInstall')).toHaveLength(1)
    await openMain(page, portal, portal.employee).then(frame => ask(frame, b24 => b24.isInit))
    expect((await commands()).filter(name => name === 'setInstall')).toHaveLength(1)
  })

  test('setInstall without an answer: the SDK never starts', async ({ page }) => {
    await keepSilentOn('setInstall')
    expect(await ask(await openMain(page, portal, portal.employee), b24 => b24.isInit)).toBe(SILENCE)
  })

  test('setInstallFinish installs and reloads the page with install_finished=Y', async ({ page }) => {
    const app = await portal.control.send<{ id: number }>('POST', '/_portal/apps', { code: 'local.new', title: 'New', handler: `${portal.probe.origin}/new`, installHandler: `${portal.probe.origin}/install`, scopes: ['crm'], installed: false })
    await open(page, portal, `/marketplace/app/${app.id}/`)
    const frame = await probeFrame(page, portal, '/install')
    expect(await ask(frame, b24 => b24.isInstallMode)).toBe(true)
    await asked(frame, b24 => b24.installFinish())
    await page.waitForURL(/install_finished=Y/)
    const opened = await probeFrame(page, portal, '/new')
    expect(await ask(opened, b24 => [b24.isInstallMode, b24.placement.options.install_finished])).toEqual([false, 'Y'])
  })

  test('setInstallFinish of an installed application: no answer, nothing happens', async ({ page }) => {
    const frame = await openMain(page, portal)
    await ask(frame, b24 => b24.isInit)
    await frame.evaluate(() => parent.postMessage(`setInstallFinish:late:${window.name.split('|')[2]}`, `http://${window.name.split('|')[0]}`))
    expect(await ask(frame, () => new Promise(resolve => setTimeout(() => resolve(window.heard.some(text => text.startsWith('late:'))), 600)))).toBe(false)
    expect(page.url()).not.toContain('install_finished')
  })
})

test.describe('tokens', () => {
  test('refreshAuth gives a new token that works', async ({ page }) => {
    const frame = await openMain(page, portal)
    const [before, after] = await ask(frame, async b24 => {
      const first = b24.auth.getAuthData()
      const second = await b24.auth.refreshAuth()
      return [first && first.access_token, second.access_token]
    }) as [string, string]
    expect(after).not.toBe(before)
    expect(await ask(frame, async b24 => (await b24.actions.v2.call.make({ method: 'profile', params: {} })).getData()!.result)).toMatchObject({ ID: expect.anything() })
  })

  test('an expired token is renewed by the SDK, once', async ({ page }) => {
    const frame = await openMain(page, portal)
    await ask(frame, b24 => b24.isInit)
    await portal.control.send('POST', '/_portal/clock', { advanceSeconds: 3700 })
    expect(await ask(frame, async b24 => (await b24.actions.v2.call.make({ method: 'profile', params: {} })).isSuccess)).toBe(true)
    const log = await portal.control.get<{ method: string }[]>('/_portal/log')
    expect(log.filter(entry => entry.method === 'refreshAuth')).toHaveLength(1)
  })

  test('refreshAuth that fails: an alert of the portal and no answer', async ({ page }) => {
    const frame = await openMain(page, portal)
    await ask(frame, b24 => b24.isInit)
    await setSwitches({ refreshFails: true })
    const alert = page.waitForEvent('dialog')
    const answer = ask(frame, b24 => b24.auth.refreshAuth())
    await (await alert).dismiss()
    expect(await answer).toBe(SILENCE)
  })
})

test.describe('the page around the frame', () => {
  test('resizeWindow takes width and height on the main page, height alone on a tab and in a field', async ({ page }) => {
    const main = await openMain(page, portal)
    expect(await ask(main, b24 => b24.parent.resizeWindow(500, 640))).toEqual({ width: 500, height: 640 })
    expect(await frameBox(page)).toEqual({ width: 500, height: 640 })
    const tab = await openTab(page, portal)
    const { width } = await frameBox(page)
    await ask(tab, b24 => b24.parent.resizeWindow(300, 444))
    expect(await page.locator('[id^="appframe_layout_"]').filter({ has: page.locator('iframe') }).evaluateAll(boxes => boxes.map(box => Math.round(box.getBoundingClientRect().height)))).toContain(444)
    expect((await frameBox(page)).width).toBe(width)
  })

  test('fitWindow gives the frame its content\'s height', async ({ page }) => {
    const frame = await openMain(page, portal)
    await ask(frame, b24 => b24.parent.fitWindow())
    expect((await frameBox(page)).height).toBe(await frame.evaluate(() => document.documentElement.scrollHeight))
  })

  test('resizeWindow is denied in a slider of the application', async ({ page }) => {
    const main = await openMain(page, portal)
    await asked(main, b24 => b24.slider.openSliderAppPage({ view: 'a' }))
    const inside = await probeFrame(page, portal, '/main', 2)
    expect(await ask(inside, b24 => b24.parent.resizeWindow(300, 300))).toBe(SILENCE)
  })

  test('setTitle changes the page title of the main page and is denied on a tab', async ({ page }) => {
    const main = await openMain(page, portal)
    expect(await ask(main, b24 => b24.parent.setTitle('Новое имя: да'))).toEqual({ title: 'Новое имя: да' })
    await expect(page.locator('#pagetitle')).toHaveText('Новое имя: да')
    const tab = await openTab(page, portal)
    expect(await ask(tab, b24 => b24.parent.setTitle('Чужое'))).toBe(SILENCE)
    await expect(page.locator('#pagetitle')).not.toHaveText('Чужое')
  })

  test('setScroll scrolls the page under the main page and is denied in a field', async ({ page }) => {
    const main = await openMain(page, portal)
    await ask(main, b24 => b24.parent.resizeWindow(500, 3000))
    expect(await ask(main, b24 => b24.parent.scrollParentWindow(700))).toEqual({ scroll: 700 })
    expect(await page.evaluate(() => scrollY)).toBe(700)
    expect(await ask(await openField(page, portal), b24 => b24.parent.scrollParentWindow(10))).toBe(SILENCE)
  })

  test('reloadWindow reloads the portal\'s page from the main page and is denied on a tab', async ({ page }) => {
    const main = await openMain(page, portal)
    const reloaded = page.waitForEvent('load')
    await asked(main, b24 => b24.parent.reloadWindow())
    await reloaded
    const tab = await openTab(page, portal)
    await page.evaluate(() => Object.assign(window, { mark: 1 }))
    expect(await ask(tab, b24 => b24.parent.reloadWindow())).toBe(SILENCE)
    expect(await page.evaluate(() => 'mark' in window)).toBe(true)
  })

  test('reloadData refreshes the card around a tab and is unknown on the main page', async ({ page }) => {
    const tab = await openTab(page, portal)
    await portal.control.rest('crm.item.update', { entityTypeId: 2, id: portal.dealId, fields: { title: 'Переименована снаружи' } })
    expect(await ask(tab, b24 => b24.placement.call('reloadData'))).toBe('')
    await expect(page.locator('#pagetitle')).toContainText('Переименована снаружи')
    expect(await ask(await openMain(page, portal), b24 => b24.placement.call('reloadData'))).toBe(SILENCE)
  })

  for (const [name, call, words] of [
    ['imCallTo', 'b24 => b24.parent.imCallTo(2)', 'Вера'],
    ['imPhoneTo', 'b24 => b24.parent.imPhoneTo("+7 000 123")', '+7 000 123'],
    ['imOpenMessenger', 'b24 => b24.parent.imOpenMessenger("chat5")', 'chat5'],
    ['imOpenHistory', 'b24 => b24.parent.imOpenHistory("chat7")', 'chat7'],
  ] as const) {
    test(`${name} opens the portal's own panel, and nothing when it is silent`, async ({ page }) => {
      const run = new Function(`return ${call}`)() as Parameters<typeof ask>[1]
      const frame = await openMain(page, portal)
      // The portal never answers these: what the SDK says is not proof of anything.
      expect(await ask(frame, run)).toBe(SILENCE)
      await expect(page.getByTestId('messenger')).toContainText(words)
      await keepSilentOn(name)
      await page.reload()
      await ask(await probeFrame(page, portal, '/main'), run)
      await expect(page.getByTestId('messenger')).toHaveCount(0)
    })
  }
})

test.describe('options', () => {
  test('setAppOption keeps several options of one tick for an administrator', async ({ page }) => {
    const frame = await openMain(page, portal)
    await ask(frame, b24 => Promise.all([b24.options.appSet('a', 'раз'), b24.options.appSet('b', 'два')]))
    await page.reload()
    expect(await ask(await probeFrame(page, portal, '/main'), b24 => [b24.options.appGet('a'), b24.options.appGet('b')])).toEqual(['раз', 'два'])
  })

  test('setAppOption of anybody else: silence, and nothing is kept', async ({ page }) => {
    const frame = await openMain(page, portal, portal.employee)
    // The SDK swallows the answer and the silence alike: count what the parent really said.
    expect(await answersTo(frame, b24 => b24.options.appSet('a', 'раз'))).toEqual([])
    const { apps } = await portal.control.get<{ apps: { options: Record<string, string> }[] }>('/_portal/state')
    expect(apps[0]!.options).toEqual({})
  })

  test('setUserOption keeps an option for this person only, and is lost in silence', async ({ page }) => {
    const frame = await openMain(page, portal, portal.employee)
    expect(await answersTo(frame, b24 => b24.options.userSet('view', 'list'))).toMatchObject([{ name: 'view', value: 'list' }])
    await page.reload()
    expect(await ask(await probeFrame(page, portal, '/main'), b24 => b24.options.userGet('view'))).toBe('list')
    await keepSilentOn('setUserOption')
    expect(await answersTo(await openMain(page, portal), b24 => b24.options.userSet('view', 'grid'))).toEqual([])
  })
})

test.describe('dialogs', () => {
  test('selectUser gives one person, selectUsers several', async ({ page }) => {
    const frame = await openMain(page, portal)
    const one = await asked(frame, b24 => b24.dialog.selectUser())
    await page.getByTestId('choice-2').click()
    await page.getByTestId('dialog-choose').click()
    expect(await one()).toMatchObject({ id: '2', name: expect.stringContaining('Вера') })
    const many = await asked(frame, b24 => b24.dialog.selectUsers())
    await page.getByTestId('choice-2').click()
    await page.getByTestId('choice-3').click()
    await page.getByTestId('dialog-choose').click()
    expect(await many()).toMatchObject([{ id: '2' }, { id: '3' }])
  })

  test('selectUser: no answer when the person closes the dialog', async ({ page }) => {
    const frame = await openMain(page, portal)
    const answer = await asked(frame, b24 => b24.dialog.selectUser())
    await page.getByTestId('dialog-cancel').click()
    expect(await answer()).toBe(SILENCE)
  })

  test('selectAccess gives codes with names; closing gives no answer', async ({ page }) => {
    const frame = await openMain(page, portal)
    const answer = await asked(frame, b24 => b24.dialog.selectAccess(['U3']))
    await expect(page.getByTestId('choice-U3')).toHaveCount(0)
    await page.getByTestId('choice-U2').click()
    await page.getByTestId('dialog-choose').click()
    expect(await answer()).toMatchObject([{ id: 'U2', name: expect.stringContaining('Вера') }])
    const closed = await asked(frame, b24 => b24.dialog.selectAccess())
    await page.getByTestId('dialog-cancel').click()
    expect(await closed()).toBe(SILENCE)
  })

  test('selectCRM gives buckets by type; closing gives no answer', async ({ page }) => {
    const frame = await openMain(page, portal)
    const answer = await asked(frame, b24 => b24.dialog.selectCRM({ entityType: ['deal', 'contact'], multiple: true }))
    await page.locator('dialog').getByRole('button', { name: 'Сделки' }).click()
    await page.getByTestId(`choice-2:${portal.dealId}`).click()
    await page.getByTestId('dialog-choose').click()
    expect(await answer()).toMatchObject({ deal: [{ id: `D_${portal.dealId}`, type: 'deal', title: expect.stringContaining('Сделка для пробы') }] })
    const closed = await asked(frame, b24 => b24.dialog.selectCRM({ entityType: ['deal'], multiple: false }))
    await page.getByTestId('dialog-cancel').click()
    expect(await closed()).toBe(SILENCE)
  })
})

test.describe('sliders', () => {
  test('openApplication shows the application with its options as texts and answers when it closes', async ({ page }) => {
    const main = await openMain(page, portal)
    const closed = await asked(main, b24 => b24.slider.openSliderAppPage({ view: 'grid', page: 2, bx24_width: 600, bx24_title: 'Дальше', bx24_label: { bgColor: 'green', text: 'Проба' } }))
    const inside = await probeFrame(page, portal, '/main', 2)
    expect(await ask(inside, b24 => [b24.placement.placement, b24.placement.options])).toEqual(['DEFAULT', expect.objectContaining({ view: 'grid', page: '2' })])
    expect(await ask(inside, b24 => Object.keys(b24.placement.options as object).some(key => key.startsWith('bx24_')))).toBe(false)
    await expect(page.getByTestId('slider-app')).toContainText('Дальше')
    await asked(inside, b24 => b24.slider.closeSliderAppPage())
    await expect(page.getByTestId('slider-app')).toHaveCount(0)
    expect(await closed()).toBe('')
  })

  test('openApplication and closeApplication: silence when the portal drops them or there is no slider', async ({ page }) => {
    const main = await openMain(page, portal)
    expect(await ask(main, b24 => b24.slider.closeSliderAppPage())).toBe(SILENCE)
    await keepSilentOn('openApplication')
    expect(await ask(main, b24 => b24.slider.openSliderAppPage({}))).toBe(SILENCE)
    await expect(page.getByTestId('slider-app')).toHaveCount(0)
  })

  test('openPath opens a card of the portal and tells when it is closed', async ({ page }) => {
    const main = await openMain(page, portal)
    await page.setViewportSize({ width: 1700, height: 900 })
    const closed = await asked(main, b24 => b24.slider.openPath(b24.slider.getUrl('/crm/deal/details/1/'), 900))
    await expect(page.frameLocator('iframe[data-testid=slider-page]').locator('#pagetitle')).toContainText('Сделка для пробы')
    await page.getByTestId('slider-close').first().click()
    expect(await closed()).toMatchObject({ isClose: true })
  })

  test('openPath refuses a page that is not on the portal\'s list', async ({ page }) => {
    const main = await openMain(page, portal)
    const answer = await ask(main, () => new Promise(resolve => {
      const [host, , sid] = window.name.split('|')
      window.addEventListener('message', event => String(event.data).startsWith('path:') && resolve(JSON.parse(String(event.data).slice(5))))
      parent.postMessage(`openPath:{"path":"/bitrix/admin/"}:path:${sid}`, `http://${host}`)
    }))
    expect(answer).toEqual({ result: 'error', errorCode: 'PATH_NOT_AVAILABLE' })
  })

  test('openPath: silence when the portal drops it', async ({ page }) => {
    const main = await openMain(page, portal)
    await keepSilentOn('openPath')
    expect(await ask(main, b24 => b24.slider.openPath(b24.slider.getUrl('/crm/deal/details/1/'), 900))).toBe(SILENCE)
  })
})

test.describe('placement interface', () => {
  test('getInterface lists only what the place adds', async ({ page }) => {
    expect(await ask(await openTab(page, portal), b24 => b24.placement.getInterface())).toEqual({ command: ['reloadData'], event: [] })
    expect(await ask(await openField(page, portal), b24 => b24.placement.getInterface())).toEqual({ command: ['setValue', 'getValue'], event: [] })
    await keepSilentOn('getInterface')
    expect(await ask(await openMain(page, portal), b24 => b24.placement.getInterface())).toBe(SILENCE)
  })

  test('an unknown command and an unregistered event are silence', async ({ page }) => {
    const tab = await openTab(page, portal)
    expect(await ask(tab, b24 => b24.placement.call('getPlacementInfo'))).toBe(SILENCE)
    expect(await ask(tab, b24 => b24.placement.bindEvent('onSomething', () => {}))).toBe(SILENCE)
    expect(await ask(tab, b24 => b24.placement.call('setValue', { value: '"a"' }))).toBe(SILENCE)
  })
})

test.describe('custom field', () => {
  test('getValue gives the raw stored text as a list', async ({ page }) => {
    expect(await ask(await openField(page, portal), b24 => b24.placement.call('getValue'))).toEqual(['<p title="a">5 &lt; 6 &amp; 7</p>'])
  })

  test('setValue in edit mode reaches the record only with the card\'s Save', async ({ page }) => {
    await openField(page, portal)
    const frame = await editField(page, portal)
    expect(await ask(frame, b24 => b24.placement.options.MODE)).toBe('edit')
    expect(await ask(frame, b24 => b24.placement.setValue('<p>новое</p>'))).toBe('')
    const stored = async () => (await portal.control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id: portal.dealId })).item.ufCrmProbe
    expect(await stored()).toBe('<p title="a">5 &lt; 6 &amp; 7</p>')
    const view = await nextField(page, portal, () => page.getByTestId('save').click())
    expect(await stored()).toBe('<p>новое</p>')
    expect(await ask(view, b24 => b24.placement.options.MODE)).toBe('view')
  })

  for (const [what, call, stored] of [
    ['an object becomes [object Object]', 'b24 => b24.placement.setValue({ a: 1 })', '[object Object]'],
    ['a number becomes its text', 'b24 => b24.placement.setValue(42)', '42'],
  ] as const) {
    test(`setValue: ${what}`, async ({ page }) => {
      await openField(page, portal)
      await ask(await editField(page, portal), new Function(`return ${call}`)() as Parameters<typeof ask>[1])
      await page.getByTestId('save').click()
      await expect.poll(async () => (await portal.control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id: portal.dealId })).item.ufCrmProbe).toBe(stored)
    })
  }

  test('setValue in view mode is answered and stores nothing', async ({ page }) => {
    expect(await ask(await openField(page, portal), b24 => b24.placement.setValue('x'))).toBe('')
    expect((await portal.control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id: portal.dealId })).item.ufCrmProbe).toBe('<p title="a">5 &lt; 6 &amp; 7</p>')
  })

  test('cancel throws the value away', async ({ page }) => {
    await openField(page, portal)
    await ask(await editField(page, portal), b24 => b24.placement.setValue('x'))
    const view = await nextField(page, portal, () => page.getByTestId('cancel').click())
    expect(await ask(view, b24 => b24.placement.call('getValue'))).toEqual(['<p title="a">5 &lt; 6 &amp; 7</p>'])
  })
})

test.describe('whom the portal does not hear', () => {
  const commands = ['getInitData', 'getInterface', 'refreshAuth', 'resizeWindow', 'setTitle', 'setScroll', 'setAppOption', 'setUserOption', 'setInstall', 'selectUser', 'selectAccess', 'selectCRM', 'openApplication', 'closeApplication', 'openPath', 'reloadData', 'setValue', 'getValue']

  test('a message with another frame\'s sid, for every command', async ({ page }) => {
    const frame = await openMain(page, portal)
    await ask(frame, b24 => b24.isInit)
    const heard = await frame.evaluate(async names => {
      const before = window.heard.length
      for (const name of names)
        parent.postMessage(`${name}:{"title":"чужой","value":"\\"x\\""}:foreign${name}:${'0'.repeat(32)}`, `http://${window.name.split('|')[0]}`)
      await new Promise(resolve => setTimeout(resolve, 800))
      return window.heard.slice(before)
    }, commands)
    expect(heard).toEqual([])
    await expect(page.locator('dialog[open]')).toHaveCount(0)
  })

  test('a frame of another origin that knows the sid', async ({ page }) => {
    const frame = await openMain(page, portal)
    const sid = (await frame.evaluate(() => window.name)).split('|')[2]
    await page.evaluate(sid => window.postMessage(`setTitle:{"title":"чужой"}:x:${sid}`, location.origin), sid)
    expect(await ask(frame, b24 => b24.parent.setTitle('свой'))).toEqual({ title: 'свой' })
    await expect(page.locator('#pagetitle')).toHaveText('свой')
  })

  test('a message that is not of the protocol', async ({ page }) => {
    const frame = await openMain(page, portal)
    await ask(frame, b24 => b24.isInit)
    const heard = await frame.evaluate(async () => {
      const before = window.heard.length
      const target = `http://${window.name.split('|')[0]}`
      for (const data of ['', ':', '::', 'setTitle', 'setTitle:{broken:x:y', 17, null, { method: 'setTitle' }])
        parent.postMessage(data, target)
      await new Promise(resolve => setTimeout(resolve, 500))
      return window.heard.slice(before)
    })
    expect(heard).toEqual([])
  })
})
