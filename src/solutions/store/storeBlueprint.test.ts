import { describe, expect, it } from 'vitest'
import { itemsOf } from '@/domain/blueprint/itemsOf'
import type { LocalText } from '@/domain/blueprint/text'
import { storeBlueprint } from './blueprint'
import { storeProcessPlans } from './processes'
import { contactRule, sheetFields } from './sheet'
import { storeTasks } from './tasks'
import { sheetLinkMark } from './tasks/types'

const { directories, pipelines, smartProcesses, fields, layouts, manual } = storeBlueprint
const items = itemsOf(storeBlueprint)

describe('the blueprint of the store', () => {
  it('names each item once', () => {
    expect(new Set(items).size).toBe(items.length)
  })

  it('keeps codes within the portal\'s limits', () => {
    // https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-add.html: 21 signs of a lead status; a stage gets a prefix.
    const stages = [...pipelines, ...smartProcesses].flatMap(({ stages = [] }) => stages)
    expect(directories.filter(({ directory }) => directory === 'STATUS')).toSatisfy((rows: typeof directories) => rows.every(({ code }) => /^[A-Za-z0-9_-]{1,21}$/.test(code)))
    expect(stages).toSatisfy((rows: typeof stages) => rows.every(({ code }) => /^[A-Z0-9_]{1,17}$/.test(code)))
    expect(fields).toSatisfy((rows: typeof fields) => rows.every(({ code }) => /^[A-Z0-9_]{1,43}$/.test(code)))
  })

  it('puts successes after work and failures last, one success each', () => {
    const order = { work: 0, success: 1, failure: 2 }
    const statuses = directories.filter(({ directory }) => directory === 'STATUS')
    for (const stages of [statuses, ...[...pipelines, ...smartProcesses].flatMap(({ stages }) => stages ? [stages] : [])]) {
      const meanings = stages.map(({ meaning = 'work' }) => order[meaning])
      expect(meanings).toEqual([...meanings].sort())
      expect(meanings.filter(meaning => meaning === order.success)).toHaveLength(1)
    }
  })

  it('points only at what it holds', () => {
    const roles = new Set(smartProcesses.map(({ role }) => `process.${role}`))
    const isKnown = (entity: string) => ['lead', 'deal', 'contact'].includes(entity) || roles.has(entity)
    expect(fields.flatMap(({ entity, targets = [] }) => [entity, ...targets]).filter(entity => !isKnown(entity))).toEqual([])
    expect(storeBlueprint.processes.map(({ entity }) => entity).filter(entity => !isKnown(entity))).toEqual([])
    expect(storeTasks.flatMap(({ entities }) => entities).filter(entity => !isKnown(entity))).toEqual([])
    const targets = [...sheetFields, ...contactRule].map(({ target }) => target).filter(target => target.startsWith('field:'))
    const starts = storeProcessPlans.flatMap(({ stage }) => stage ?? [])
    const shown = layouts.flatMap(layout => layout.fields.map(role => `field:${layout.entity}.${role}`))
    expect([...targets, ...starts, ...shown].filter(item => !items.some(known => known === item))).toEqual([])
  })

  it('can be linked to where a field links to it', () => {
    const linked = new Set(fields.flatMap(({ targets = [] }) => targets).filter(target => target.startsWith('process.')))
    for (const { role, features } of smartProcesses.filter(process => linked.has(`process.${process.role}`)))
      expect(features, role).toContain('userFieldTarget')
  })

  it('has options with codes of their own in each field', () => {
    for (const { entity, role, options = [] } of fields)
      expect(new Set(options.map(({ xmlId }) => xmlId)).size, `${entity}.${role}`).toBe(options.length)
  })

  it('leaves no text without its Russian or English', () => {
    const texts: LocalText[] = []
    JSON.stringify(storeBlueprint, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'ru' in value)
        texts.push(value as LocalText)
      return value
    })
    expect(texts.length).toBeGreaterThan(500)
    expect(texts.filter(({ ru, en }) => !ru || !en)).toEqual([])
    // Only names of services and marks stay Russian in English texts.
    const services = new RegExp(`РАСТ|«?Мои Звонки»?|${sheetLinkMark}|\\{[а-я ]+\\}`, 'g')
    expect(texts.map(({ en }) => en).filter(en => /[а-яё]/i.test(en.replace(services, '')) && !isClientText(en))).toEqual([])
  })

  it('tells a person where and how in every manual step', () => {
    for (const { role, where, steps } of manual) {
      expect(where.ru, role).not.toBe('')
      expect(steps.length, role).toBeGreaterThan(1)
    }
  })
})

/** Messages to clients of the shop are Russian in both languages. */
function isClientText(text: string): boolean {
  return storeBlueprint.settings.some(setting => setting.default === text)
}
