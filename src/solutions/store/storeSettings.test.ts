import { describe, expect, it } from 'vitest'
import { storeSettings } from './settings'
import { gaps } from './specification.fixture'

const isOf = (role: string, name: string) => role === name || role.startsWith(`${name}.`)
/** Where the product has other words: the list is called otherwise, and load is counted by visits. */
const ownWords: Record<string, string> = {
  'GAP-21': 'Если никто не начал рабочий день, заявка ждёт и видна в «Делах на сегодня».',
  'GAP-29': 'Считаются открытые сегодня визиты, по одному на задачу «Сделать продажу».',
}

describe('settings', () => {
  it('close all 81 gaps of the specification, and each but those of people closes one', () => {
    expect(gaps).toHaveLength(81)
    expect([...new Set(storeSettings.flatMap(({ gap }) => gap ?? []))].sort()).toEqual(gaps.map(({ id }) => id).sort())
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
})
