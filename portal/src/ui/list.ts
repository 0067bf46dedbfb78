import type { ItemFilter } from '../crm/contract.ts'
import { itemStore } from '../crm/items.ts'
import type { Portal } from '../portal.ts'
import { ENTITY } from '../state/types.ts'
import type { PortalUser } from '../state/types.ts'
import type { BoardData, ListData, Reference } from './contract.ts'
import { entityOf } from '../crm/entities.ts'
import { columnsOf, rowOf } from './listCells.ts'
import { shownPlaces } from './places.ts'
import { stagesOf } from './stages.ts'
import { itemTitle } from './titles.ts'

export interface ListQuestion { search: string, page: number, categoryId: number | null }

const PAGE_ROWS = 20
const COLUMN_CARDS = 20
const FOUND_ROWS = 20

function searchFilter(entityTypeId: number, search: string): ItemFilter {
  const text = search.trim()
  if (text === '')
    return {}
  if (entityTypeId !== ENTITY.contact && entityTypeId !== ENTITY.lead)
    return { '%title': text }
  const names = entityTypeId === ENTITY.lead ? ['title', 'name', 'lastName'] : ['name', 'lastName']
  return { 0: { logic: 'OR', ...Object.fromEntries(names.map(name => [`%${name}`, text])) } }
}

/** One page of a list, newest first. Only what the person may read. */
export function listOf(portal: Portal, user: PortalUser, entityTypeId: number, question: ListQuestion): ListData {
  const filter = { ...searchFilter(entityTypeId, question.search), ...(question.categoryId === null ? {} : { categoryId: question.categoryId }) }
  const { items, total } = itemStore.list(portal, user, entityTypeId, { filter, order: { id: 'DESC' }, offset: (question.page - 1) * PAGE_ROWS, limit: PAGE_ROWS })
  return {
    columns: columnsOf(portal.state, user, entityTypeId),
    rows: items.map(item => rowOf(portal, user, entityTypeId, item)),
    total,
    page: question.page,
    pages: Math.max(1, Math.ceil(total / PAGE_ROWS)),
    menu: shownPlaces(portal, user, `CRM_${entityOf(portal.state, entityTypeId).name}_LIST_MENU`),
  }
}

/** Records of a pipeline by stage; each column shows its newest. */
export function boardOf(portal: Portal, user: PortalUser, entityTypeId: number, categoryId: number): BoardData {
  const stages = stagesOf(portal, entityTypeId, categoryId).map(stage => {
    const filter = { categoryId, stageId: stage.id }
    const { items, total } = itemStore.list(portal, user, entityTypeId, { filter, order: { id: 'DESC' }, offset: 0, limit: COLUMN_CARDS })
    return { ...stage, total, rows: items.map(item => rowOf(portal, user, entityTypeId, item)) }
  })
  return { stages }
}

/** Records for a choosing dialog, by a part of the name. */
export function findRecords(portal: Portal, user: PortalUser, entityTypeId: number, search: string): Reference[] {
  const { items } = itemStore.list(portal, user, entityTypeId, { filter: searchFilter(entityTypeId, search), order: { id: 'DESC' }, offset: 0, limit: FOUND_ROWS })
  return items.map(item => ({ id: item.id, entityTypeId, title: itemTitle(portal.state, user, entityTypeId, item), text: typeof item.phone === 'string' ? item.phone : '' }))
}
