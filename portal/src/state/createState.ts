import { createHash } from 'node:crypto'
import { addCommonStorage } from '../disk/storages.ts'
import { planByName } from '../plan/plans.ts'
import { allScopes } from '../rest/scopes.ts'
import { addCatalogDefaults, emptyCatalog } from './catalogDefaults.ts'
import { addCrmDefaults } from './crmDefaults.ts'
import { defaultLimits } from './limits.ts'
import { defaultSwitches } from './switches.ts'
import type { PortalState, PortalUser } from './types.ts'

function administrator(language: 'ru' | 'en'): PortalUser {
  const isRussian = language === 'ru'
  return {
    id: 1,
    name: isRussian ? 'Анна' : 'Anna',
    lastName: isRussian ? 'Орлова' : 'Archer',
    secondName: '',
    email: 'admin@portal.example',
    workPosition: isRussian ? 'Администратор' : 'Administrator',
    departments: [1],
    gender: 'F',
    active: true,
    isAdmin: true,
    photo: null,
    language,
    rights: { entities: {}, changeSettings: true },
  }
}

/**
 * A fresh portal: user 1 is the administrator, webhook `/rest/1/dev/` has every scope, the CRM has its default
 * directories. The same seed gives the same tokens and ids.
 */
export function createState({ seed, language = 'ru' }: { seed: number, language?: 'ru' | 'en' }): PortalState {
  const title = language === 'ru' ? 'Локальный портал' : 'Local portal'
  const state: PortalState = {
    version: 3,
    seed,
    clock: { offsetMs: 0, frozenAt: null, rate: 1, rateSince: 0 },
    settings: {
      memberId: createHash('md5').update(`portal ${seed}`).digest('hex'),
      title,
      language,
      timeZone: '+03:00',
      licenseStatus: 'L',
      leadMode: 1,
    },
    plan: planByName('nfr'),
    switches: defaultSwitches(),
    limits: defaultLimits(),
    // Objects of the Drive begin higher: a storage's id never passes for its root folder's.
    counters: { user: 2, department: 2, diskObject: 101 },
    users: [administrator(language)],
    departments: [{ id: 1, name: title, parent: null, head: 1, sort: 500 }],
    apps: [],
    tokens: [],
    webhooks: [{ userId: 1, secret: 'dev', scopes: [...allScopes] }],
    outgoingWebhooks: [],
    placements: [],
    slowLoads: {},
    eventBindings: [],
    offlineEvents: new Map(),
    fieldTypes: [],
    userFields: [],
    dynamicTypes: [],
    typeRelations: [],
    categories: [],
    statuses: [],
    currencies: [],
    cardLayouts: [],
    items: new Map(),
    productRows: new Map(),
    catalog: emptyCatalog(),
    files: new Map(),
    timeline: new Map(),
    activities: new Map(),
    calendarEvents: new Map(),
    pull: { messages: [] },
    timeman: { workdays: new Map(), settings: new Map() },
    disk: { storages: new Map(), objects: new Map(), versions: new Map(), links: [] },
    tasks: { templates: [], templateChecklists: [], items: new Map(), checklists: [], history: [] },
    chats: { items: new Map(), messages: new Map(), notices: new Map() },
    lines: { items: [], clients: new Map(), dialogs: new Map(), outbox: [] },
  }
  addCrmDefaults(state)
  addCatalogDefaults(state)
  addCommonStorage(state)
  return state
}
