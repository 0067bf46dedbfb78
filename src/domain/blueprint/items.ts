/**
 * Names of everything that a blueprint asks for and the portal map answers: the kind, a colon, the role.
 *
 * | name | the map holds |
 * | --- | --- |
 * | `folder:claims` | id of the folder |
 * | `status:SOURCE.whatsapp` | `STATUS_ID` |
 * | `process:visit` | `<entityTypeId>/<id of the type>` |
 * | `stage:events.planned`, `stage:process.visit.new` | full `STATUS_ID`, `C5:NEW`, `DT1036_8:NEW` |
 * | `pipeline:events` | id of the pipeline |
 * | `fieldType:cardinalhtml` | full type, `rest_7_cardinalhtml` |
 * | `field:deal.start` | name of the field, `UF_CRM_EVENT_START` |
 * | `option:deal.format.lecture` | id of the list's value |
 * | `placement:dealAnnouncement` | address of the page it opens |
 * | `layout:deal.events` | name of the section |
 */
export type ItemId = `${ItemKind}:${string}`
export const itemKinds = ['folder', 'status', 'process', 'pipeline', 'stage', 'fieldType', 'field', 'option', 'placement', 'layout'] as const
export type ItemKind = typeof itemKinds[number]

/** Which code of this portal plays which role of ours. Widgets know roles, never codes. Kept in `cardinal.map`. */
export interface PortalCodes {
  version: 2
  /** Versions of the blueprints that were applied. */
  solutions: Record<string, number>
  codes: Record<ItemId, string>
  /** What a person chose not to have. */
  skipped?: readonly ItemId[]
}

/** What we made on this portal, so that undo takes only that. Kept in `cardinal.made`. */
export interface MadeItems {
  version: 1
  /** Code of each, as in the map. A changed item is not made by us. */
  items: Record<ItemId, string>
  /** How things looked that are not ours and that we changed: what undo gives back. */
  before?: Record<ItemId, Readonly<Record<string, unknown>>>
  /** Requests that are on their way; gone when their answers are known. */
  pending?: PendingRequest
}

/** What the requests of one wave were going to make, noted on the portal before it is made. */
export interface PendingRequest {
  /** Which run sent it. */
  run: string
  /** When the last of them went out; clock of the portal, ISO. */
  at: string
  creates: readonly ItemId[]
  changes: readonly ItemId[]
  /** Highest ids before them: what has the right name and a higher id was made by them. */
  above: Readonly<Record<'pipeline' | 'process' | 'field' | 'status' | 'folder', number>>
}

/**
 * Answers of a person to conflicts and suggestions: take what is there, give ours another name, or go without. `make` takes
 * an earlier answer back.
 */
export type Choice = { kind: 'take', code: string } | { kind: 'rename', name: string } | { kind: 'skip' } | { kind: 'make' }
export type Choices = Record<ItemId, Choice>
