import { expect, it } from 'vitest'
import { blueprints } from '@/solutions'
import { settingsOption, writeKept } from './keptSettings'
import { siteLimitOf } from './descriptionLimit'

const options = (descriptionLimit: number) => ({ [settingsOption('events')]: writeKept({ revision: 'x', values: { descriptionLimit } }) })

it('is what the setting says, as setup keeps it', () => {
  expect(siteLimitOf(options(3000))).toBe(3000)
  expect(siteLimitOf({})).toBe(blueprints(2026).events.settings.find(({ role }) => role === 'descriptionLimit')!.default)
})

it('is none when the site shows everything', () => {
  expect(siteLimitOf(options(0))).toBeUndefined()
})

it.each([['not JSON', '{'], ['null', 'null'], ['another version', '{"version":2,"values":{"descriptionLimit":5}}'], ['no number', '{"version":1,"values":{"descriptionLimit":"5"}}'], ['too large', '{"version":1,"values":{"descriptionLimit":70000}}'], ['no text', 5]])('is the usual one when the option holds %s', (_what, option) => {
  expect(siteLimitOf({ 'cardinal.settings.events': option })).toBe(4000)
})
