import type { LocalText } from './text'

/** The five jobs that an administrator switches on, and what they share. */
export const solutionNames = ['common', 'events', 'trips', 'event-marketing', 'loyalty', 'store'] as const
export type SolutionName = typeof solutionNames[number]

/** Whose records: CRM entities of every portal, or a smart process by its role. */
export type StandardEntity = 'lead' | 'deal' | 'contact'
export type EntityRole = StandardEntity | `process.${string}`

export type StageMeaning = 'work' | 'success' | 'failure'

/** A stage; `code` carries no prefix of its pipeline. Every pipeline has exactly one success stage, which the portal makes. */
export interface StagePlan {
  role: string
  code: string
  name: LocalText
  /** `#39A8EF` */
  color: string
  meaning: StageMeaning
  alsoCalled?: readonly string[]
}

/** A deal pipeline. */
export interface PipelinePlan {
  role: string
  name: LocalText
  sort: number
  stages: readonly StagePlan[]
}

/** Directories that are one for the whole portal (spec, "What the platform forces", 11). */
export type DirectoryId = 'STATUS' | 'SOURCE' | 'CONTACT_TYPE' | 'DEAL_TYPE'

export interface DirectoryValuePlan {
  directory: DirectoryId
  role: string
  code: string
  name: LocalText
  sort: number
  /** Lead statuses only. */
  color?: string
  meaning?: StageMeaning
  /** The portal brings it (`NEW`, `CONVERTED`, `WEB`): it is mapped, renamed when that is wanted, never made. */
  isStandard?: boolean
  /** The portal's own name stays, whatever it is; ours only says what is meant. */
  isNameKept?: boolean
  /** When a person should choose it. */
  hint?: LocalText
  /** Other spellings that people use for it; they help to find it on a portal that has it already. */
  alsoCalled?: readonly string[]
}

/**
 * A smart process; stages only where its records move through some. Its own pipeline is the one the portal makes with it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-add.html
 */
export interface SmartProcessPlan {
  role: string
  name: LocalText
  stages?: readonly StagePlan[]
  /** What the card shows: clients, processes, automation, observers, … as flags of `crm.type.add`. */
  features: readonly SmartProcessFeature[]
  /** Entities whose cards list these records. */
  childOf?: readonly StandardEntity[]
  /** May be chosen in tasks. */
  inTasks?: boolean
}
export type SmartProcessFeature = 'client' | 'processes' | 'automation' | 'recycleBin' | 'observers' | 'dates' | 'source' | 'mycompany' | 'documents' | 'products' | 'userFieldTarget'

export type FieldType
  = 'string' | 'integer' | 'double' | 'boolean' | 'date' | 'datetime' | 'money' | 'url' | 'address' | 'enumeration' | 'file'
    | 'employee' | 'crm' | 'cardinalhtml' | 'cardinalimage'

export interface OptionPlan { xmlId: string, name: LocalText, alsoCalled?: readonly string[] }

/**
 * A custom field. `role` is unique within its entity; widgets reach it as `<entity>.<role>` of the portal map.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html
 */
export interface FieldPlan {
  entity: EntityRole
  role: string
  /** Name after `UF_CRM_` (smart processes: after `UF_CRM_<id>_`): at most 43 of `A-Z 0-9 _`. */
  code: string
  type: FieldType
  name: LocalText
  /** Shown below the field in its card. */
  help?: LocalText
  isMultiple?: boolean
  inFilter?: boolean
  /** As the portal's `SETTINGS`; targets of `crm` fields are roles in `targets`. */
  settings?: Readonly<Record<string, string | number | readonly string[]>>
  targets?: readonly EntityRole[]
  options?: readonly OptionPlan[]
  alsoCalled?: readonly string[]
}

/**
 * A field type of our own, shown by a page of ours: `page` is the name of its file, without `.html`.
 * A planned one has no page yet: neither it nor fields of it are made.
 */
