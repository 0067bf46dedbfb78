import { describe, expect, it } from 'vitest'
import type { SettingPlan } from '../blueprint/types'
import { blueprints } from '@/solutions'
import { checkSetting, rawOf, usableValue } from './checkSetting'

const plans = Object.values(blueprints(2026)).flatMap(({ settings }) => settings)
const name = { ru: 'Срок', en: 'Term' }
const aSetting = (rest: Partial<SettingPlan> & Pick<SettingPlan, 'default'>): SettingPlan => ({ role: 'term', name, help: name, ...rest })

describe('every setting of every solution', () => {
  it.each(plans.map(plan => [plan.role, plan] as const))('%s takes its own default as it shows it', (_role, plan) => {
    for (const locale of ['ru', 'en'] as const)
      expect(checkSetting(plan, rawOf(plan.default, locale))).toEqual({ kind: 'right', value: plan.default })
  })

  it.each(plans.flatMap(plan => (plan.choices ?? []).map(({ value }) => [plan.role, plan, value] as const)))('%s takes its choice', (_role, plan, value) => {
    expect(checkSetting(plan, String(value))).toEqual({ kind: 'right', value })
  })
})

describe('what is typed', () => {
  const days = aSetting({ default: 14, min: 1, max: 366 })
  it.each<[string, SettingPlan, string | boolean, unknown]>([
    ['a number', days, ' 30 ', 30],
    ['a fraction with a comma', days, '2,5', 2.5],
    ['thousands with a narrow space', aSetting({ default: 0 }), '60 000', 60_000],
    ['a tick', aSetting({ default: false }), true, true],
    ['a text', aSetting({ default: '' }), ' Спасибо! ', 'Спасибо!'],
    ['several values, one twice', aSetting({ default: ['a'] }), 'б\n\n в \nб', ['б', 'в']],
    ['no values', aSetting({ default: ['a'] }), '\n', []],
    ['a time', aSetting({ default: '09:00', format: 'time' }), '23:59', '23:59'],
    ['an address', aSetting({ default: '', format: 'url' }), 'https://site.example/hook?a=1', 'https://site.example/hook?a=1'],
    ['an address of this device', aSetting({ default: '', format: 'url' }), 'http://localhost:8080/', 'http://localhost:8080/'],
    ['no address', aSetting({ default: 'https://a.example', format: 'url' }), '', ''],
    ['a time zone', aSetting({ default: 'Europe/Moscow', format: 'timeZone' }), 'Asia/Bishkek', 'Asia/Bishkek'],
    ['a Sunday and a holiday', aSetting({ default: [], format: 'dayOff' }), '0\n2027-03-21', ['0', '2027-03-21']],
  ])('%s is right', (_what, plan, raw, value) => {
    expect(checkSetting(plan, raw)).toEqual({ kind: 'right', value })
  })

  it.each<[string, SettingPlan, string, unknown]>([
    ['no number', days, 'две недели', { kind: 'not-number' }],
    ['nothing', days, '', { kind: 'not-number' }],
    ['a hexadecimal number', days, '0x10', { kind: 'not-number' }],
    ['too small a number', days, '0', { kind: 'too-small', limit: 1 }],
    ['too large a number', days, '367', { kind: 'too-large', limit: 366 }],
    ['a choice that is none', aSetting({ default: 'a', choices: [{ value: 'a', name }] }), 'b', { kind: 'not-choice' }],
    ['a time of no day', aSetting({ default: '', format: 'time' }), '24:00', { kind: 'not-time', line: '24:00' }],
    ['one wrong time of several', aSetting({ default: [], format: 'time' }), '08:00\n9:00', { kind: 'not-time', line: '9:00' }],
    ['an address without encryption', aSetting({ default: '', format: 'url' }), 'http://site.example', { kind: 'not-url', line: 'http://site.example' }],
    ['a script', aSetting({ default: '', format: 'url' }), 'javascript:alert(1)', { kind: 'not-url', line: 'javascript:alert(1)' }],
    ['an address with a password', aSetting({ default: '', format: 'url' }), 'https://me:word@site.example', { kind: 'not-url', line: 'https://me:word@site.example' }],
    ['a day that no month has', aSetting({ default: [], format: 'dayOff' }), '0\n2027-02-29', { kind: 'not-day-off', line: '2027-02-29' }],
    ['an eighth weekday', aSetting({ default: [], format: 'dayOff' }), '7', { kind: 'not-day-off', line: '7' }],
    ['no time zone', aSetting({ default: '', format: 'timeZone' }), 'Луна', { kind: 'not-zone', line: 'Луна' }],
  ])('%s is told', (_what, plan, raw, problem) => {
    expect(checkSetting(plan, raw)).toEqual({ kind: 'wrong', problem })
  })
})

it.each([[367, 14], ['30', 14], [null, 14], [['30'], 14], [30, 30]])('takes %j of somebody’s hand as %j days', (kept, value) => {
  expect(usableValue(aSetting({ default: 14, min: 1, max: 366 }), kept)).toBe(value)
})
