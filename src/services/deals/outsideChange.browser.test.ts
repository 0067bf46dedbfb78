import { expect, it } from 'vitest'
import { aDealPortal, dealId, portalMap } from './dealPortal.fixture'
import { lookOutside } from './outsideChange'

const base = '<p>Было</p>'

function setUp() {
  const portal = aDealPortal()
  const look = (seen: string) => portal.clock.run(lookOutside(portal.calls, portalMap, dealId, base, seen))
  return { ...portal, look }
}

it('reads the text only when the deal has changed since the last look', async () => {
  const { look, seen } = setUp()
  const first = await look('')
  expect(first).toEqual({ updatedTime: '2026-11-25T09:00:00.000Z', change: null })
  const asked = seen.length
  expect(await look(first.updatedTime)).toEqual(first)
  expect(seen.length - asked).toBe(1)
})

it('says nothing about a change of another field or another spelling', async () => {
  const { look, change } = setUp()
  const { updatedTime } = await look('')
  change('<p>Было</p>\n')
  expect(await look(updatedTime)).toMatchObject({ change: null })
})

it('tells of another text, with who changed the deal last and when', async () => {
  const { look, change, deal } = setUp()
  const { updatedTime } = await look('')
  change('<p>Стало</p>')
  expect(await look(updatedTime)).toEqual({ updatedTime: deal.updatedTime, change: { at: deal.updatedTime, by: 9 } })
})
