import { afterEach, describe, expect, it } from 'vitest'
import type { FaultAction, FaultCondition } from 'b24-local-portal'
import { undoRows } from '@/domain/product/filling'
import { readFilled } from '@/domain/product/filled'
import type { FillRow } from '@/domain/product/plan'
import { aManager, clubMap, openFillOffice } from './fillOffice.ts'
import type { FillOffice } from './fillOffice.ts'

const timeoutMs = 60_000
/** The world's deals: changed by hand after it was filled; not filled yet; two trips at once. */
const EDITED = 20
const REQUEST = 21
const TWO_TRIPS = 22
/** Employees: one who may not look into the catalogue, one who may only read deals. */
const NO_CATALOGUE = 6
const READ_ONLY = 4
/** The catalogue's blocks of products and of variations. */
const PRODUCTS = 23
const VARIATIONS = 24
let office: FillOffice | null = null

afterEach(async () => {
  await office?.running.close()
  office = null
})

async function open(options?: Parameters<typeof openFillOffice>[0]): Promise<FillOffice> {
  office = await openFillOffice(options)
  return office
}

const rowOf = (rows: readonly FillRow[], name: string) => rows.find(each => each.name === name)
const statesOf = (rows: readonly FillRow[]) => Object.fromEntries(rows.map(({ name, state }) => [name, state]))
const dayOf = (value: unknown) => String(value).slice(0, 10)
const strike = ({ control }: FillOffice, when: FaultCondition, action: FaultAction) => control.send('POST', '/_portal/faults', { when: { times: 1, ...when }, do: action })

async function productNamed({ control }: FillOffice, name: string, iblockId = PRODUCTS, method = 'catalog.product'): Promise<number> {
  const answer = await control.rest<Record<string, { id: number, name: string }[]>>(`${method}.list`, { select: ['id', 'iblockId', 'name'], filter: { iblockId, '%name': name } })
  return Object.values(answer)[0]![0]!.id
}

