import { describe, expect, it } from 'vitest'
import type { ItemId, MadeItems, PortalCodes } from '@/domain/blueprint/items'
import { exportSetup, matchSetupFile, readSetupFile } from './transfer'
import type { SetupFile } from './transfer'

const codes: PortalCodes = {
  version: 2,
  solutions: { common: 1, events: 1 },
  codes: { 'field:deal.start': 'UF_CRM_OUR_START', 'field:deal.end': 'UF_CRM_EVENT_END', 'pipeline:events': '7', 'stage:events.planned': 'C7:2' },
  skipped: ['field:contact.gender'],
}
const made: MadeItems = { version: 1, items: { 'field:deal.end': 'UF_CRM_EVENT_END' } }
const names = new Map<ItemId, string>([['field:deal.start', 'Начало мероприятия'], ['pipeline:events', 'События клуба']])
const options = { portal: 'test.example', writtenAt: '2026-11-27T10:00:00+03:00', names, settings: { events: { descriptionLimit: 3000 } } }

function fileOf(text: string): SetupFile {
  const outcome = readSetupFile(text)
  if (outcome.kind !== 'read')
    throw new Error(outcome.problem)
  return outcome.file
}

describe('a file of the setup', () => {
  const file = fileOf(exportSetup(codes, made, options))

  it('holds what was taken, by name, what was left out, and the settings; nothing that setup made', () => {
    expect(file).toEqual({
      format: 'cardinal-setup',
      version: 1,
      portal: 'test.example',
      writtenAt: '2026-11-27T10:00:00+03:00',
      solutions: ['common', 'events'],
      taken: { 'field:deal.start': { code: 'UF_CRM_OUR_START', name: 'Начало мероприятия' }, 'pipeline:events': { code: '7', name: 'События клуба' }, 'stage:events.planned': { code: 'C7:2', name: 'C7:2' } },
      skipped: ['field:contact.gender'],
      settings: { events: { descriptionLimit: 3000 } },
    })
  })

  it.each<[string, string, string]>([
    ['text', 'hello', 'not-json'],
    ['a list', '[]', 'not-json'],
    ['something else', '{"format":"other"}', 'other-file'],
    ['a later version', '{"format":"cardinal-setup","version":2}', 'newer-version'],
  ])('is refused when it is %s', (_what, text, problem) => {
    expect(readSetupFile(text)).toEqual({ kind: 'refused', problem })
  })

  it('is read without what it should not hold', () => {
    const odd = fileOf(JSON.stringify({ format: 'cardinal-setup', version: 1, solutions: ['events', 5], taken: { 'field:deal.start': 'x', 'virus:run': { code: 'a', name: 'b' } }, skipped: ['field:deal.end', 'rm -rf'], settings: 'none' }))
    expect(odd).toMatchObject({ solutions: ['events'], taken: { 'field:deal.start': { code: '', name: '' } }, skipped: ['field:deal.end'], settings: {} })
    expect(Object.keys(odd.taken)).toEqual(['field:deal.start'])
  })
})

describe('on another portal', () => {
  const file = fileOf(exportSetup(codes, made, options))
  const here = (things: Partial<Record<ItemId, { code: string, name: string }[]>>) => new Map(Object.entries(things) as [ItemId, { code: string, name: string }[]][])

  it('the same code and name are taken before a namesake', () => {
    const { choices } = matchSetupFile(file, here({ 'field:deal.start': [{ code: 'UF_CRM_1', name: 'Начало мероприятия' }, { code: 'UF_CRM_OUR_START', name: 'Начало мероприятия' }] }))
    expect(choices['field:deal.start']).toEqual({ kind: 'take', code: 'UF_CRM_OUR_START' })
  })

  it('ids of pipelines are another portal’s: the name counts', () => {
    const { choices, missing } = matchSetupFile(file, here({ 'pipeline:events': [{ code: '7', name: 'Продажи' }, { code: '12', name: 'События клуба' }] }))
    expect(choices['pipeline:events']).toEqual({ kind: 'take', code: '12' })
    expect(missing.map(({ id }) => id)).toEqual(['field:deal.start', 'stage:events.planned'])
  })

  it('codes of fields travel, whatever the field is called there', () => {
    const { choices } = matchSetupFile(file, here({ 'field:deal.start': [{ code: 'UF_CRM_OUR_START', name: 'Дата' }] }))
    expect(choices['field:deal.start']).toEqual({ kind: 'take', code: 'UF_CRM_OUR_START' })
  })

  it('what was left out stays out, what is not there is told by name', () => {
    const { choices, missing } = matchSetupFile(file, here({}))
    expect(choices).toEqual({ 'field:contact.gender': { kind: 'skip' } })
    expect(missing).toContainEqual({ id: 'pipeline:events', name: 'События клуба' })
  })
})