export interface FieldTypePlan { id: 'cardinalhtml' | 'cardinalimage', name: LocalText, description: LocalText, page: string, heightPx: number, isPlanned?: true }

/**
 * A place in the portal where a page of ours opens; `{process}` in the code stands for the `entityTypeId` of `process`.
 * `page` and `isPlanned` as in a field type.
 */
export interface PlacementPlan { role: string, code: string, process?: string, page: string, name: LocalText, description?: LocalText, isPlanned?: true }

/**
 * A section of ours at the end of a common card layout, for one pipeline of deals, for leads, contacts or a smart process.
 * `role` names entity and pipeline, `deal.events`; `fields` are roles of the entity's fields, in order.
 */
export interface LayoutPlan { role: string, entity: EntityRole, pipeline?: string, name: LocalText, fields: readonly string[] }

/** A folder on the company drive. */
export interface FolderPlan { role: string, name: string }

/** Text of a task that the solution gives; not a record of the portal. */
export interface TaskTemplatePlan {
  role: string
  title: LocalText
  description: LocalText
  deadlineMinutes: number | null
  checklist?: readonly LocalText[]
  /** Stage at which it is given, as its item is named: `orders.new`, `process.visit.new`. */
  stage?: string
}

export type SettingValue = string | number | boolean | readonly string[]
/** A choice that the client's text leaves open; kept in the application's options under the solution's name. */
export interface SettingPlan {
  role: string
  name: LocalText
  help: LocalText
  default: SettingValue
  choices?: readonly { value: string | number, name: LocalText }[]
  /** How a text is asked for: several lines, `HH:MM`, an address, the name of a time zone (`Asia/Bishkek`), a rule of revenue, a day on which the shop is shut. One line by default. */
  format?: 'text' | 'time' | 'url' | 'timeZone' | 'reward' | 'shareRule' | 'dayOff' | 'people'
  unit?: 'days' | 'minutes' | 'hours' | 'seconds' | 'percent' | 'bytes' | 'pixels'
  min?: number
  max?: number
  /** The gap of the client's specification that it closes, `GAP-12`. */
  gap?: string
}

/** A portal process that a solution deploys. What it does comes with the builder of processes. */
export interface ProcessPlan { role: string, name: LocalText, entity: EntityRole, specification?: string }

/** What REST cannot make: a person does it by these words. */
export interface ManualStep {
  role: string
  name: LocalText
  /** Where in the portal it is done. */
  where: LocalText
  steps: readonly LocalText[]
  /** Texts to copy into the portal's forms. */
  copies?: readonly { name: LocalText, text: LocalText | MadeText }[]
  /** What records show once it was done; without it only the person knows. */
  effect?: ManualEffect
}
/** A text that is made of this portal's codes. */
export type MadeText = 'site-field-map'
export type ManualEffect = 'webhook-writes-receipt' | 'colleague-reads-deals' | 'openline-connected' | 'form-filled' | 'rating-came'

/** What a portal must hold for a solution. Items of the same role in several blueprints are one item. */
export interface Blueprint {
  solution: SolutionName
  version: number
  name: LocalText
  /** What a person gets from it, one sentence. */
  summary: LocalText
  gives: readonly LocalText[]
  needs: readonly SolutionName[]
  needsLeads: boolean
  /** Scopes of the application that its pages call by, besides those without which its items cannot be made. */
  scopes: readonly string[]
  directories: readonly DirectoryValuePlan[]
  pipelines: readonly PipelinePlan[]
  smartProcesses: readonly SmartProcessPlan[]
  fieldTypes: readonly FieldTypePlan[]
  fields: readonly FieldPlan[]
  placements: readonly PlacementPlan[]
  layouts: readonly LayoutPlan[]
  folders: readonly FolderPlan[]
  taskTemplates: readonly TaskTemplatePlan[]
  settings: readonly SettingPlan[]
  processes: readonly ProcessPlan[]
  manual: readonly ManualStep[]
}