describe('a deal that is filled from its product', () => {
  it('gets title, dates, article, hotels and headliner, and its end date follows the trip', async () => {
    const place = await open()
    const { map } = place
    const id = await place.addDeal({ title: 'Сделка #1', currencyId: 'RUB' }, [{ productId: await productNamed(place, 'Камчатка, август 2027'), price: 300_000, quantity: 2 }])
    const manager = await aManager(place)
    const outcome = await manager.fill(await manager.look(id))
    expect(outcome.kind).toBe('done')
    const deal = await place.dealOf(id)
    expect(deal.title).toBe('Камчатка, август 2027')
    expect(deal[map.deal.article]).toMatch(/^KAM-2027-08$/)
    expect([dayOf(deal[map.deal.tripStart]), dayOf(deal[map.deal.tripEnd])]).toEqual([expect.stringMatching(/^2027-08/), dayOf(deal.closedate)])
    expect((deal[map.deal.hotels] as string[]).length).toBeGreaterThan(0)
    expect(deal[map.deal.headliner]).not.toBe('')
    const record = readFilled(String(deal[map.deal.filled]), id)
    expect([...record.fields.keys()].sort()).toEqual(['closedate', 'title', ...['article', 'headliner', 'hotels', 'tripEnd', 'tripStart'].map(role => map.deal[role as 'article'])].sort())
    expect(record.history).toMatchObject([{ kind: 'filled', by: 2, products: ['Камчатка, август 2027'] }])
  }, timeoutMs)

  it('costs two requests to look at and two to fill', async () => {
    const place = await open()
    const manager = await aManager(place)
    await place.control.send('DELETE', '/_portal/log')
    const source = await manager.look(REQUEST)
    expect(await place.requests()).toEqual(['batch', 'batch'])
    await manager.fill(source)
    expect(await place.requests()).toHaveLength(4)
  }, timeoutMs)

  it('is never filled over a hand edit without asking', async () => {
    const place = await open()
    const { map } = place
    const manager = await aManager(place)
    const source = await manager.look(EDITED)
    const rows = manager.planOf(source)
    expect(statesOf(rows)).toMatchObject({ title: 'same', closedate: 'conflict', [map.deal.tripEnd]: 'conflict', [map.deal.headliner]: 'conflict' })
    expect(rowOf(rows, 'closedate')?.reason).toMatchObject({ kind: 'edited', written: ['2027-02-27'] })
    await manager.fill(source, [map.deal.headliner])
    const deal = await place.dealOf(EDITED)
    expect([dayOf(deal.closedate), dayOf(deal[map.deal.tripEnd]), deal[map.deal.headliner]]).toEqual(['2027-03-01', '2027-03-01', 'Глеб Ростовцев'])
  }, timeoutMs)

  it('keeps the title that somebody typed before anything was filled', async () => {
    const place = await open()
    const manager = await aManager(place)
    const source = await manager.look(REQUEST)
    expect(rowOf(manager.planOf(source), 'title')).toMatchObject({ state: 'conflict', reason: { kind: 'typed' } })
    await manager.fill(source)
    expect((await place.dealOf(REQUEST)).title).toBe('Заявка с сайта: Алтай в мае')
  }, timeoutMs)

  it('follows the product while nobody has touched what came from it', async () => {
    const place = await open()
    const { map } = place
    const manager = await aManager(place)
    await manager.fill(await manager.look(REQUEST))
    await place.control.rest('catalog.product.update', { id: await productNamed(place, 'Алтай, май 2027'), fields: { property102: '2027-05-26' } })
    const later = await manager.look(REQUEST)
    expect(statesOf(manager.planOf(later))).toMatchObject({ [map.deal.tripEnd]: 'set', closedate: 'set', [map.deal.tripStart]: 'same' })
    await manager.fill(later)
    expect(dayOf((await place.dealOf(REQUEST)).closedate)).toBe('2027-05-26')
  }, timeoutMs)

  it('leaves the end date of a closed deal to the day of closing', async () => {
    const place = await open()
    await place.change(REQUEST, { stageId: place.map.stages.get('tours.won') })
    const manager = await aManager(place)
    const source = await manager.look(REQUEST)
    expect(source.deal.isClosed).toBe(true)
    expect(rowOf(manager.planOf(source), 'closedate')).toBeUndefined()
  }, timeoutMs)

  it('lasts from the first day of its trips to the last, and lists the rest', async () => {
    const place = await open()
    const { map } = place
    const manager = await aManager(place)
    await manager.fill(await manager.look(TWO_TRIPS))
    const deal = await place.dealOf(TWO_TRIPS)
    expect([dayOf(deal[map.deal.tripStart]), dayOf(deal[map.deal.tripEnd]), dayOf(deal.closedate)]).toEqual(['2027-06-06', '2027-09-25', '2027-09-25'])
    expect(deal).toMatchObject({ title: 'Армения, июнь 2027; Грузия, сентябрь 2027', [map.deal.hotels]: ['Отель «Каскад»', 'Отель «Сололаки»', 'Винный двор «Телави»'] })
  }, timeoutMs)

  it('takes a variation for its trip, with the price of the variation', async () => {
    const place = await open()
    const variation = await productNamed(place, 'Исландия', VARIATIONS, 'catalog.product.offer')
    const id = await place.addDeal({ title: '', currencyId: 'EUR' }, [{ productId: variation, price: 10, quantity: 1 }])
    const manager = await aManager(place, 1, [...clubMap, 'price > comments', 'section > sourceDescription'])
    const source = await manager.look(id)
    expect(source.catalogue).toMatchObject({ isHidden: false, areSectionsHidden: false })
    const rows = manager.planOf(source)
    expect(rowOf(rows, 'title')?.wanted?.[0]).toMatch(/^Исландия, \S+ 2027$/)
    expect(rowOf(rows, place.map.deal.tripStart)?.wanted?.[0]).toMatch(/^2027-/)
    expect(rowOf(rows, 'comments')?.wanted?.[0]).toMatch(/^\d+ EUR$/)
    expect(rowOf(rows, 'comments')?.wanted).not.toEqual(['10 EUR'])
    expect(['Авторские туры', 'Экспедиции']).toContain(rowOf(rows, 'sourceDescription')?.wanted?.[0])
  }, timeoutMs)
})

