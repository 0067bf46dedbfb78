import type { AccessToken, EventBinding, FieldType, OfflineEvent, OutgoingWebhook, PlacementBinding, RestApp, Webhook } from './appTypes.ts'
import type { Activity } from './activityTypes.ts'
import type { CalendarEvent } from './calendarTypes.ts'
import type { CatalogRights, CatalogState } from './catalogTypes.ts'
import type { ChatsState } from './chatTypes.ts'
import type { DiskState } from './diskTypes.ts'
import type { Limits } from './limits.ts'
import type { LinesState } from './lineTypes.ts'
import type { Switches } from './switches.ts'
import type { PullState } from './pullTypes.ts'
import type { TasksState } from './taskTypes.ts'
import type { TimemanState } from './workdayTypes.ts'

export type { AccessToken, EventBinding, FieldType, OfflineEvent, OutgoingWebhook, PlacementBinding, RestApp, Webhook } from './appTypes.ts'
export type { Limits, MethodPace } from './limits.ts'
export type { Switches } from './switches.ts'

/** JSON as it goes over the wire. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The CRM types every portal has; smart processes (`DynamicType`) have numbers of their own. */
export const ENTITY = { lead: 1, deal: 2, contact: 3, company: 4 } as const

export interface PortalUser {
  id: number
  name: string
  lastName: string
  secondName: string
  email: string
  workPosition: string
  /** Department ids. */
  departments: number[]
  /** `M`, `F` or empty. */
  gender: string
  active: boolean
  isAdmin: boolean
  /** Avatar as a file id, or null. */
  photo: number | null
  /** Interface language. */
  language: 'ru' | 'en'
  rights: CrmRights
}

/** What a user may see or do with one entity type. */
export type AccessLevel = 'none' | 'own' | 'all'

export interface EntityRights { read: AccessLevel, add: AccessLevel, update: AccessLevel, delete: AccessLevel }

/** Rights to one entity type; a pipeline may have its own, in part or in whole. */
export interface TypeRights extends EntityRights {
  /** By pipeline id; what a pipeline does not name is as for the whole type. */
  categories?: Record<number, Partial<EntityRights>>
}

export interface CrmRights {
  /** By entity type id; an absent one means "none". Administrators pass every check. */
  entities: Record<number, TypeRights>
  /** The CRM right "Allow to change settings". */
  changeSettings: boolean
  /** Without it, none: neither prices nor products can be read. */
  catalog?: CatalogRights
}

export interface UserFieldOption { id: number, value: string, sort: number, isDefault: boolean, xmlId: string }

/** A custom field of any CRM entity. */
export interface UserField {
  id: number
  entityTypeId: number
  /** `UF_CRM_…`, upper case. */
  fieldName: string
  /** `string`, `double`, …, or `rest_<app id>_<type>`. */
  userTypeId: string
  xmlId: string
  sort: number
  multiple: boolean
  mandatory: boolean
  showFilter: 'N' | 'I' | 'E' | 'S'
  showInList: boolean
  editInList: boolean
  isSearchable: boolean
  settings: { [key: string]: Json }
  /** By language. */
  editFormLabel: Record<string, string>
  listColumnLabel: Record<string, string>
  listFilterLabel: Record<string, string>
  errorMessage: Record<string, string>
  helpMessage: Record<string, string>
  options: UserFieldOption[]
}

/** Settings of a smart process that `crm.type.*` writes as `Y` or `N`. */
export type TypeFlag
  = 'isCategoriesEnabled' | 'isStagesEnabled' | 'isBeginCloseDatesEnabled' | 'isClientEnabled' | 'isUseInUserfieldEnabled'
    | 'isLinkWithProductsEnabled' | 'isMycompanyEnabled' | 'isDocumentsEnabled' | 'isSourceEnabled' | 'isObserversEnabled'
    | 'isRecyclebinEnabled' | 'isAutomationEnabled' | 'isBizProcEnabled' | 'isSetOpenPermissions' | 'isPaymentsEnabled'
    | 'isCountersEnabled'

/** A smart process. Replaced as a whole, never changed in place. */
export interface DynamicType {
  /** Number among the smart processes: owner of custom fields (`CRM_<id>`). */
  id: number
  /** Number among all CRM types: an even one from 1030 on, or 128 to 192. */
  entityTypeId: number
  title: string
  code: string
  createdBy: number
  updatedBy: number
  createdTime: string
  updatedTime: string
  flags: Record<TypeFlag, boolean>
  /** By `<module entity>|<field>`. */
  linkedUserFields: Record<string, boolean>
}

/** Records of one type may name a record of another as their parent: the field `parentId<type of the parent>`. */
export interface TypeRelation {
  parentTypeId: number
  childTypeId: number
  /** The parent's card lists its children. */
  isChildrenListEnabled: boolean
}

/** A pipeline. */
export interface Category { id: number, entityTypeId: number, name: string, sort: number, isDefault: boolean, originId: string, originatorId: string }

/** A row of a CRM directory: stages, statuses, sources, types (`crm.status.*`). */
export interface Status {
  id: number
  /** `STATUS`, `SOURCE`, `DEAL_STAGE`, `DEAL_STAGE_3`, `CONTACT_TYPE`, … */
  entityId: string
  /** Full code, with the prefix of its pipeline: `C3:WON` of deals, `DT1030_5:NEW` of a smart process. */
  statusId: string
  name: string
  nameInit: string
  sort: number
  system: boolean
  /** `''` in progress, `S` success, `F` failure. */
  semantics: '' | 'S' | 'F'
  color: string
  categoryId: number | null
}

