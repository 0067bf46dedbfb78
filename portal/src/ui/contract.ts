import type { Json, TimelineEntry } from '../state/types.ts'
import type { ActivityView } from './activityView.ts'

/** JSON between the portal's pages and `/_ui/*`. */
export type Values = { [field: string]: Json }

export interface UserBrief { id: number, name: string, position: string, initials: string, isAdmin: boolean }

export interface AppBrief { id: number, code: string, title: string, version: number, installed: boolean, mayOpen: boolean }

export interface PipelineBrief { id: number, name: string }

/** A smart process in the menu; `pipelines` is empty while it shows none. */
export interface TypeBrief { entityTypeId: number, title: string, hasStages: boolean, pipelines: PipelineBrief[], defaultCategoryId: number }

export interface CurrencyBrief { code: string, name: string, formatString: string, decimals: number, base: boolean }

/** Who sits here and what the menu shows. */
export interface SessionData {
  user: UserBrief
  users: UserBrief[]
  language: 'ru' | 'en'
  title: string
  apps: AppBrief[]
  pipelines: PipelineBrief[]
  /** Smart processes the person may read. */
  types: TypeBrief[]
  currencies: CurrencyBrief[]
  hasLeads: boolean
  /** Block of products the menu leads to; null for who may not view the catalogue. */
  catalogId: number | null
  /** The person may look at rates. */
  hasCurrencies: boolean
  departments: { id: number, name: string }[]
  /** Pages of applications in the left menu. */
  menuPlaces: AppPlace[]
  /** Pages of applications under CRM analytics. */
  analyticsPlaces: AppPlace[]
  /** Hidden frames of this and every other page. */
  workers: AppPlace[]
}

/** A person's page. */
export interface PersonData extends UserBrief {
  email: string
  departments: string[]
  /** Address of the photo, or null. */
  photo: string | null
}

export type FieldKind
  = 'string' | 'text' | 'integer' | 'double' | 'money' | 'amount' | 'date' | 'datetime' | 'boolean'
    | 'enumeration' | 'url' | 'user' | 'crm' | 'file' | 'frame' | 'phones' | 'emails'

export interface FieldOption { value: string | number, label: string, isDefault?: boolean }

export interface FieldDescription {
  /** Key in values, camelCase. */
  name: string
  kind: FieldKind
  title: string
  hint: string
  multiple: boolean
  mandatory: boolean
  readonly: boolean
  options?: FieldOption[]
  /** `crm`: types that may be bound; one of them stores plain ids, several store `D_5`. */
  entityTypes?: number[]
  storesCodes?: boolean
  /** `frame`: code of the custom field and height in pixels. */
  frame?: { fieldName: string, height: number }
}

export interface FieldSection { id: string, title: string, fields: FieldDescription[] }

export interface StageBrief { id: string, name: string, color: string, semantics: '' | 'S' | 'F' }

export interface Reference { id: number, entityTypeId: number, title: string, text: string }

export interface FileBrief { id: number, name: string, url: string, isImage: boolean }

export interface AppPlace { bindingId: number, appId: number, title: string }

export interface CardData {
  entityTypeId: number
  id: number
  title: string
  access: { read: boolean, update: boolean, delete: boolean }
  category: PipelineBrief | null
  stageField: string | null
  stages: StageBrief[]
  sections: FieldSection[]
  values: Values
  references: Reference[]
  files: FileBrief[]
  tabs: AppPlace[]
  toolbar: AppPlace[]
  /** Buttons above the timeline. */
  activities: AppPlace[]
  hasProducts: boolean
}

/** A file just chosen, or one that stays. */
export type FileInput = { id: number } | { name: string, base64: string }

export interface SaveRequest { values: Values, files?: { [field: string]: FileInput[] }, stageId?: string }

/** A refusal: `fields` holds the message of each field it is about. */
export interface SaveRefusal { error: string, message: string, fields: { [field: string]: string } }

export interface ListColumn { name: string, title: string }

export interface ListRow { id: number, title: string, cells: { [column: string]: string }, stage: StageBrief | null }

export interface ListData { columns: ListColumn[], rows: ListRow[], total: number, page: number, pages: number, menu: AppPlace[] }

export interface BoardData { stages: (StageBrief & { total: number, rows: ListRow[] })[] }

export interface ProductLine { id: number, productId: number, productName: string, price: number, quantity: number }

/** `mayChoose`: the person may view the catalogue. */
export interface ProductsData { rows: ProductLine[], currency: string, canEdit: boolean, mayChoose: boolean }

/** A product or a variation to put into a row; the price is in the currency that was asked for, 0 without one. */
export interface ProductChoice { id: number, name: string, price: number }

/** `left` is null where no store has the product, `price` where it has none. */
export interface CatalogLine { id: number, name: string, section: string, price: number | null, currency: string, left: number | null, variations: number }

export interface CatalogData { title: string, rows: CatalogLine[], total: number, page: number, pages: number }

export interface ProductPageData extends CatalogLine {
  properties: { id: number, name: string, values: string[] }[]
  prices: { type: string, price: number, currency: string }[]
  stock: { store: string, amount: number }[]
  variationLines: CatalogLine[]
}

/** So many units of a currency cost `amount` of the base one. */
export interface CurrencyLine { code: string, name: string, amount: number, amountCount: number, base: boolean }

/** A line of a card's timeline; ids of activities are a row of their own. */
export interface TimelineLine extends Omit<TimelineEntry, 'entityTypeId' | 'entityId' | 'kind'> {
  kind: TimelineEntry['kind'] | 'activity'
  author: UserBrief
  files: FileBrief[]
  activity?: ActivityView
}

/** What the page asks to open in a frame. */
export type FrameRequest
  = { place: 'page' | 'slider', app: string, options: { [key: string]: Json } }
    | { place: 'placement', bindingId: number, entityId: number, uri: string }
    | { place: 'menu', bindingId: number, uri: string }
    | { place: 'worker', bindingId: number, uri: string }
    | { place: 'link', app: string, params: { [key: string]: string }, uri: string }
    | { place: 'field', entityTypeId: number, entityId: number, fieldName: string, mode: 'view' | 'edit', uri: string }

/** One rendering of one frame. */
export interface FrameOpening {
  sid: string
  appId: number
  appTitle: string
  placement: string
  /** `<portal host>|<0 or 1>|<sid>`: the handshake the application reads from `window.name`. */
  frameName: string
  method: 'post' | 'get'
  /** Handler with the query of the protocol. */
  action: string
  /** Origin messages are taken from and answered to. */
  handlerOrigin: string
  /** Body of the form. */
  fields: { [name: string]: string }
  /** What `getInitData` answers, before the page prints it. */
  init: {
    LANG: string
    /** Host as in the address bar, with the port when it is not the usual one. */
    DOMAIN: string
    PROTOCOL: 0 | 1
    PATH: string
    /** Empty for a user without rights to the application. */
    AUTH_ID: string
    /** Seconds; empty without a token. */
    AUTH_EXPIRES: number | string
    REFRESH_ID: string
    MEMBER_ID: string
    FIRST_RUN: boolean
    IS_ADMIN: boolean
    INSTALL: boolean
    USER_OPTIONS: { [key: string]: Json }
    APP_OPTIONS: { [key: string]: Json }
    PLACEMENT: string
    PLACEMENT_OPTIONS: { [key: string]: Json }
  }
  escapesOptions: boolean
  /** `field`: stored texts, for the value box. */
  stored: string[]
}

export interface FrameTokens { AUTH_ID: string, AUTH_EXPIRES: string, REFRESH_ID: string }

export interface AccessChoice { id: string, name: string, provider: string }
