import { equalDocuments } from '@/domain/html/equal'
import { readTwin } from '@/domain/html/stamp'
import { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { resultOf } from '../portal/batch'
import { asId, asMoment, asRecord, asText } from '../portal/decode'
import type { PortalCalls } from '../portal/types'

export const DEAL = 2

/** `code` of a {@link PortalError} that means: the field is gone, not the deal. */
export const noFieldCode = 'CARDINAL_NO_FIELD'
/** `code` of a {@link PortalError} that means: the text is nested too deeply to be looked at. */
export const tooDeepCode = 'CARDINAL_TOO_DEEP'

/** A deal's fields under their original names. */
export type Fields = Readonly<Record<string, unknown>>

/** A description as the portal keeps it. */
export interface StoredDescription {
  /** As stored, not yet sanitised. */
  html: string
  /** Portal time, ISO. */
  updatedTime: string
  /** Who changed the deal last. */
  updatedBy: number | null
}

export interface LoadedDescription extends StoredDescription {
  /** Who is looking, for the key of the draft. */
  userId: number | null
  /** Mark of the last save by the tab; empty when the text was changed otherwise since. */
  mark: string
  /** All of the deal, under the fields' original names. */
  fields: Fields
}

/** Two texts of which the portal holds `theirs`. */
export interface DescriptionConflict {
  kind: 'conflict'
  theirs: StoredDescription
  /** Empty when the portal does not tell the name. */
  author: string
  /** Mine had been saved; theirs came after it from somebody who had not seen it. */
  isOverwritten: boolean
  /** Mark of their save, which tells what it had seen; empty when the text was changed otherwise. */
  mark: string
}

/** What a save came to. `mark` is for `watchDescription`. */
export type SaveOutcome
  = | { kind: 'done', stored: StoredDescription, mark: string, fields: Fields }
    | DescriptionConflict
    | { kind: 'over-limit', sizeBytes: number, limitBytes: number }
    | { kind: 'refused', error: PortalError }
    | { kind: 'unknown', error: PortalError }

/** The stored text. @throws {PortalError} with {@link noFieldCode} */
export function textIn(map: PortalMap, fields: Fields): string {
  if (!(map.deal.description in fields))
    throw new PortalError('missing', 'The deal has no field for the description. Run the setup again.', { code: noFieldCode })
  return asText(fields[map.deal.description])
}

/** A twin of another text was left behind by a form that does not know it. */
export function markIn(map: PortalMap, fields: Fields): string {
  const twin = readTwin(asText(fields[map.deal.descriptionTwin]))
  return twin !== null && equalDocuments(twin.html, asText(fields[map.deal.description])) ? twin.mark : ''
}

export function decodeDeal(map: PortalMap, fields: Fields): StoredDescription {
  return { html: textIn(map, fields), updatedTime: asMoment(fields.updatedTime) ?? '', updatedBy: asId(fields.updatedBy) }
}

/**
 * Loads a deal's description with what its tab needs, in one request.
 *
 * @throws {PortalError} `forbidden` without read access, `missing` when there is no such deal.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function fetchDescription(portal: PortalCalls, map: PortalMap, dealId: number): Promise<LoadedDescription> {
  const { deal, user } = await portal.readBatch({
    deal: { method: 'crm.item.get', params: { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y' } },
    user: { method: 'profile' },
  })
  const fields = asRecord(asRecord(resultOf(deal, 'crm.item.get')).item)
  return {
    ...decodeDeal(map, fields),
    userId: user.kind === 'done' ? asId(asRecord(user.result).ID) : null,
    mark: markIn(map, fields),
    fields,
  }
}
