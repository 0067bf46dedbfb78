import { describe, expect, it } from 'vitest'
import { itemsOf } from '@/domain/blueprint/itemsOf'
import { storeBlueprint } from './blueprint'
import { storeWork } from './processes'
import { contactRule, sheetFields } from './sheet'
import { storeTasks } from './tasks'
import { sheetLinkMark } from './tasks/types'

const { smartProcesses, fields, manual, settings } = storeBlueprint
const items = new Set<string>(itemsOf(storeBlueprint))

/** What all blueprints keep is proved beside them; this is what only the store has. */
describe('the blueprint of the store', () => {
  it('lets the sheet, the contact rule, processes and tasks point only at what it holds', () => {
    const targets = [...sheetFields, ...contactRule].map(({ target }) => target).filter(target => target.startsWith('field:'))
    const starts = storeWork.flatMap(({ stage }) => stage ?? [])
    expect(starts.length).toBeGreaterThan(5)
    expect([...targets, ...starts].filter(item => !items.has(item))).toEqual([])

    const entities = new Set(['lead', 'deal', 'contact', ...smartProcesses.map(({ role }) => `process.${role}`)])
    expect([...storeTasks.flatMap(task => task.entities), ...storeWork.map(({ entity }) => entity)].filter(entity => !entities.has(entity))).toEqual([])

    const numbers = new Set(storeTasks.map(({ specification }) => specification))
    expect(storeWork.flatMap(({ tasks = [] }) => tasks).filter(number => !numbers.has(number))).toEqual([])
  })

  it('lets a field link to a smart process only where the portal allows it', () => {
    const linked = new Set<string>(fields.flatMap(({ targets = [] }) => targets))
    const isLinked = ({ role }: { role: string }) => linked.has(`process.${role}`)
    expect(smartProcesses.filter(isLinked).map(({ role }) => role)).toEqual(['store'])
    expect(smartProcesses.filter(isLinked).filter(({ features }) => !features.includes('userFieldTarget'))).toEqual([])
  })

  it('leaves no Russian in English texts but names, marks and messages to clients', () => {
    const russianNames = new RegExp(`РАСТ|Мои Звонки|${sheetLinkMark}|\\{[а-я ]+\\}`, 'g')
    const isMessage = (text: string) => settings.some(setting => setting.default === text)
    const texts = JSON.stringify(storeBlueprint).match(/"en":"(?:[^"\\]|\\.)*"/g)?.map(text => JSON.parse(`{${text}}`) as { en: string }) ?? []
    expect(texts.length).toBeGreaterThan(500)
    expect(texts.filter(({ en }) => /[а-яё]/i.test(en.replace(russianNames, '')) && !isMessage(en))).toEqual([])
  })

  it('tells a person where and how in every manual step', () => {
    expect(manual.map(({ role }) => role)).toEqual([
      'storeRights', 'openChannel', 'smsProvider', 'storeChannelQueue', 'storeCallSource', 'storeMessageTemplates', 'storeWorkday',
      'operatorRatingForm', 'saleRatingForm',
    ])
    expect(manual.filter(({ steps }) => steps.length < 2)).toEqual([])
  })

  it('asks for times of day as times', () => {
    const times = settings.filter(({ format }) => format === 'time').flatMap(setting => setting.default)
    expect(times.length).toBeGreaterThan(5)
    expect(times.filter(time => !/^([01]\d|2[0-3]):[0-5]\d$/.test(String(time)))).toEqual([])
  })
})
