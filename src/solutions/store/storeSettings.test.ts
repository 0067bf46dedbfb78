import { describe, expect, it } from 'vitest'
import { storeSettings } from './settings'
import { gaps } from './specification.fixture'

const isOf = (role: string, name: string) => role === name || role.startsWith(`${name}.`)
/** Load is counted by visits, whatever tasks there are, so its sentence says so. */
const ownWords: Record<string, string> = { 'GAP-29': 'Считаются открытые сегодня визиты, по одному на задачу «Сделать продажу».' }

describe('settings', () => {
  it('close all 81 gaps of the specification, and each closes one', () => {
    expect(gaps).toHaveLength(81)
    expect([...new Set(storeSettings.map(({ gap }) => gap))].sort()).toEqual(gaps.map(({ id }) => id).sort())
  })

  it.each(gaps.map(gap => [gap.id, gap] as const))('of %s have its names and tell its sentence', (id, gap) => {
    const ours = storeSettings.filter(setting => setting.gap === id)
    for (const name of gap.settings)
      expect(ours.map(({ role }) => role).some(role => isOf(role, name)), name).toBe(true)
    for (const { help } of ours)
      expect(help.ru).toBe(ownWords[id] ?? gap.say)
  })

  it.each(gaps.flatMap(({ values = {} }) => Object.entries(values)))('give %s the default %j', (role, value) => {
    expect(storeSettings.find(setting => setting.role === role)?.default).toEqual(value)
  })

  it('have names of their own', () => {
    expect(new Set(storeSettings.map(({ role }) => role)).size).toBe(storeSettings.length)
  })

  it('default to one of their choices, within their limits and in their format', () => {
    for (const { role, default: value, choices, min, max, format } of storeSettings) {
      if (choices)
        expect(choices.map(choice => choice.value), role).toContain(value)
      if (typeof value === 'number') {
        expect(value, role).toBeGreaterThanOrEqual(min ?? value)
        expect(value, role).toBeLessThanOrEqual(max ?? value)
      }
      if (format === 'time')
        expect([value].flat(), role).toSatisfy((times: string[]) => times.every(time => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)))
    }
  })
})
