import type { PlanReason } from './plan'
import type { DirectoryId, StageMeaning, StandardEntity } from './types'

/** A part of the portal as far as this person and this application may see it. */
export type Part<T> = { isRead: true, value: T } | { isRead: false, reason: UnreadReason }
export type UnreadReason = Extract<PlanReason, 'no-right' | 'no-admin' | 'no-scope' | 'plan-limit' | 'not-readable'>

export interface ShapePipeline { id: number, name: string, sort: number, isDefault: boolean }

/** A stage or a value of a directory. */
export interface ShapeStatus {
  id: number
  /** Whose: a directory, `DEAL_STAGE`, `DEAL_STAGE_5`, `DYNAMIC_1036_STAGE_8`. */
  entityId: DirectoryId | (string & {})
  /** Full code: `C5:NEW`. */
  statusId: string
  name: string
  /** What the portal called it, of its own ones; `''` of others. */
  initialName: string
  sort: number
  /** `''` when it has none. */
  color: string
  meaning: StageMeaning
  /** The portal's own: it cannot be deleted without force. */
  isSystem: boolean
}

export interface ShapeOption { id: number, xmlId: string, name: string, sort: number }

/** A custom field. */
export interface ShapeField {
  id: number
  /** `UF_CRM_EVENT_START` */
  code: string
  type: string
  /** In the portal's language; the code when nobody named it. */
  name: string
  xmlId: string
  isMultiple: boolean
  inFilter: boolean
  settings: Readonly<Record<string, unknown>>
  /** Values of a list field in their order. */
  options: readonly ShapeOption[]
}

/** A smart process. */
export interface ShapeProcess {
  /** In names of fields and in `CRM_<id>`. */
  id: number
  /** In records, stages and placements. */
  entityTypeId: number
  name: string
  /** Flags of `crm.type.list` that are on: `isStagesEnabled`, … */
  flags: ReadonlySet<string>
  /** `null`: not asked for, because nothing of ours is there. */
  details: ProcessDetails | null
}
export interface ProcessDetails {
  fields: Part<readonly ShapeField[]>
  /** Its own first pipeline; `null` when it could not be told. */
  categoryId: number | null
  /** `entityTypeId` of those whose cards list these records; `null`: not readable. */
  childOf: readonly number[] | null
  /** May be chosen in tasks; `null`: not readable. */
  inTasks: boolean | null
}

/** A field type of this application. */
export interface ShapeFieldType { id: string, handler: string, name: string }
/** A place where this application is registered; one person's own ones are left out. */
export interface ShapePlacement { code: string, handler: string, name: string }

/** Cards with a layout of their own: `deal:5` by pipeline, `lead:1` simple and `lead:2` repeated leads, `contact`, `process:1036:8`. */
export type LayoutKey = `deal:${number}` | `lead:${1 | 2}` | 'contact' | `process:${number}:${number}`
export interface ShapeSection { name: string, title: string, elements: readonly ShapeElement[] }
/** `raw` is what the portal gave, to be handed back unchanged when the layout is written. */
export interface ShapeElement { name: string, raw: Readonly<Record<string, unknown>> }
/** `null`: nobody ever set it. */
export type ShapeLayout = readonly ShapeSection[] | null

/** Root of the company drive. */
export interface ShapeDrive { storageId: number, children: readonly { id: number, name: string, isFolder: boolean }[] }

/** What the portal holds, as read by one person over one application at one moment. */
export interface PortalShape {
  /** Clock of the portal, ISO. */
  time: string
  isAdmin: boolean
  /** May change CRM settings; an administrator always may. */
  mayChangeSettings: boolean
  appId: number
  /** False until the installer has finished. */
  isInstalled: boolean
  scopes: readonly string[]
  /** `LICENSE` of `app.info`. */
  license: string
  /** Answers of `feature.get`; a feature that could not be asked for is absent. */
  features: Readonly<Record<string, boolean>>
  leadMode: 'classic' | 'simple' | null
  appOptions: Readonly<Record<string, string>>
  /** Of deals. */
  pipelines: Part<readonly ShapePipeline[]>
  /** Every stage and every value of every directory. */
  statuses: Part<readonly ShapeStatus[]>
  fields: Readonly<Record<StandardEntity, Part<readonly ShapeField[]>>>
  processes: Part<readonly ShapeProcess[]>
  fieldTypes: Part<readonly ShapeFieldType[]>
  /** Every type a field may have, also those of other applications: `rest_7_cardinalhtml`. */
  allTypes: Part<readonly string[]>
  placements: Part<readonly ShapePlacement[]>
  layouts: Readonly<Partial<Record<LayoutKey, Part<ShapeLayout>>>>
  drive: Part<ShapeDrive>
}
