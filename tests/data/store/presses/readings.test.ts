import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { presses } from '@/solutions/store/presses.fixture'
import { isButton, nameOf } from './cases.ts'
import { openCard, planOf } from './press.ts'
import { seed } from './seed.ts'
import { openShop } from './shop.ts'
import type { Shop } from './shop.ts'
import { openPage } from './trouble.ts'

let shop: Shop
beforeAll(async () => { shop = await openShop() })
beforeEach(() => shop.reset())
afterAll(() => shop.running.close())

it.each(presses.filter(isButton).map(pressed => [nameOf(pressed), pressed] as const))('of a card say what it holds, and its button does the same: %s', async (_, pressed) => {
  await seed(shop, pressed)
  const card = await openCard(shop, openPage(shop, pressed.desk.userId), pressed)
  expect(card.reading.facts).toEqual(pressed.facts)
  expect(card.reading.contact).toEqual(pressed.contact)
  expect(planOf(card, pressed)).toEqual(pressed.plan)
})
