// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEventMap } from '../eventMap'
import type { EventMap } from '../eventMap'
import { comparedFields, differencesOf, sameValue, valueText } from './differences'
import { countParts, datedFields, moved, plainFields, sharedFields, withParentPictures } from './fields'
import type { CopyContext, FieldFacts } from './fields'
import { spanOf } from './slots'

const map: EventMap = {
  ...readEventMap({ 'cardinal.map': JSON.stringify({ version: 2, codes: { 'pipeline:ideas': '1', 'pipeline:events': '2', 'pipeline:tickets': '3', 'stage:events.planned': 'C2:NEW' } }) })!,
}
const { fields: codes } = map
const facts = (name: string, type = 'string', change: Partial<FieldFacts> = {}): FieldFacts => ({ name, title: name, type, isReadOnly: false, isMultiple: false, options: new Map(), ...change })
const allFacts = [
  facts('title'), facts('opportunity', 'double'), facts('closedate', 'date'), facts('id', 'integer', { isReadOnly: true }),
  ...Object.values(codes).map(code => facts(code, code === codes.picture || code === codes.textPictures ? 'file' : code === codes.price || code === codes.cost ? 'money' : 'string')),
  facts('UF_CRM_AGREED', 'date'), facts('UF_CRM_CALL', 'datetime'), facts('UF_CRM_SCAN', 'file'), facts('UF_CRM_NOTE'),
]
const template = {
  id: 12, title: 'Дом Пашкова', opportunity: 43200, closedate: '2026-12-01T03:00:00+03:00', contactIds: [7], assignedById: 3,
  [codes.description]: '<p>Текст <img src="crm-file:5"> <img src="crm-file:15"></p>', [codes.price]: '2400|RUB', [codes.speaker]: '7', [codes.siteTemplate]: '302',
  [codes.pictureText]: 'Дворец', [codes.picture]: { id: 9, url: 'https://p/9' },
  [codes.published]: '{"v":1}', [codes.revision]: 7, [codes.siteEvent]: '5', [codes.siteAnswer]: '{}', [codes.siteAnsweredAt]: '2026-11-01T00:00:00Z', [codes.publication]: 4, [codes.copyRun]: 2,
  [codes.refund]: '5|RUB', [codes.cost]: '100|RUB', UF_CRM_CARDINAL_DESCRIPTION_VERSIONS: 'x', UF_CRM_AGREED: '2026-12-05T03:00:00+03:00', UF_CRM_CALL: '2026-12-06T18:00:00+03:00', UF_CRM_SCAN: { id: 3 }, UF_CRM_NOTE: 'Взять ключи',
}

function aContext(change: Partial<CopyContext> = {}): CopyContext {
  return { map, templateId: 12, facts: [...allFacts, facts('UF_CRM_CARDINAL_DESCRIPTION_VERSIONS')], fields: template, parts: new Set(['fields', 'products', 'picture', 'description', 'contacts', 'responsible']), offset: '+03:00', apart: [], description: { html: '<p>Текст</p>', twin: 't' }, picture: null, templateStart: null, ...change }
}

it('takes what an event needs, and nothing that a deal keeps for itself', () => {
  const fields = sharedFields(aContext())
  expect(fields).toEqual({
    title: 'Дом Пашкова', categoryId: 2, stageId: 'C2:NEW', opportunity: 43200, [codes.parent]: 12, [codes.siteTemplate]: '302', [codes.price]: '2400|RUB', [codes.speaker]: '7',
    [codes.pictureText]: 'Дворец', [codes.description]: '<p>Текст</p>', [codes.descriptionTwin]: 't', contactIds: [7], assignedById: 3,
    UF_CRM_AGREED: '2026-12-05T03:00:00+03:00', UF_CRM_CALL: '2026-12-06T18:00:00+03:00', UF_CRM_NOTE: 'Взять ключи',
  })
})

it.each(['published', 'revision', 'siteEvent', 'siteAnswer', 'siteAnsweredAt', 'publication', 'copyRun', 'refund', 'cost'] as const)('never copies %s', role => {
  expect(sharedFields(aContext())).not.toHaveProperty([codes[role]])
})

it('leaves out what is not ticked', () => {
  expect(Object.keys(sharedFields(aContext({ parts: new Set(), description: null }))).sort()).toEqual(['categoryId', 'stageId', 'title', codes.parent, codes.siteTemplate].sort())
})

it('puts start, end and the end date of the deal', () => {
  expect(datedFields(aContext(), spanOf({ day: '2026-12-31', from: '23:00', to: '01:30' }, '+03:00'))).toEqual({
    [codes.start]: '2026-12-31T23:00:00+03:00', [codes.end]: '2027-01-01T01:30:00+03:00', closedate: '2027-01-01',
  })
})

