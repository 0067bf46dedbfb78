import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nameOf, sample } from './cases.ts'
import { controls, judge, troublesOf } from './judge.ts'
import { openShop } from './shop.ts'
import type { Shop } from './shop.ts'

const timeoutMs = 60_000
let shop: Shop
beforeAll(async () => { shop = await openShop() })
afterAll(() => shop.running.close())

describe('a press has each effect once, whatever befalls it', () => {
  it.each(sample.map(pressed => [nameOf(pressed), pressed] as const))('%s', async (_, pressed) => {
    const { wanted, troubles } = await troublesOf(shop, pressed)
    const broken: string[] = []
    for (const trouble of troubles)
      broken.push(...await judge(shop, pressed, trouble, wanted))
    expect(broken).toEqual([])
  }, timeoutMs)
})

it.each(controls.map(control => [control.without, control] as const))('control: effects are doubled when %s', async (_, control) => {
  expect(await control.show(shop)).not.toEqual([])
}, timeoutMs)
