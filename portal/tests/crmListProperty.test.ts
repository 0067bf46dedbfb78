import fc from 'fast-check'
import { expect, it } from 'vitest'
import { itemStore } from '../src/crm/items.ts'
import { putItem, tableOf } from '../src/crm/records/table.ts'
import type { Item, Json, PortalUser } from '../src/state/types.ts'
import { aCrmPortal } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

/** Records with gaps between their ids and few different values, so that conditions meet. */
const records = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 400 }), opportunity: fc.integer({ min: 0, max: 4 }), title: fc.constantFrom('а', 'б', 'аб', 'ба', ''), stageSemanticId: fc.constantFrom('P', 'S', 'F') }),
  { selector: record => record.id, minLength: 0, maxLength: 160 },
)

type Condition = [key: string, value: Json, passes: (item: Item) => boolean]

/** A condition and what it means, written without the engine. */
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.integer({ min: 0, max: 4 }).chain(value => fc.constantFrom<Condition>(
    ['opportunity', value, item => item.opportunity === value],
    ['!=opportunity', value, item => item.opportunity !== value],
    ['>opportunity', value, item => Number(item.opportunity) > value],
    ['>=opportunity', value, item => Number(item.opportunity) >= value],
    ['<opportunity', value, item => Number(item.opportunity) < value],
    ['<=opportunity', value, item => Number(item.opportunity) <= value],
    ['@opportunity', [value, 1], item => item.opportunity === value || item.opportunity === 1],
  )),
  fc.constantFrom('а', 'б').chain(text => fc.constantFrom<Condition>(
    ['%title', text, item => String(item.title).includes(text)],
    ['!%title', text, item => !String(item.title).includes(text)],
    ['=%title', `${text}%`, item => String(item.title).startsWith(text)],
  )),
  fc.integer({ min: 0, max: 400 }).chain(id => fc.constantFrom<Condition>(
    ['>id', id, item => item.id > id],
    ['<=id', id, item => item.id <= id],
    ['id', id, item => item.id === id],
  )),
  fc.constantFrom('P', 'S', 'F').map((group): Condition => ['stageSemanticId', group, item => item.stageSemanticId === group]),
)

interface Filter { filter: { [key: string]: Json }, passes: (item: Item) => boolean }

/** Groups of conditions and groups, joined by AND or OR. */
const { group } = fc.letrec<{ group: Filter, part: Filter }>(tie => ({
  part: fc.oneof({ maxDepth: 2 }, condition.map(([key, value, passes]): Filter => ({ filter: { [key]: value }, passes })), tie('group')),
  group: fc.tuple(fc.constantFrom('AND', 'OR'), fc.array(tie('part'), { minLength: 1, maxLength: 3 })).map(([logic, parts]): Filter => ({
    filter: { logic, ...Object.fromEntries(parts.map((part, index) => [String(index), part.filter])) },
    passes: item => logic === 'OR' ? parts.some(part => part.passes(item)) : parts.every(part => part.passes(item)),
  })),
}))

/** A top-level filter: plain conditions on ids beside a group. */
const filters = fc.tuple(group, fc.option(condition)).map(([nested, plain]): Filter => plain
  ? { filter: { 0: nested.filter, [plain[0]]: plain[1] }, passes: item => nested.passes(item) && plain[2](item) }
  : nested)

function fill(portal: CrmPortal, rows: { id: number }[]): { items: Item[], user: PortalUser } {
  const table = tableOf(portal.portal.state, 2)
  const items = rows.map((row): Item => ({ categoryId: 0, assignedById: 1, ...row }))
  for (const item of items)
    putItem(table, item)
  const user = portal.portal.state.users[0]
  if (!user)
    throw new Error('a portal has a user')
  return { items: items.sort((one, other) => one.id - other.id), user }
}

it('finds what a plain reading of the filter finds, page by page and by walking ids, each row once', () => {
  fc.assert(fc.property(records, filters, fc.boolean(), (rows, { filter, passes }, isDescending) => {
    const portal = aCrmPortal()
    const { items, user } = fill(portal, rows)
    const expected = items.filter(passes).map(item => item.id)
    const list = (query: Parameters<typeof itemStore.list>[3]) => itemStore.list(portal.portal, user, 2, query)

    const direction = isDescending ? 'DESC' as const : 'ASC' as const
    const paged: number[] = []
    for (let offset = 0; ; offset += 50) {
      const page = list({ filter, order: { id: direction }, offset, limit: 50 })
      expect(page.total).toBe(expected.length)
      paged.push(...page.items.map(item => item.id))
      if (page.items.length < 50)
        break
    }
    expect(paged).toEqual(isDescending ? [...expected].reverse() : expected)

    const walked: number[] = []
    for (;;) {
      const { items: page } = list({ filter: { 0: filter, '>id': walked.at(-1) ?? 0 }, order: { id: 'ASC' }, offset: -1, limit: 50 })
      walked.push(...page.map(item => item.id))
      if (page.length < 50)
        break
    }
    expect(walked).toEqual(expected)

    const sorted = list({ filter, order: { opportunity: direction, title: 'ASC' } }).items
    expect(sorted.map(item => item.id).sort((one, other) => one - other)).toEqual(expected)
    for (const [index, item] of sorted.slice(1).entries()) {
      const step = Number(item.opportunity) - Number(sorted[index]?.opportunity)
      expect(isDescending ? step <= 0 : step >= 0).toBe(true)
    }
  }), { numRuns: 200 })
})

it('keeps the order of ids when a record with a smaller one comes later', () => {
  const portal = aCrmPortal()
  const { user } = fill(portal, [{ id: 5 }, { id: 9 }])
  const ids = () => itemStore.list(portal.portal, user, 2, {}).items.map(item => item.id)
  expect(ids()).toEqual([5, 9])
  fill(portal, [{ id: 7 }])
  expect(ids()).toEqual([5, 7, 9])
  itemStore.remove(portal.portal, user, 2, 5)
  fill(portal, [{ id: 3 }])
  expect(ids()).toEqual([3, 7, 9])
})

it('reads one page of a hundred thousand records without reading the others', () => {
  const portal = aCrmPortal()
  const { user } = fill(portal, Array.from({ length: 100_000 }, (_, index) => ({ id: index + 1, opportunity: index })))
  let reads = 0
  const table = tableOf(portal.portal.state, 2)
  const get = table.get.bind(table)
  table.get = id => {
    reads += 1
    return get(id)
  }
  const { items } = itemStore.list(portal.portal, user, 2, { filter: { '>id': 50_000 }, order: { id: 'ASC' }, offset: -1, limit: 50 })
  expect(items.map(item => item.id)).toEqual(Array.from({ length: 50 }, (_, index) => 50_001 + index))
  expect(reads).toBeLessThanOrEqual(51)
})
