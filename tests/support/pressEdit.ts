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

/** Presses the pencil of the description once the card stands still: a picture above it grows late. */
export async function pressEdit(page: Page): Promise<void> {
  const pencil = page.getByTestId('edit-ufCrmCardinalDescription')
  await settledBox(pencil)
  await pencil.click()
}
