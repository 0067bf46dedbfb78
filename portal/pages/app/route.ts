const ENTITY_IDS: Record<string, number> = { lead: 1, deal: 2, contact: 3, company: 4 }
const DEAL = 2

export type Route
  = { page: 'card', entityTypeId: number, id: number }
    | { page: 'list', entityTypeId: number, categoryId: number | null }
    | { page: 'board', entityTypeId: number, categoryId: number | null }
    | { page: 'market' }
    | { page: 'app', app: string }
    | { page: 'view', app: string }
    | { page: 'place', bindingId: number }
    | { page: 'reports', bindingId: number | null }
    | { page: 'person', id: number }
    | { page: 'group', id: number }
    | { page: 'catalog', iblockId: number }
    | { page: 'product', id: number }
    | { page: 'currencies' }
    | { page: 'tasks' }
    | { page: 'task', id: number }
    | { page: 'messenger' }
    | { page: 'workdays' }

/** The page a path stands for. */
export function routeOf(path: string): Route {
  const app = /^\/marketplace\/app\/([^/]+)\/$/.exec(path)
  if (app?.[1])
    return { page: 'app', app: decodeURIComponent(app[1]) }
  const view = /^\/marketplace\/view\/([^/]+)\/$/.exec(path)
  if (view?.[1])
    return { page: 'view', app: decodeURIComponent(view[1]) }
  const numbered = numberedRoute(path)
  if (numbered)
    return numbered
  if (path === '/marketplace/')
    return { page: 'market' }
  if (path === '/crm/configs/currency/')
    return { page: 'currencies' }
  if (path === '/online/')
    return { page: 'messenger' }
  if (path === '/timeman/')
    return { page: 'workdays' }
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

function numberedRoute(path: string): Route | null {
  const [, place] = /^\/marketplace\/place\/(\d+)\/$/.exec(path) ?? []
  if (place)
    return { page: 'place', bindingId: Number(place) }
  const reports = /^\/crm\/reports\/(?:(\d+)\/)?$/.exec(path)
  if (reports)
    return { page: 'reports', bindingId: reports[1] === undefined ? null : Number(reports[1]) }
  const [, block, product] = /^\/shop\/catalog\/(\d+)\/(?:product\/(\d+)\/)?$/.exec(path) ?? []
  if (block)
    return product === undefined ? { page: 'catalog', iblockId: Number(block) } : { page: 'product', id: Number(product) }
  const [tasks, task] = /^\/company\/personal\/user\/\d+\/tasks\/(?:task\/view\/(\d+)\/)?$/.exec(path) ?? []
  if (tasks)
    return task === undefined ? { page: 'tasks' } : { page: 'task', id: Number(task) }
  const [, kind, id] = /^\/(company\/personal\/user|workgroups\/group)\/(\d+)\/$/.exec(path) ?? []
  if (!id)
    return null
  return kind === 'workgroups/group' ? { page: 'group', id: Number(id) } : { page: 'person', id: Number(id) }
}
