import { test, expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { ask, asked, open, openMain, probeFrame, SILENCE } from './asking.ts'
import { startProtocolPortal } from './protocolPortal.ts'
import type { ProtocolPortal } from './protocolPortal.ts'

// Places besides tabs and fields, driven by the unmodified SDK.
let portal: ProtocolPortal

test.beforeAll(async () => {
  portal = await startProtocolPortal()
})
test.afterAll(() => portal.close())
test.beforeEach(async () => {
  await portal.control.send('POST', '/_portal/reset')
  portal.probe.requests.length = 0
})

const framesAt = (page: Page, path: string) => page.frames().filter(frame => frame.url().startsWith(`${portal.probe.origin}${path}`))

test('an application stands in the left menu and has the whole page', async ({ page }) => {
  await open(page, portal, '/crm/deal/list/')
  await page.getByRole('link', { name: 'Probe left-menu' }).click()
  const frame = await probeFrame(page, portal, '/left-menu')
  expect(await ask(frame, b24 => [b24.placement.placement, Object.keys(b24.placement.options)])).toEqual(['LEFT_MENU', ['URI']])
  expect(await ask(frame, b24 => b24.parent.setTitle('Other'))).toBe(SILENCE)
})

test('an application stands under CRM analytics', async ({ page }) => {
  await open(page, portal, '/crm/reports/')
  await page.getByRole('link', { name: 'Probe analytics' }).click()
  expect(await ask(await probeFrame(page, portal, '/analytics'), b24 => b24.placement.placement)).toBe('CRM_ANALYTICS_MENU')
})

test('a link opens in a slider with its parameters', async ({ page }) => {
  await open(page, portal, '/marketplace/view/local.probe/?params[docId]=42&other=1')
  await expect(page.getByTestId('slider-app')).toBeVisible()
  const frame = await probeFrame(page, portal, '/link')
  expect(await ask(frame, b24 => [b24.placement.placement, b24.placement.options.docId, b24.placement.options.other ?? null])).toEqual(['REST_APP_URI', '42', null])
  await page.getByTestId('slider-close').click()
  await page.waitForURL(/\/marketplace\/$/)
})

test('openPath reaches a link, a person and a group', async ({ page }) => {
  const frame = await openMain(page, portal)
  await asked(frame, b24 => b24.slider.openPath(b24.slider.getUrl('/marketplace/view/local.probe/?params[docId]=43')))
  const link = await probeFrame(page, portal, '/link')
  expect(await ask(link, b24 => b24.placement.options.docId)).toBe('43')
  await page.getByTestId('slider-close').click()
  await asked(frame, b24 => b24.slider.openPath(b24.slider.getUrl('/company/personal/user/2/')))
  await expect(page.frameLocator('[data-testid="slider-page"]').getByRole('heading', { name: 'Вера Полева' })).toBeVisible()
})

test('a button above the timeline opens its frame there', async ({ page }) => {
  await open(page, portal, `/crm/deal/details/${portal.dealId}/`)
  await page.getByRole('button', { name: 'Probe activity' }).click()
  const frame = await probeFrame(page, portal, '/activity')
  expect(await ask(frame, b24 => [b24.placement.placement, b24.placement.options.ID])).toEqual(['CRM_DEAL_DETAIL_ACTIVITY', String(portal.dealId)])
  expect(await ask(frame, b24 => b24.placement.getInterface())).toEqual({ command: ['reloadData'], event: [] })
  expect(await ask(frame, b24 => b24.placement.call('reloadData'))).not.toBe(SILENCE)
})

test('an item of the list\'s menu opens a slider that knows the record', async ({ page }) => {
  await open(page, portal, '/crm/deal/list/')
  await page.getByTestId(`list-menu-${portal.dealId}`).click()
  await page.getByRole('button', { name: 'Probe list-menu' }).click()
  const frame = await probeFrame(page, portal, '/list-menu')
  expect(await ask(frame, b24 => [b24.placement.placement, b24.placement.options.ID])).toEqual(['CRM_DEAL_LIST_MENU', String(portal.dealId)])
  await portal.control.rest('crm.item.update', { entityTypeId: 2, id: portal.dealId, fields: { title: 'Переименована' } })
  await ask(frame, b24 => b24.placement.call('reloadData'))
  await expect(page.getByRole('link', { name: 'Переименована' })).toBeAttached()
})

test.describe('the background worker', () => {
  test('runs hidden on every page and once more in each slider page', async ({ page }) => {
    await open(page, portal, '/crm/deal/list/')
    const worker = await probeFrame(page, portal, '/worker')
    expect(await ask(worker, b24 => [b24.placement.placement, b24.placement.options.ID, b24.placement.options.URI])).toEqual(['PAGE_BACKGROUND_WORKER', 'PAGE_BACKGROUND_WORKER', '/crm/deal/list/'])
    await expect(page.locator('.workers')).toBeHidden()
    await asked(worker, b24 => b24.slider.openPath(b24.slider.getUrl('/crm/contact/details/1/')))
    await expect(page.getByTestId('slider-page')).toBeVisible()
    await expect.poll(() => framesAt(page, '/worker').length).toBe(2)
  })

  test('may open the application, not touch the page, and hears that there is no call', async ({ page }) => {
    await open(page, portal, '/crm/deal/list/')
    const worker = await probeFrame(page, portal, '/worker')
    expect(await ask(worker, b24 => b24.parent.setTitle('Other'))).toBe(SILENCE)
    expect(await ask(worker, b24 => b24.parent.scrollParentWindow(10))).toBe(SILENCE)
    expect(await ask(worker, b24 => b24.placement.call('CallCardClose'))).toEqual([{ result: 'error', errorCode: 'Call card is undefined' }])
    expect(await ask(worker, b24 => b24.placement.call('CallCardStartTimer'))).toBe(SILENCE)
    await asked(worker, b24 => b24.slider.openSliderAppPage({ place: 'hello' }))
    expect(await ask(await probeFrame(page, portal, '/main'), b24 => b24.placement.options.place)).toBe('hello')
  })

  test('runs for those who may use the application only', async ({ page }) => {
    await open(page, portal, '/crm/deal/list/', portal.employee)
    await probeFrame(page, portal, '/worker')
    await open(page, portal, '/crm/deal/list/', portal.stranger)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(framesAt(page, '/worker')).toEqual([])
    await expect(page.getByRole('link', { name: 'Probe left-menu' })).toHaveCount(0)
  })
})