it('moves dependent dates as far as the event lies from the template\'s start', () => {
  const dated = datedFields(aContext({ templateStart: Date.parse('2026-12-12T12:00:00+03:00') }), spanOf({ day: '2026-12-19', from: '19:00', to: '21:00' }, '+03:00'))
  expect(dated).toMatchObject({ UF_CRM_AGREED: '2026-12-12', UF_CRM_CALL: '2026-12-14T01:00:00+03:00' })
})

it('moving there and back changes nothing', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map(days => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
  const moment = fc.integer({ min: 0, max: 5_000_000 }).map(minutes => Date.UTC(2024, 0, 1) + minutes * 60_000)
  fc.assert(fc.property(day, moment, moment, fc.constantFrom('+03:00', '-05:00', '+05:30'), (date, from, to, offset) => {
    expect(moved(moved(date, 'date', from, to, offset), 'date', to, from, offset)).toBe(date)
    const text = new Date(from).toISOString()
    expect(Date.parse(String(moved(text, 'datetime', from, to, offset)))).toBe(to)
  }), { numRuns: 200 })
})

it('lets pictures of the text be those of the template\'s deal', () => {
  expect(withParentPictures('<img src="crm-file:1"><img src="crm-file:15"><img src=\'crm-file:7-1\'> crm-file:1', 12))
    .toBe('<img src="crm-file:12-1"><img src="crm-file:12-15"><img src=\'crm-file:7-1\'> crm-file:1')
  expect(withParentPictures(withParentPictures('<img src="crm-file:1">', 12), 12)).toBe('<img src="crm-file:12-1">')
})

it('counts what there is to copy', () => {
  expect(countParts(aContext(), 2)).toEqual({ fields: 6, products: 2, picture: 1, description: 1, contacts: 1, responsible: 1 })
})

it('knows read-only fields and files that cannot go along', () => {
  expect(plainFields(map, allFacts, template).map(({ name }) => name)).not.toEqual(expect.arrayContaining(['id', 'UF_CRM_SCAN']))
})

describe('two values', () => {
  it.each<[unknown, unknown, string, boolean]>([
    ['2400|RUB', '2400.00|RUB', 'money', true],
    ['2400|RUB', '2400|EUR', 'money', false],
    [null, '', 'string', true],
    ['N', null, 'boolean', true],
    ['Y', true, 'boolean', true],
    ['a\r\nb', 'a\nb', 'string', true],
    [0, null, 'integer', false],
    ['5', 5, 'enumeration', true],
    ['C_7', '7', 'crm', true],
    [[1, 2], ['2', '1'], 'enumeration', true],
    ['2026-12-12T03:00:00+03:00', '2026-12-12', 'date', true],
    ['2026-12-12T12:00:00+03:00', '2026-12-12T09:00:00Z', 'datetime', true],
  ])('%j and %j of type %s: the same is %s', (one, other, type, isSame) => {
    expect(sameValue(one, other, type)).toBe(isSame)
  })
})

it('names the fields in which an event has gone its own way', () => {
  const event = { ...template, id: 51, title: 'Дом Пашкова', [codes.price]: '2600|RUB', [codes.host]: 7, [codes.description]: '<p>Текст <img src="crm-file:12-5"> <img src="crm-file:12-15"></p>', UF_CRM_NOTE: null, [codes.cost]: '7|RUB' }
  const compared = comparedFields(map, allFacts, [template, event], [])
  const found = differencesOf(map, compared, { id: 12, fields: template }, event, (one, other) => one === other)
  expect(found.map(({ name, template: wanted, event: has }) => [name, wanted, has])).toEqual([[codes.price, '2400|RUB', '2600|RUB'], ['UF_CRM_NOTE', 'Взять ключи', null]])
})

it.each<[unknown, Partial<FieldFacts>, string]>([
  ['2400|RUB', { type: 'money' }, '2400 RUB'],
  [['3', '4'], { type: 'enumeration', options: new Map([['3', '12+']]) }, '12+, 4'],
  ['Y', { type: 'boolean' }, 'да'],
  ['<p>Два <b>слова</b></p>', { type: 'rest_1_cardinalhtml' }, 'Два слова'],
  [null, { type: 'string' }, ''],
])('shows %j as %3$j', (value, change, text) => {
  expect(valueText(value, { type: 'string', options: new Map(), ...change }, { yes: 'да', no: 'нет' })).toBe(text)
})
