import { beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

/**
 * Operators of https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html against five deals:
 *
 * | id | title     | opportunity | probability | closedate  | contacts | responsible |
 * | 1  | Молоко    | 100         | 10          | 2026-01-01 | 1        | 1           |
 * | 2  | молоток   | 200         | unset       | 2026-02-01 | 2, 1     | 2           |
 * | 3  | Сыр       | 300         | 30          | 2026-03-01 |          | 1           |
 * | 4  | Сырмол    | 300         | 40          | 2026-04-01 | 2        | 2           |
 * | 5  | 100%      | 0           | 50          | 2026-05-01 |          | 1           |
 */
let portal: CrmPortal

beforeAll(async () => {
  portal = aCrmPortal()
  await portal.add(ENTITY.contact, { name: 'А' })
  await portal.add(ENTITY.contact, { name: 'Б' })
  await portal.addField('FLAG', 'boolean')
  await portal.addField('WORDS', 'string', { MULTIPLE: 'Y' })
  const rows: { [key: string]: Json }[] = [
    { title: 'Молоко', opportunity: 100, probability: 10, contactIds: [1], assignedById: 1, ufCrmFlag: 'Y', ufCrmWords: ['а', 'б'] },
    { title: 'молоток', opportunity: 200, contactIds: [2, 1], assignedById: 2, ufCrmWords: ['б'] },
    { title: 'Сыр', opportunity: 300, probability: 30, assignedById: 1, comments: 'x' },
    { title: 'Сырмол', opportunity: 300, probability: 40, contactIds: [2], assignedById: 2, stageId: 'WON' },
    { title: '100%', opportunity: 0, probability: 50, assignedById: 1, stageId: 'LOSE' },
  ]
  for (const [index, row] of rows.entries())
    await portal.add(ENTITY.deal, { ...row, closedate: `2026-0${index + 1}-01` })
})

async function find(filter: Json, order: Json = { id: 'ASC' }): Promise<number[]> {
  const { items } = await portal.result('crm.item.list', { entityTypeId: 2, filter, order, select: ['id'] })
  return asList(items).map(item => Number(item.id))
}

it.each<[{ [key: string]: Json }, number[]]>([
  [{}, [1, 2, 3, 4, 5]],
  [{ opportunity: 300 }, [3, 4]],
  [{ '=opportunity': '300' }, [3, 4]],
  [{ '!=opportunity': 300 }, [1, 2, 5]],
  [{ '!opportunity': 300 }, [1, 2, 5]],
  [{ '>opportunity': 200 }, [3, 4]],
  [{ '>=opportunity': 200 }, [2, 3, 4]],
  [{ '<opportunity': 200 }, [1, 5]],
  [{ '<=opportunity': 200 }, [1, 2, 5]],
  [{ '@opportunity': [100, '200'] }, [1, 2]],
  [{ '!@opportunity': [100, 200] }, [3, 4, 5]],
  [{ '%title': 'мол' }, [1, 2, 4]],
  [{ '=%title': 'мол%' }, [1, 2]],
  [{ '%=title': '%мол' }, [4]],
  [{ '=%title': '%мол%' }, [1, 2, 4]],
  [{ '%title': '%' }, [5]],
  [{ '!%title': 'мол' }, [3, 5]],
  [{ '!=%title': 'мол%' }, [3, 4, 5]],
  [{ '!%=title': '%мол' }, [1, 2, 3, 5]],
  [{ '=title': 'МОЛОКО' }, [1]],
  [{ probability: '' }, [2]],
  [{ '!=probability': '' }, [1, 3, 4, 5]],
  [{ '!=probability': 10 }, [2, 3, 4, 5]],
  [{ '!=comments': '' }, [3]],
  [{ '>=closedate': '2026-03-01' }, [3, 4, 5]],
  [{ '>closedate': '2026-03-01T03:00:00+03:00' }, [4, 5]],
  [{ '=closedate': '2026-03-01' }, [3]],
  [{ '@closedate': ['2026-03-01'] }, []],
  [{ updatedTime: '2026-11-22T10:44:00+03:00' }, [1, 2, 3, 4, 5]],
  [{ updatedTime: '2026-11-22T07:44:00Z' }, [1, 2, 3, 4, 5]],
  [{ '>updatedTime': '2026-11-22T10:44:00+03:00' }, []],
  [{ stageSemanticId: 'P' }, [1, 2, 3]],
  [{ '@stageSemanticId': ['S', 'F'] }, [4, 5]],
  [{ closed: 'Y' }, [4, 5]],
  [{ contactIds: 1 }, [1, 2]],
  [{ '@contactIds': [1, 2] }, [1, 2, 4]],
  [{ contactId: 1 }, [1]],
  [{ '!contactIds': 1 }, [3, 4, 5]],
  [{ contactId: 0 }, [3, 5]],
  [{ ufCrmFlag: 1 }, [1]],
  [{ ufCrmFlag: 0 }, [2, 3, 4, 5]],
  [{ ufCrmWords: 'б' }, [1, 2]],
  [{ '!ufCrmWords': 'а' }, [2, 3, 4, 5]],
  [{ UF_CRM_WORDS: 'а' }, [1]],
  [{ 0: { logic: 'OR', 0: { opportunity: 100 }, 1: { opportunity: 200 } }, assignedById: 2 }, [2]],
  [{ logic: 'OR', 0: { assignedById: 2, opportunity: 300 }, 1: { '%title': 'моло', 0: { logic: 'OR', 0: { probability: 10 }, 1: { probability: 99 } } } }, [1, 4]],
  [{ logic: 'OR', opportunity: 100, '>opportunity': 250 }, [1, 3, 4]],
  [{ 0: { logic: 'OR', 0: { '!=title': '' }, 1: { '!=comments': '' } } }, [1, 2, 3, 4, 5]],
  [{ '>id': 2, '<id': '5' }, [3, 4]],
  [{ '>=id': 2, '<=id': 4, '!id': 3 }, [2, 4]],
  [{ id: [1, 5] }, [1, 5]],
])('finds %j', async (filter, ids) => {
  expect(await find(filter)).toEqual(ids)
})

it.each<[{ [key: string]: Json }, number[]]>([
  [{ id: 'DESC' }, [5, 4, 3, 2, 1]],
  [{ opportunity: 'DESC', id: 'DESC' }, [4, 3, 2, 1, 5]],
  [{ probability: 'ASC' }, [2, 1, 3, 4, 5]],
  [{ assignedById: 'desc', title: 'ASC' }, [2, 4, 5, 1, 3]],
])('sorts by %j', async (order, ids) => {
  expect(await find({}, order)).toEqual(ids)
})

describe('refuses as the page says', () => {
  it.each<[{ [key: string]: Json }, string]>([
    [{ filter: { nonsense: 1 } }, 'Invalid filter: field \'nonsense\' is not allowed in filter'],
    [{ filter: { '>isWon': 1 } }, 'Invalid filter: field \'isWon\' is not allowed in filter'],
    [{ filter: { logic: 'OR', 0: { '%FIELD': 1 } } }, 'Invalid filter: field \'FIELD\' is not allowed in filter'],
    [{ filter: { '>id': [] } }, 'Invalid filter: field \'>id\' has invalid value'],
    [{ filter: { '>id': [{ id: 1 }] } }, 'Invalid filter: field \'>id\' has invalid value'],
    [{ filter: { '>opportunity': 'many' } }, 'Invalid filter: field \'>opportunity\' has invalid value'],
    [{ filter: { '<closedate': 'soon' } }, 'Invalid filter: field \'<closedate\' has invalid value'],
    [{ filter: { ufCrmFlag: 'Y' } }, 'Invalid filter: field \'ufCrmFlag\' has invalid value'],
    [{ order: { nonsense: 'ASC' } }, 'Invalid order: field \'nonsense\' is not allowed in order'],
    [{ order: { title: 'UP' } }, 'Invalid order: allowed sort directions are ASC, DESC. But got \'UP\' for field \'title\''],
  ])('%j', async (params, description) => {
    expect(await portal.refused('crm.item.list', { entityTypeId: 2, ...params })).toEqual(['INVALID_ARG_VALUE', description])
  })
})

it('answers the fields of select with the id, every field with *, and fm only then', async () => {
  const few = await portal.result('crm.item.list', { entityTypeId: 2, select: ['title', 'ufCrmFlag', 'contactIds', 'nonsense'], filter: { id: 2 } })
  expect(few.items).toEqual([{ id: 2, title: 'молоток', ufCrmFlag: 'N', contactIds: [2, 1] }])
  const named = await portal.result('crm.item.list', { entityTypeId: 3, select: ['id', 'fm'] })
  expect(asList(named.items)[0]).toEqual({ id: 1 })
  const all = await portal.result('crm.item.list', { entityTypeId: 3, select: ['*'] })
  expect(asData(asList(all.items)[0])).toMatchObject({ fm: [], name: 'А', entityTypeId: 3 })
})

it('finds deals by any bound contact and by company, or refuses the contacts, as switched', async () => {
  const shop = aCrmPortal()
  await shop.add(ENTITY.contact, { name: 'A' })
  await shop.add(ENTITY.contact, { name: 'B' })
  await shop.add(ENTITY.company, { title: 'C' })
  const deals: { [key: string]: Json }[] = [{ contactIds: [1, 2] }, { contactIds: [2], companyId: 1 }, { companyId: 1 }]
  for (const fields of deals)
    await shop.add(ENTITY.deal, fields)
  const list = async (filter: { [key: string]: Json }) => {
    const { body } = await shop.call('crm.item.list', { entityTypeId: 2, select: ['id'], filter, start: 0 })
    return [asList(asData(body.result).items).map(one => one.id), body.total]
  }
  expect(await list({ contactIds: 2 })).toEqual([[1, 2], 2])
  expect(await list({ '@contactIds': [1, 2] })).toEqual([[1, 2], 2])
  expect(await list({ companyId: 1 })).toEqual([[2, 3], 2])
  shop.portal.state.switches.duplicateRows = true
  expect(await list({ '@contactIds': [1, 2] })).toEqual([[1, 1, 2], 3])
  expect(await list({ '@contactIds': [2] })).toEqual([[1, 2], 2])
  shop.portal.state.switches.contactIdsFilter = 'refused'
  const refused = ['INVALID_ARG_VALUE', 'Invalid filter: field \'contactIds\' is not allowed in filter']
  expect(await shop.refused('crm.item.list', { entityTypeId: 2, filter: { '@contactIds': [1] } })).toEqual(refused)
  expect(await shop.refused('crm.item.list', { entityTypeId: 2, filter: { logic: 'OR', 0: { contactIds: 1 } } })).toEqual(refused)
  expect(await list({ contactId: 1 })).toEqual([[1], 1])
})
