export type EntityName = 'deal' | 'lead' | 'contact' | 'company'
export const ENTITY_IDS: Record<EntityName, number> = { lead: 1, deal: 2, contact: 3, company: 4 }

export type Route
  = { page: 'card', entity: EntityName, id: number }
    | { page: 'list', entity: EntityName, categoryId: number | null }
    | { page: 'board', categoryId: number | null }
    | { page: 'market' }
    | { page: 'app', app: string }

/** The page a path stands for. */
export function routeOf(path: string): Route {
  const card = /^\/crm\/(deal|lead|contact|company)\/details\/(\d+)\/$/.exec(path)
  if (card)
    return { page: 'card', entity: card[1] as EntityName, id: Number(card[2]) }
  const app = /^\/marketplace\/app\/([^/]+)\/$/.exec(path)
  if (app?.[1])
    return { page: 'app', app: decodeURIComponent(app[1]) }
  if (path === '/marketplace/')
    return { page: 'market' }
  const board = /^\/crm\/deal\/kanban\/(?:category\/(\d+)\/)?$/.exec(path)
  if (board)
    return { page: 'board', categoryId: board[1] === undefined ? null : Number(board[1]) }
  const category = /^\/crm\/deal\/category\/(\d+)\/$/.exec(path)
  const list = /^\/crm\/(deal|lead|contact|company)\/list\/$/.exec(path)
  return { page: 'list', entity: (list?.[1] ?? 'deal') as EntityName, categoryId: category ? Number(category[1]) : null }
}

/** Address of a record's card. */
export function cardPath(entityTypeId: number, id: number): string {
  const entity = Object.entries(ENTITY_IDS).find(([, typeId]) => typeId === entityTypeId)?.[0] ?? 'deal'
  return `/crm/${entity}/details/${id}/`
}
