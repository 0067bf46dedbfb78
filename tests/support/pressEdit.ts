import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** Where an element stands once the frames around it have taken their height. */
export async function settledBox(target: Locator): Promise<{ x: number, y: number, width: number, height: number }> {
  await target.scrollIntoViewIfNeeded()
  let before = ''
  await expect.poll(async () => {
    const now = JSON.stringify(await target.boundingBox())
    const isStill = now === before
    before = now
    return isStill
  }, { intervals: [200] }).toBe(true)
  return (await target.boundingBox())!
}

/** Presses what something above it may still move: an answer that comes late, a warning that goes. */
export async function pressSettled(target: Locator): Promise<void> {
  await settledBox(target)
  await target.click()
}

/** Presses the pencil of the description once the card stands still: a picture above it grows late. */
export function pressEdit(page: Page): Promise<void> {
  return pressSettled(page.getByTestId('edit-ufCrmCardinalDescription'))
}
