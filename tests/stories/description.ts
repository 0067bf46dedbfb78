import type { FrameLocator, Locator, Page } from '@playwright/test'
import { expect } from '../support/story.ts'
import type { World } from '../support/story.ts'

/** The description field's frame in the card. */
export function fieldFrame(page: Page): FrameLocator {
  return page.frameLocator('[data-field="ufCrmCardinalDescription"] iframe')
}

/** Opens the tab «Анонс» of the card that is shown. */
export async function openAnnouncement(page: Page, title = 'Анонс'): Promise<FrameLocator> {
  await page.getByRole('tab', { name: title }).click()
  return page.frameLocator('[role="tabpanel"]:visible iframe')
}

/** The text being edited. */
export function descriptionOf(frame: FrameLocator): Locator {
  return frame.getByRole('textbox', { name: 'Описание' })
}

interface StoredDeal { ufCrmCardinalDescription: string, ufCrmCardinalDescriptionTwin: string }

async function storedDeal(world: World, id = 1): Promise<StoredDeal> {
  const { item } = await world.control.rest<{ item: StoredDeal }>('crm.item.get', { entityTypeId: 2, id })
  return item
}

/** What the portal keeps in the description of a deal. */
export async function storedDescription(world: World, id = 1): Promise<string> {
  return (await storedDeal(world, id)).ufCrmCardinalDescription
}

/** The twin as it is kept, with the comment at its end. */
export async function storedTwin(world: World, id = 1): Promise<string> {
  return (await storedDeal(world, id)).ufCrmCardinalDescriptionTwin
}

/** Puts a text into a deal's description from outside, as another integration would. */
export async function storeDescription(world: World, html: string, id = 1): Promise<void> {
  await world.control.rest('crm.item.update', { entityTypeId: 2, id, fields: { ufCrmCardinalDescription: html } })
  expect(await storedDescription(world, id)).toBe(html)
}

/** Pastes into the editor what a clipboard would hold. */
export async function paste(editor: Locator, clipboard: { html?: string, text?: string }): Promise<void> {
  await editor.evaluate((element, { html, text }) => {
    const data = new DataTransfer()
    if (html !== undefined)
      data.setData('text/html', html)
    data.setData('text/plain', text ?? '')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, clipboard)
}