describe('taking back', () => {
  it('brings the last filling back, and leaves what was edited since', async () => {
    const place = await open()
    const { map } = place
    const manager = await aManager(place)
    const before = await place.dealOf(REQUEST)
    await manager.fill(await manager.look(REQUEST))
    await place.change(REQUEST, { [map.deal.headliner]: 'Сама Анна' })
    const source = await manager.look(REQUEST)
    expect(undoRows(source.record, source.deal).filter(({ state }) => state === 'edited').map(({ name }) => name)).toEqual([map.deal.headliner])
    expect(await manager.undo(source)).toMatchObject({ kind: 'done' })
    const after = await place.dealOf(REQUEST)
    expect([dayOf(after.closedate), after[map.deal.article] || null, after[map.deal.tripEnd] || null, after[map.deal.headliner]]).toEqual([dayOf(before.closedate), null, null, 'Сама Анна'])
    expect(after[map.deal.hotels]).toEqual([])
    const again = await manager.look(REQUEST)
    expect(again.record.history.map(({ kind }) => kind)).toEqual(['undone', 'filled'])
    expect(statesOf(manager.planOf(again))).toMatchObject({ [map.deal.article]: 'set', closedate: 'set', [map.deal.headliner]: 'conflict' })
  }, timeoutMs)
})

describe('who may not see or write', () => {
  it('knows name, price and quantity of the row without the catalogue', async () => {
    const place = await open()
    const { map } = place
    const manager = await aManager(place, NO_CATALOGUE, [...clubMap, 'quantity > comments', 'price > sourceDescription'])
    const source = await manager.look(REQUEST)
    expect(source.catalogue.isHidden).toBe(true)
    const rows = manager.planOf(source)
    expect(rowOf(rows, 'title')?.wanted).toEqual(['Алтай, май 2027'])
    expect(rowOf(rows, 'comments')?.wanted).toEqual(['2'])
    expect(rowOf(rows, 'sourceDescription')?.wanted).toEqual(['220500 RUB'])
    expect(rowOf(rows, map.deal.tripEnd)).toMatchObject({ state: 'problem', reason: { kind: 'hidden' } })
    expect(rowOf(rows, map.deal.article)).toMatchObject({ state: 'problem', reason: { kind: 'hidden' } })
  }, timeoutMs)

  it('keeps trips where variations are for administrators only: the row says its own name', async () => {
    const place = await open()
    await place.control.send('PATCH', '/_portal/switches', { catalogAccess: 'documented' })
    const variation = await productNamed(place, 'Исландия', VARIATIONS, 'catalog.product.offer')
    const id = await place.addDeal({ title: '', currencyId: 'EUR' }, [{ productId: variation, productName: 'Исландия, место на двоих', price: 10, quantity: 1 }])
    const manager = await aManager(place)
    const rows = manager.planOf(await manager.look(id))
    expect(rowOf(rows, 'title')?.wanted?.[0]).toMatch(/^Исландия/)
    expect(rowOf(rows, place.map.deal.tripEnd)).toMatchObject({ state: 'problem', reason: { kind: 'hidden' } })
  }, timeoutMs)

  it('is told that the deal may not be changed, and nothing is written', async () => {
    const place = await open()
    const manager = await aManager(place, READ_ONLY)
    const before = await place.dealOf(REQUEST)
    expect(await manager.fill(await manager.look(REQUEST))).toMatchObject({ kind: 'refused', error: { kind: 'forbidden' } })
    expect(await place.dealOf(REQUEST)).toEqual(before)
  }, timeoutMs)
})

