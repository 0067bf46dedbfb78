import { expect, it } from 'vitest'
import { blueprints } from '@/solutions'
import { settingsOption, writeKept } from './keptSettings'
import { siteChoices, siteDefaults, siteProfileOf } from './siteProfile'

const settings = blueprints(2026).events.settings
const options = (values: Record<string, string | number | boolean | string[]>) => ({ [settingsOption('events')]: writeKept({ revision: 'x', values }) })

it.each(Object.entries(siteDefaults))('%s is a setting with this default', (role, usual) => {
  expect(settings.find(setting => setting.role === role)?.default).toEqual(usual)
})

it.each(Object.entries(siteChoices))('%s offers what cards understand', (role, values) => {
  expect(settings.find(setting => setting.role === role)?.choices?.map(({ value }) => value)).toEqual(values)
})

it('is what the settings say, as setup keeps them', () => {
  expect(siteProfileOf(options({ descriptionLimit: 3000, siteTables: false, imageHosts: ['cdn.example'], pictureFormat: 'webp' })))
    .toEqual({ ...siteDefaults, descriptionLimit: 3000, siteTables: false, imageHosts: ['cdn.example'], pictureFormat: 'webp' })
  expect(siteProfileOf({})).toEqual(siteDefaults)
})

it.each([
  ['not JSON', '{'], ['null', 'null'], ['no text', 5],
  ['another version', '{"version":2,"values":{"descriptionLimit":5}}'],
  ['no values', '{"version":1,"values":null}'],
  ['no number', '{"version":1,"values":{"descriptionLimit":"5"}}'],
  ['a number too large', '{"version":1,"values":{"descriptionLimit":70000}}'],
  ['no choice', '{"version":1,"values":{"pictureFormat":"bmp"}}'],
  ['no list', '{"version":1,"values":{"imageHosts":"a.example"}}'],
])('is the usual one when the option holds %s', (_what, option) => {
  expect(siteProfileOf({ 'cardinal.settings.events': option })).toEqual(siteDefaults)
})
