import { describe, expect, it } from 'vitest'
import { checkSetting, rawOf } from '@/domain/settings/checkSetting'
import { gaps } from './specification.fixture'
import { storeSettings } from './settings'

const page = Object.values(import.meta.glob<string>('/tests/spec/store/gaps.md', { eager: true, query: '?raw', import: 'default' }))[0]!
const found = page.split(/^(?=### GAP-)/m).slice(1).map(part => ({
  id: /^### (GAP-\d+)/.exec(part)![1]!,
  settings: [...(/^- \*\*Default:\*\* (.+)$/m.exec(part)?.[1] ?? '').matchAll(/\bstore\.([\w.*]+)/g)].map(([, role]) => role!),
  say: /^- \*\*Say:\*\* (.+)$/m.exec(part)?.[1]?.trim() ?? '',
}))
const isOf = (role: string, name: string) => role === name || role.startsWith(`${name.replace(/\.?\*$/, '')}.`)

describe('the list of gaps for people', () => {
  it('is the one the data has, gap by gap and word by word', () => {
    expect(found.map(({ id }) => id).sort()).toEqual(gaps.map(({ id }) => id).sort())
    expect(found.filter(({ id, say }) => say === '' || gaps.find(gap => gap.id === id)!.say !== say)).toEqual([])
  })

  it.each(found.map(gap => [gap.id, gap.settings] as const))('%s names settings that there are: %j', (id, names) => {
    expect(names.length).toBeGreaterThan(0)
    const ours = storeSettings.filter(({ gap }) => gap === id).map(({ role }) => role)
    expect(names.filter(name => !ours.some(role => isOf(role, name)))).toEqual([])
  })
})

describe('every setting of a gap', () => {
  const ours = storeSettings.filter(({ gap }) => gap !== undefined)

  it.each(ours.map(setting => [setting.role, setting] as const))('%s has a default that its own form takes, and a sentence in both languages', (_, setting) => {
    expect(checkSetting(setting, rawOf(setting.default))).toEqual({ kind: 'right', value: setting.default })
    expect([setting.help.ru, setting.help.en, setting.name.ru, setting.name.en].filter(text => text.trim() === '')).toEqual([])
  })
})
