import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nothingFilled, readFilled, writeFilled } from './filled'
import { lastFill, momentAfter, recordAfter, recordAfterUndo, undoRows } from './filling'
import type { FillRow } from './plan'
import { aCatalogue, aContext, aDeal, aField, aProduct, clubFields, clubMap, kamchatka, linesOf, planOf } from './product.fixture'
import { isSameValues } from './values'
import type { Values } from './values'

const act = { by: 2, at: '2026-11-16T10:00:00+03:00', products: [{ id: 1, name: 'Камчатка' }] }
const row = (rows: readonly FillRow[], name: string) => rows.find(each => each.name === name)!
const statesOf = (rows: readonly FillRow[]) => Object.fromEntries(rows.map(({ name, state }) => [name, state]))
const applied = (rows: readonly FillRow[]) => Object.fromEntries(rows.flatMap(({ name, wanted }) => wanted === null ? [] : [[name, wanted]]))

it('fills an empty deal, and the end date follows the trip', () => {
  const rows = planOf()
  expect(applied(rows)).toEqual({ title: ['Камчатка, август 2027'], UF_START: ['2027-08-01'], UF_END: ['2027-08-14'], UF_HOTELS: ['Лагуна', 'Авача'], closedate: ['2027-08-14'] })
  expect(rows.every(({ state }) => state === 'set')).toBe(true)
})

it.each([
  ['Сделка', 'set'], ['Сделка #12', 'set'], ['Deal #12', 'set'], ['Новая сделка', 'set'], ['Камчатка, август 2027', 'same'], ['Камчатка для Петровых', 'conflict'], ['', 'set'],
])('treats the title %j as %s', (title, state) => {
  expect(row(planOf({ deal: aDeal({ title: title === '' ? [] : [title] }) }), 'title').state).toBe(state)
})

it('takes the week that the portal adds to a new deal for nobody\'s hand', () => {
  expect(row(planOf({ deal: aDeal({ closedate: ['2026-11-23'] }) }), 'closedate').state).toBe('set')
  expect(row(planOf({ deal: aDeal({ closedate: ['2026-11-24'] }) }), 'closedate').state).toBe('conflict')
})

it('leaves the end date alone when the deal is closed, when nobody wants it to follow, and to a line of its own', () => {
  expect(statesOf(planOf({ deal: aDeal({}, { isClosed: true }) }))).not.toHaveProperty('closedate')
  expect(statesOf(planOf({ context: aContext({ mirrorsCloseDate: false }) }))).not.toHaveProperty('closedate')
  expect(row(planOf({ lines: [...clubMap, ...linesOf('property:START > closedate')] }), 'closedate').wanted).toEqual(['2027-08-01'])
})

describe('several rows', () => {
  const altai = aProduct('Алтай', { 'property:101': { kind: 'date', values: ['2027-05-17'] }, 'property:102': { kind: 'date', values: ['2027-05-24'] }, 'property:103': { kind: 'text', values: ['Чемал', 'Авача'] }, price: { kind: 'money', values: ['100.10|RUB'] } })
  const second = aProduct('Камчатка', { 'property:101': { kind: 'date', values: ['2027-08-01'] }, price: { kind: 'money', values: ['200.20|RUB'] } })

  it('last from the first day to the last, and list the rest once each', () => {
    expect(applied(planOf({ products: [kamchatka, altai] }))).toMatchObject({ UF_START: ['2027-05-17'], UF_END: ['2027-08-14'], closedate: ['2027-08-14'], UF_HOTELS: ['Лагуна', 'Авача', 'Чемал'], title: ['Камчатка, август 2027; Алтай'] })
  })

  it.each([
    ['price > UF_PRICE | sum', ['300.30|RUB']], ['price > UF_PRICE | min', ['100.10|RUB']], ['price > UF_PRICE | max', ['200.20|RUB']], ['price > UF_PRICE', ['100.10|RUB']],
  ])('%s', (line, wanted) => {
    const [one] = planOf({ lines: linesOf(line), products: [altai, second] })
    expect(one).toMatchObject({ wanted, isOfFirst: line === 'price > UF_PRICE' })
  })
})

describe('a template', () => {
  it('names what other lines bring, days as people write them', () => {
    const lines = [...linesOf('"{name}, {start}–{end}" > title'), ...clubMap.slice(1)]
    expect(row(planOf({ lines }), 'title').wanted).toEqual(['Камчатка, август 2027, 01.08.2027–14.08.2027'])
  })

  it('says which part is missing rather than leaving a hole', () => {
    const lines = [...linesOf('"{name}, {start}" > title'), ...clubMap.slice(1)]
    expect(row(planOf({ lines, products: [aProduct('Алтай')] }), 'title')).toMatchObject({ state: 'empty', reason: { kind: 'no-part', part: 'tripStart' } })
  })
})

it.each([
  ['property:GONE > title', {}, { state: 'problem', reason: { kind: 'unknown-property', key: 'GONE' } }],
  ['name > UF_GONE', {}, { state: 'problem', reason: { kind: 'unknown-field' } }],
  ['name > stageId', {}, { state: 'problem', reason: { kind: 'not-fillable' } }],
  ['name > closedate', {}, { state: 'problem', reason: { kind: 'unreadable', text: 'Камчатка, август 2027' } }],
  ['code > title', {}, { state: 'empty', reason: { kind: 'nothing' } }],
  ['code > title', { catalogue: aCatalogue({ isHidden: true }) }, { state: 'problem', reason: { kind: 'hidden' } }],
  ['section > title', { catalogue: aCatalogue({ areSectionsHidden: true }) }, { state: 'problem', reason: { kind: 'hidden' } }],
])('%s %j', (line, change, wanted) => {
  const facts = [...clubFields, aField({ name: 'stageId', type: 'crm_status' })]
  const [one] = planOf({ lines: linesOf(line), deal: aDeal({}, { facts }), ...change })
  expect(one).toMatchObject({ ...wanted, wanted: null })
})

