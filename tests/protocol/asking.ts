import { expect } from '@playwright/test'
import type { Frame, Page } from '@playwright/test'
import type { B24Frame } from '@bitrix24/b24jssdk'
import type { ProtocolPortal } from './protocolPortal.ts'

/** The parent gave no answer. */
export const SILENCE = 'silence'

/**
 * Runs a call of the SDK inside the frame. The call's text is carried over, so it may use nothing of its surroundings.
 *
 * @returns What the SDK resolved with; {@link SILENCE} when the parent stayed silent; `error: …` when the SDK refused.
 */
export function ask(frame: Frame, call: (b24: B24Frame) => unknown): Promise<unknown> {
  return frame.evaluate(`(async () => {
    const silence = new Promise(resolve => setTimeout(() => resolve('silence'), 1500))
    const run = async () => {
      const b24 = await window.probe
      const answer = await (${call.toString()})(b24)
      return answer === undefined ? null : answer && answer.isSafely === true ? 'silence' : answer
    }
    return Promise.race([silence, run().catch(error => 'error: ' + error.message)])
  })()`)
}

/** Starts a call whose answer comes after something the person does. */
export function asked(frame: Frame, call: (b24: B24Frame) => unknown): Promise<() => Promise<unknown>> {
  return frame.evaluate(`(async () => {
    const b24 = await window.probe
    window.pending = Promise.resolve((${call.toString()})(b24)).catch(error => 'error: ' + error.message)
  })()`).then(() => () => frame.evaluate(`Promise.race([window.pending.then(answer => answer === undefined ? null : answer), new Promise(resolve => setTimeout(() => resolve('silence'), 1500))])`))
}

/** Runs a call of the SDK and tells what the parent really answered meanwhile. */
export async function answersTo(frame: Frame, call: (b24: B24Frame) => unknown): Promise<unknown[]> {
  await ask(frame, b24 => b24.isInit)
  const before = await frame.evaluate(() => window.heard.length)
  await ask(frame, call)
  const heard = await frame.evaluate(count => window.heard.slice(count), before)
  return heard.map(text => JSON.parse(text.slice(text.indexOf(':') + 1) || 'null') as unknown)
}

/** Opens a page of the portal as a user. */
export async function open(page: Page, portal: ProtocolPortal, path: string, user = 1): Promise<void> {
  await page.goto(`${portal.portalOrigin}/_portal/login?user=${user}&to=${encodeURIComponent(path)}`)
}

/** The probe's newest frame at a path of the application. */
export async function probeFrame(page: Page, portal: ProtocolPortal, path: string, count = 1): Promise<Frame> {
  const frames = () => page.frames().filter(frame => frame.url().startsWith(`${portal.probe.origin}${path}`))
  await expect.poll(() => frames().length).toBeGreaterThanOrEqual(count)
  const frame = frames().at(-1)!
  // A hidden frame draws nothing, so the usual look at every drawing would never come.
  await frame.waitForFunction('window.probe !== undefined', undefined, { polling: 100 })
  return frame
}

export async function openMain(page: Page, portal: ProtocolPortal, user = 1): Promise<Frame> {
  await open(page, portal, portal.mainPage, user)
  return probeFrame(page, portal, '/main')
}

export async function openTab(page: Page, portal: ProtocolPortal, user = 1): Promise<Frame> {
  await open(page, portal, `/crm/deal/details/${portal.dealId}/`, user)
  await page.getByRole('tab', { name: 'Probe tab' }).click()
  return probeFrame(page, portal, '/tab')
}

/** The field's frame in view mode. */
export async function openField(page: Page, portal: ProtocolPortal, user = 1): Promise<Frame> {
  await open(page, portal, `/crm/deal/details/${portal.dealId}/`, user)
  return probeFrame(page, portal, '/field')
}

/** Switches the field to editing: a new frame comes in the old one's place. */
export async function editField(page: Page, portal: ProtocolPortal): Promise<Frame> {
  return nextField(page, portal, () => page.getByTestId('edit-ufCrmProbe').click())
}

/** The field's new frame after something that switches its mode. */
export async function nextField(page: Page, portal: ProtocolPortal, act: () => Promise<void>): Promise<Frame> {
  const before = page.frames().find(frame => frame.url().startsWith(`${portal.probe.origin}/field`))
  await act()
  await expect.poll(() => before?.isDetached()).toBe(true)
  return probeFrame(page, portal, '/field')
}

/** Height or width of the box around the only frame shown. */
export function frameBox(page: Page): Promise<{ width: number, height: number }> {
  return page.locator('[id^="appframe_layout_"]:visible').last().evaluate(element => {
    const { width, height } = element.getBoundingClientRect()
    return { width: Math.round(width), height: Math.round(height) }
  })
}