export interface Currency {
  code: string
  amountCount: number
  amount: number
  base: boolean
  sort: number
  fullName: string
  formatString: string
  decimals: number
  /** What a request said of a language, under the names of the documentation. */
  localizations?: Record<string, Record<string, string>>
  /** ISO; absent until the first change. */
  updatedTime?: string
}

/**
 * A CRM record. Keys are those of `crm.item.*` (camelCase, custom fields `ufCrm…`).
 * Dates are ISO texts with the portal's offset; file fields hold file ids (a number, or an array when multiple);
 * phones and e-mails are in `fm`.
 */
export interface Item {
  id: number
  /** 0 is the default pipeline of deals; entities without pipelines have 0. */
  categoryId: number
  [field: string]: Json
}

export interface ProductRow {
  id: number
  /** Short code of the owner's type: `D`, `L`, `C`, `CO`, `T…`. */
  ownerType: string
  ownerId: number
  productId: number
  productName: string
  price: number
  quantity: number
  sort: number
  [field: string]: Json
}

export interface StoredFile { id: number, name: string, contentType: string, bytes: Uint8Array, createdTime: string }

/** One line of a card's timeline: made by the portal, by a person, or by an application. */
export interface TimelineEntry {
  id: number
  kind: 'comment' | 'created' | 'stage' | 'modified' | 'logmessage'
  entityTypeId: number
  entityId: number
  authorId: number
  createdTime: string
  /** Comment text, or the text of the event. */
  text: string
  fileIds: number[]
  /** `stage`: old and new stage codes. `logmessage`: title, iconCode, and the application that wrote it or null. */
  details: { [key: string]: Json }
}

/** A field in a section of a card; named as the card names it: `TITLE`, `CLIENT`, `UF_CRM_…`. */
export interface CardElement { name: string, isAlwaysShown: boolean, options: { [key: string]: Json } | null }

export interface CardSection { name: string, title: string, elements: CardElement[] }

/** What stands in the left column of cards, for one person or for everybody. */
export interface CardLayout {
  entityTypeId: number
  /** Pipeline; of leads the kind of customer: 1 new, 2 repeat; 0 for types without either. */
  variant: number
  /** Null for the layout of everybody. */
  userId: number | null
  sections: CardSection[]
}

export interface Department { id: number, name: string, parent: number | null, head: number | null, sort: number }

/** What a plan may include; the first two are codes of `feature.get`. */
export type PlanFeature = 'rest_offline_extended' | 'rest_auth_connector' | 'bizproc'

/** What the portal's licence allows. */
export interface Plan {
  name: string
  /** As in `app.info`: `pro100`, and its family `pro`. */
  license: string
  family: string
  features: Record<PlanFeature, boolean>
  /** Most smart processes there may be; null without a limit. */
  limits: { dynamicTypes: number | null }
}

export interface PortalSettings {
  memberId: string
  title: string
  language: 'ru' | 'en'
  /** Offset of the portal's clock, `+03:00`. */
  timeZone: string
  /** `L`, `F`, `D`, `T` or `P`, given to frames as `status`. */
  licenseStatus: string
  /** 1 classic, 2 simple CRM (no leads). */
  leadMode: 1 | 2
}

export interface Clock {
  /** Milliseconds added to the machine's clock. */
  offsetMs: number
  /** Portal time at which the clock stands still, unix milliseconds. */
  frozenAt: number | null
  /** So many times as fast as the machine's clock … */
  rate: number
  /** … since this moment of the machine, unix milliseconds. */
  rateSince: number
}

/** Everything a snapshot holds. Survives `v8.serialize`. */
export interface PortalState {
  version: 3
  seed: number
  clock: Clock
  settings: PortalSettings
  plan: Plan
  switches: Switches
  limits: Limits
  /** Next id by table name. */
  counters: Record<string, number>
  users: PortalUser[]
  departments: Department[]
  apps: RestApp[]
  tokens: AccessToken[]
  webhooks: Webhook[]
  outgoingWebhooks: OutgoingWebhook[]
  placements: PlacementBinding[]
  /** Workers that loaded slowly, by binding id: reports of one day. */
  slowLoads: Record<number, { day: string, count: number }>
  eventBindings: EventBinding[]
  /** By application, connector, process and message, which together are unique. */
  offlineEvents: Map<string, OfflineEvent>
  fieldTypes: FieldType[]
  userFields: UserField[]
  /** Smart processes; the array is replaced with every change, as is the next one. */
  dynamicTypes: DynamicType[]
  typeRelations: TypeRelation[]
  categories: Category[]
  statuses: Status[]
  currencies: Currency[]
  cardLayouts: CardLayout[]
  /** By entity type id, then by id, in order of id. */
  items: Map<number, Map<number, Item>>
  productRows: Map<number, ProductRow>
  catalog: CatalogState
  files: Map<number, StoredFile>
  timeline: Map<number, TimelineEntry>
  activities: Map<number, Activity>
  calendarEvents: Map<number, CalendarEvent>
  timeman: TimemanState
  pull: PullState
  disk: DiskState
  tasks: TasksState
  chats: ChatsState
  lines: LinesState
}