it('fills a field by the first of two lines that want it', () => {
  expect(planOf({ lines: linesOf('name > title', 'code > title') }).map(({ state, reason }) => [state, reason?.kind])).toEqual([['set', undefined], ['problem', 'repeated']])
})

it.each([['2026-11-16T23:59:30+03:00', '+03:00', '2026-11-17T00:00:30+03:00'], ['2026-11-16T10:00:00Z', 'Z', '2026-11-16T10:01:00Z'], ['2026-11-16T10:00:00-03:30', '-03:30', '2026-11-16T10:01:00-03:30']])('a minute after %s at %s is %s', (at, offset, later) => {
  expect(momentAfter(at, 60_000, offset)).toBe(later)
})

describe('the history', () => {
  const rows = planOf()
  const record = recordAfter(nothingFilled, rows, act)
  const filled = applied(rows)

  it('tells a hand edit from a product that has changed', () => {
    const later = { 'property:102': { kind: 'date' as const, values: ['2027-08-21'] } }
    const product = aProduct('Камчатка, август 2027', { ...Object.fromEntries(kamchatka.values), ...later })
    expect(statesOf(planOf({ record, deal: aDeal(filled), products: [product] }))).toMatchObject({ UF_END: 'set', closedate: 'set', UF_START: 'same' })
    expect(row(planOf({ record, deal: aDeal({ ...filled, closedate: ['2027-08-14'], UF_END: ['2027-08-15'] }), products: [product] }), 'UF_END')).toMatchObject({ state: 'conflict', reason: { kind: 'edited', written: ['2027-08-14'] } })
  })

  it('asks before it fills what a hand has emptied', () => {
    expect(row(planOf({ record, deal: aDeal({ ...filled, title: [] }) }), 'title').state).toBe('conflict')
  })

  it('comes back from the field as it went in, and is nothing in another deal', () => {
    expect(readFilled(writeFilled(record, 7), 7)).toEqual(record)
    expect(readFilled(writeFilled(record, 7), 8)).toEqual(nothingFilled)
    expect(readFilled('сломано', 7)).toEqual(nothingFilled)
  })

  it('never grows over its size, however long the texts and however often it is filled', () => {
    let long = nothingFilled
    for (let round = 0; round < 40; round += 1)
      long = recordAfter(long, [{ ...rows[0]!, now: ['Б'.repeat(400)], wanted: ['А'.repeat(400) + round] }, { ...rows[1]!, name: `UF_${round}`, wanted: ['Щ'.repeat(5000)] }], act)
    const text = writeFilled(long, 7)
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(16_000)
    expect(readFilled(text, 7).fields.size).toBe(41)
  })

  it('finds out that a long text was changed, though it keeps only its fingerprint', () => {
    const about = aProduct('Камчатка', { code: { kind: 'text', values: ['А'.repeat(3000)] } })
    const lines = linesOf('code > UF_HOTELS')
    const first = planOf({ lines, products: [about] })
    const kept = recordAfter(nothingFilled, first, act)
    const other = aProduct('Камчатка', { code: { kind: 'text', values: ['Б'] } })
    expect(planOf({ lines, products: [other], record: kept, deal: aDeal(applied(first)) })[0]!.state).toBe('set')
    expect(planOf({ lines, products: [other], record: kept, deal: aDeal({ UF_HOTELS: [`${'А'.repeat(2999)}Я`] }) })[0]!.state).toBe('conflict')
  })

  it('is taken back field by field, but not what was edited since, and only once', () => {
    const deal = aDeal({ ...filled, title: ['Моё'] })
    const undo = undoRows(record, deal)
    expect(Object.fromEntries(undo.map(({ name, state }) => [name, state]))).toEqual({ title: 'edited', UF_START: 'back', UF_END: 'back', UF_HOTELS: 'back', closedate: 'back' })
    const after = recordAfterUndo(record, undo.filter(({ state }) => state === 'back'), act)
    expect([...after.fields.keys()]).toEqual(['title'])
    expect(lastFill(after)).toBeNull()
  })
})

const texts = fc.constantFrom('', 'Камчатка', 'Алтай', 'Моё')
it('never writes over a value that neither the portal nor Cardinal has put there', () => {
  fc.assert(fc.property(fc.array(fc.record({ hand: fc.option(texts), product: texts }), { maxLength: 8 }), steps => {
    let values: Record<string, Values> = {}
    let record = nothingFilled
    let isHandEdit = false
    for (const { hand, product } of steps) {
      if (hand !== null) {
        isHandEdit = !isSameValues([hand], values.UF_HOTELS ?? [], 'string') || isHandEdit
        values = { UF_HOTELS: hand === '' ? [] : [hand] }
      }
      const rows = planOf({ lines: linesOf('code > UF_HOTELS'), deal: aDeal(values), record, products: [aProduct('Т', { code: { kind: 'text', values: product === '' ? [] : [product] } })] })
      const unasked = rows.filter(({ state }) => state === 'set')
      const wasTyped = isHandEdit && (values.UF_HOTELS ?? []).length > 0 && !isSameValues(values.UF_HOTELS ?? [], record.fields.get('UF_HOTELS')?.values ?? [], 'string')
      expect(wasTyped && unasked.length > 0).toBe(false)
      if (unasked.length > 0) {
        record = recordAfter(record, unasked, act)
        values = { UF_HOTELS: unasked[0]!.wanted! }
        isHandEdit = false
      }
    }
  }), { numRuns: 200 })
})
