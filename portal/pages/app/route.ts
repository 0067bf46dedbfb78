const ENTITY_IDS: Record<string, number> = { lead: 1, deal: 2, contact: 3, company: 4 }
const DEAL = 2

export type Route
  = { page: 'card', entityTypeId: number, id: number }
    | { page: 'list', entityTypeId: number, categoryId: number | null }
    | { page: 'board', entityTypeId: number, categoryId: number | null }
    | { page: 'market' }
    | { page: 'app', app: string }

/** The page a path stands for. */
export function routeOf(path: string): Route {
  const app = /^\/marketplace\/app\/([^/]+)\/$/.exec(path)
  if (app?.[1])
    return { page: 'app', app: decodeURIComponent(app[1]) }
  if (path === '/marketplace/')
    return { page: 'market' }
  return typeRoute(path) ?? entityRoute(path)
}

/** Pages of a smart process; pipeline 0 means all of them. */
function typeRoute(path: string): Route | null {
  const [, type, place, number] = /^\/crm\/type\/(\d+)\/(details|list\/category|kanban\/category)\/(\d+)\/$/.exec(path) ?? []
  if (!type || !place)
    return null
  const entityTypeId = Number(type)
  if (place === 'details')
    return { page: 'card', entityTypeId, id: Number(number) }
  return { page: place.startsWith('list') ? 'list' : 'board', entityTypeId, categoryId: Number(number) || null }
}

function entityRoute(path: string): Route {
  const card = /^\/crm\/(deal|lead|contact|company)\/details\/(\d+)\/$/.exec(path)
  if (card)
    return { page: 'card', entityTypeId: ENTITY_IDS[card[1] ?? ''] ?? DEAL, id: Number(card[2]) }
  const board = /^\/crm\/deal\/kanban\/(?:category\/(\d+)\/)?$/.exec(path)
  if (board)
    return { page: 'board', entityTypeId: DEAL, categoryId: board[1] === undefined ? null : Number(board[1]) }
  const category = /^\/crm\/deal\/category\/(\d+)\/$/.exec(path)
  const list = /^\/crm\/(deal|lead|contact|company)\/list\/$/.exec(path)
  return { page: 'list', entityTypeId: ENTITY_IDS[list?.[1] ?? 'deal'] ?? DEAL, categoryId: category ? Number(category[1]) : null }
}