describe('two at once, and lost replies', () => {
  it('tells who was faster, and writes nothing over it', async () => {
    const place = await open()
    const { map } = place
    const [mine, theirs] = [await aManager(place, 2), await aManager(place, 1)]
    const source = await mine.look(REQUEST)
    await theirs.calls.write('crm.item.update', { entityTypeId: 2, id: REQUEST, useOriginalUfNames: 'Y', fields: { [map.deal.headliner]: 'Кто-то другой' } })
    const outcome = await mine.fill(source)
    expect(outcome).toMatchObject({ kind: 'conflict', fields: [map.deal.headliner] })
    expect(outcome.kind === 'conflict' && outcome.author).not.toBe('')
    const deal = await place.dealOf(REQUEST)
    expect([deal[map.deal.headliner], deal[map.deal.article] || null]).toEqual(['Кто-то другой', null])
    expect(outcome.kind === 'conflict' && statesOf(mine.planOf(outcome.source))[map.deal.headliner]).toBe('conflict')
  }, timeoutMs)

  it('leaves one readable record and the product\'s values when two press in the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const place = await open({ interleave: { fromMs: 0, toMs: 400 } })
      const people = [await aManager(place, 2), await aManager(place, 1)]
      const sources = await Promise.all(people.map(person => person.look(REQUEST)))
      const outcomes = await Promise.all(people.map((person, index) => person.fill(sources[index]!)))
      const deal = await place.dealOf(REQUEST)
      const record = readFilled(String(deal[place.map.deal.filled]), REQUEST)
      expect(outcomes.some(({ kind }) => kind === 'done')).toBe(true)
      expect([deal[place.map.deal.article], dayOf(deal.closedate)]).toEqual(['ALT-2027-05', '2027-05-24'])
      expect([record.history.length, record.fields.size]).toEqual([1, 6])
      await place.running.close()
      office = null
    }
  }, timeoutMs)

  it('is found again when the reply to the write was lost', async () => {
    const place = await open()
    const manager = await aManager(place)
    const source = await manager.look(REQUEST)
    await strike(place, { method: 'crm.item.update' }, { kind: 'cut-after' })
    expect(await manager.fill(source)).toMatchObject({ kind: 'done' })
    const record = readFilled(String((await place.dealOf(REQUEST))[place.map.deal.filled]), REQUEST)
    expect(record.history).toHaveLength(1)
  }, timeoutMs)

  it('ignores the record that a copy of the deal carries', async () => {
    const place = await open()
    const { map } = place
    const manager = await aManager(place)
    const filled = String((await place.dealOf(EDITED))[map.deal.filled])
    const id = await place.addDeal({ title: 'Байкал для Петровых', currencyId: 'RUB', [map.deal.filled]: filled, [map.deal.tripEnd]: '2027-02-27' }, [{ productId: await productNamed(place, 'Алтай, май 2027'), price: 1, quantity: 1 }])
    const source = await manager.look(id)
    expect(source.record.history).toEqual([])
    expect(statesOf(manager.planOf(source))).toMatchObject({ title: 'conflict', [map.deal.tripEnd]: 'conflict', [map.deal.article]: 'set' })
  }, timeoutMs)
})

describe('every type of property', () => {
  const kinds = [
    { code: 'NOTE', propertyType: 'S', value: 'Берите сапоги', field: { USER_TYPE_ID: 'string' }, wanted: ['Берите сапоги'] },
    { code: 'ABOUT', propertyType: 'S', userType: 'HTML', value: { TEXT: '<p>Вулканы &amp; киты</p>', TYPE: 'HTML' }, field: { USER_TYPE_ID: 'string' }, wanted: ['Вулканы & киты'] },
    { code: 'PLACES', propertyType: 'N', value: '12', field: { USER_TYPE_ID: 'integer' }, wanted: ['12'] },
    { code: 'RATING', propertyType: 'N', value: '4.75', field: { USER_TYPE_ID: 'double', SETTINGS: { PRECISION: 1 } }, wanted: ['4.75'], stored: 4.8 },
    { code: 'DEPOSIT', propertyType: 'S', userType: 'Money', value: '15000.5|RUB', field: { USER_TYPE_ID: 'money' }, wanted: ['15000.5|RUB'] },
    { code: 'MEETING', propertyType: 'S', userType: 'DateTime', value: '2027-08-01T09:30:00+03:00', field: { USER_TYPE_ID: 'datetime' }, wanted: ['2027-08-01T09:30:00+03:00'] },
    { code: 'PAYBY', propertyType: 'S', userType: 'Date', value: '2027-06-01', field: { USER_TYPE_ID: 'date' }, wanted: ['2027-06-01'] },
    { code: 'LEVEL', propertyType: 'L', values: ['Лёгкий – для всех', 'Сложный'], value: 0, field: { USER_TYPE_ID: 'enumeration', LIST: [{ VALUE: 'легкий - ДЛЯ  всех' }, { VALUE: 'сложный' }] }, isOption: true },
    { code: 'GUIDE', propertyType: 'S', userType: 'employee', value: '5', field: { USER_TYPE_ID: 'employee' }, wanted: ['5'] },
    { code: 'BOAT', propertyType: 'S', multiple: 'Y', value: ['Ясон', 'Арго'], field: { USER_TYPE_ID: 'string', MULTIPLE: 'Y' }, wanted: ['Ясон', 'Арго'] },
    { code: 'OWNER', propertyType: 'S', userType: 'ECrm', value: 'C_4', field: { USER_TYPE_ID: 'crm', SETTINGS: { CONTACT: 'Y' } }, wanted: ['C_4'] },
  ]

  it('goes into a field of its kind, and comes back as the same', async () => {
    const place = await open()
    const productId = await productNamed(place, 'Алтай, май 2027')
    const values: Record<string, unknown> = {}
    for (const { code, propertyType, userType, multiple, value, values: texts = [] } of kinds) {
      const { productProperty } = await place.control.rest<{ productProperty: { id: number } }>('catalog.productProperty.add', { fields: { iblockId: PRODUCTS, name: code, code, propertyType, ...userType ? { userType } : {}, ...multiple ? { multiple } : {} } })
      const ids: number[] = []
      for (const [index, text] of texts.entries()) {
        const { productPropertyEnum } = await place.control.rest<{ productPropertyEnum: { id: number } }>('catalog.productPropertyEnum.add', { fields: { propertyId: productProperty.id, value: text, xmlId: `x${index}` } })
        ids.push(productPropertyEnum.id)
      }
      values[`property${productProperty.id}`] = texts.length > 0 ? { value: ids[value as number] } : Array.isArray(value) ? value.map(each => ({ value: each })) : { value }
    }
    await place.control.rest('catalog.product.update', { id: productId, fields: values })
    for (const { code, field } of kinds)
      await place.control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME: `T_${code}`, LABEL: code, ...field } })
    const manager = await aManager(place, 2, kinds.map(({ code }) => `property:${code} > UF_CRM_T_${code}`))
    const rows = manager.planOf(await manager.look(REQUEST))
    expect(rows.map(({ name, state, reason }) => [name, state, reason])).toEqual(kinds.map(({ code }) => [`UF_CRM_T_${code}`, 'set', null]))
    for (const { code, wanted, isOption } of kinds)
      expect(rowOf(rows, `UF_CRM_T_${code}`)?.wanted, code).toEqual(isOption ? [expect.stringMatching(/^\d+$/)] : wanted)
    const outcome = await manager.fill(await manager.look(REQUEST))
    expect(outcome.kind, JSON.stringify(outcome.kind === 'conflict' ? outcome.fields : '')).toBe('done')
    expect((await place.dealOf(REQUEST)).UF_CRM_T_RATING).toBe(4.8)
    const again = manager.planOf(await manager.look(REQUEST))
    expect(again.filter(({ name, state }) => state !== 'same' && name !== 'UF_CRM_T_RATING')).toEqual([])
  }, timeoutMs)

  it('asks which value of a list is meant when its text fits none or several', async () => {
    const place = await open()
    await place.control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME: 'T_WHO', USER_TYPE_ID: 'enumeration', LABEL: 'Кто ведёт', LIST: [{ VALUE: 'Вера Сомова' }, { VALUE: 'вера  сомова' }, { VALUE: 'Глеб Ростовцев' }] } })
    const manager = await aManager(place, 2, ['property:HEADLINER > UF_CRM_T_WHO'])
    const source = await manager.look(REQUEST)
    const [row] = manager.planOf(source)
    // The very same spelling wins; case and spaces only decide where it is missing.
    expect(row).toMatchObject({ state: 'set' })
    const other = await aManager(place, 2, ['name > UF_CRM_T_WHO'])
    const [none] = other.planOf(source)
    expect(none).toMatchObject({ state: 'problem', reason: { kind: 'unmatched', text: 'Алтай, май 2027' } })
    const choice = [...none!.facts!.options.keys()][2]!
    expect(await other.fill(source, [], new Map([['UF_CRM_T_WHO', [choice]]]))).toMatchObject({ kind: 'done' })
    expect(String((await place.dealOf(REQUEST)).UF_CRM_T_WHO)).toBe(choice)
  }, timeoutMs)
})
