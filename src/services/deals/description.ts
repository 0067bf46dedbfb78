import { byteSize } from '@/domain/html/byteSize'
import { equalDocuments } from '@/domain/html/equal'
import { limits } from '@/domain/html/policy'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { makeTwin, readTwin } from '@/domain/html/stamp'
import { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { resultOf } from '../portal/batch'
import { asId, asMoment, asRecord, asText } from '../portal/decode'
import type { PortalCalls } from '../portal/types'
import type { GuardedRecord } from '../portal/writes/guardedRecord'
import { guardedUpdate } from '../portal/writes/guardedUpdate'
import type { Conflict, GuardedEdit, GuardedOptions } from '../portal/writes/guardedUpdate'
import { watchUpdate } from '../portal/writes/standing'
import { escapeReferences } from './escapeReferences'

const DEAL = 2

/** `code` of a {@link PortalError} that means: the field is gone, not the deal. */
export const noFieldCode = 'CARDINAL_NO_FIELD'
/** `code` of a {@link PortalError} that means: the text is nested too deeply to be looked at. */
export const tooDeepCode = 'CARDINAL_TOO_DEEP'

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
}

/** Two texts of which the portal holds `theirs`. */
export interface DescriptionConflict {
  kind: 'conflict'
  theirs: StoredDescription
  /** Empty when the portal does not tell the name. */
  author: string
  /** Mine had been saved; theirs came after it from somebody who had not seen it. */
  isOverwritten: boolean
}

/** What a save came to. `mark` is for {@link watchDescription}. */
export type SaveOutcome
  = | { kind: 'done', stored: StoredDescription, mark: string }
    | DescriptionConflict
    | { kind: 'over-limit', sizeBytes: number, limitBytes: number }
    | { kind: 'refused', error: PortalError }
    | { kind: 'unknown', error: PortalError }

/** Looks for a save whose reply was lost, ms: a person waits for them. The next save looks first, too. */
const lookUpAtMs = [1000, 3000, 8000]

type Fields = Readonly<Record<string, unknown>>

function textIn(map: PortalMap, fields: Fields): string {
  if (!(map.deal.description in fields))
    throw new PortalError('missing', 'The deal has no field for the description. Run the setup again.', { code: noFieldCode })
  return asText(fields[map.deal.description])
}

/** A twin of another text was left behind by a form that does not know it. */
function markIn(map: PortalMap, fields: Fields): string {
  const twin = readTwin(asText(fields[map.deal.descriptionTwin]))
  return twin !== null && equalDocuments(twin.html, asText(fields[map.deal.description])) ? twin.mark : ''
}

function decodeDeal(map: PortalMap, fields: Fields): StoredDescription {
  return { html: textIn(map, fields), updatedTime: asMoment(fields.updatedTime) ?? '', updatedBy: asId(fields.updatedBy) }
}

function recordOf(map: PortalMap, dealId: number): GuardedRecord {
  return { entityTypeId: DEAL, id: dealId, mark: { field: map.deal.descriptionTwin, find: fields => markIn(map, fields) } }
}

function editOf(map: PortalMap, { base, html }: { base: string, html: string }): GuardedEdit<string> {
  return {
    base,
    mine: html,
    isSame: equalDocuments,
    read: fields => textIn(map, fields),
    fieldsFor: ({ portalTime, updatedTime }, mark) => ({
      [map.deal.description]: html,
      [map.deal.descriptionTwin]: makeTwin(html, portalTime || updatedTime, mark),
    }),
  }
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
  }
}

/**
 * Saves a description unless somebody changed it meanwhile.
 *
 * @param edited `base` is the text as loaded, `html` the text to store: it is sanitised here, and refused over 60,000 bytes.
 */
export async function saveDescription(portal: PortalCalls, map: PortalMap, dealId: number, edited: { base: string, html: string }, options: GuardedOptions = {}): Promise<SaveOutcome> {
  const clean = sanitiseHtml(edited.html)
  const html = escapeReferences(clean.html)
  const sizeBytes = clean.refused === null ? byteSize(html) : byteSize(edited.html)
  if (sizeBytes > limits.storedBytes)
    return { kind: 'over-limit', sizeBytes, limitBytes: limits.storedBytes }
  if (clean.refused !== null)
    return { kind: 'refused', error: new PortalError('rejected', 'The text is nested too deeply.', { code: tooDeepCode }) }

  const outcome = await guardedUpdate(portal, recordOf(map, dealId), editOf(map, { base: edited.base, html }), { atMs: lookUpAtMs, ...options })
  if (outcome.kind === 'done')
    return { kind: 'done', stored: decodeDeal(map, outcome.look.fields), mark: outcome.mark }
  return outcome.kind === 'conflict' ? describe(portal, map, outcome, false) : outcome
}

/**
 * Looks some seconds later whether a saved text still stands: somebody whose save had been checked before may have written
 * over it, and cannot know.
 *
 * @param saved `base` is what the text was written over, `mark` as `saveDescription` gave it.
 * @throws the signal's reason
 */
export async function watchDescription(portal: PortalCalls, map: PortalMap, dealId: number, saved: { base: string, html: string, mark: string }, options: GuardedOptions = {}): Promise<DescriptionConflict | { kind: 'stands' | 'unknown' }> {
  const standing = await watchUpdate(portal, recordOf(map, dealId), editOf(map, saved), saved.mark, options)
  return standing.kind === 'conflict' ? describe(portal, map, standing, true) : standing
}

/**
 * Adds the name of the colleague who changed the deal last.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
async function describe(portal: PortalCalls, map: PortalMap, { look }: Conflict<string>, isOverwritten: boolean): Promise<DescriptionConflict> {
  const theirs = decodeDeal(map, look.fields)
  return { kind: 'conflict', theirs, author: theirs.updatedBy === null ? '' : await nameOf(portal, theirs.updatedBy), isOverwritten }
}

async function nameOf(portal: PortalCalls, userId: number): Promise<string> {
  try {
    const [user] = await portal.read<unknown[]>('user.get', { ID: userId })
    const { NAME, LAST_NAME } = asRecord(user)
    return [asText(NAME), asText(LAST_NAME)].filter(part => part !== '').join(' ')
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    return ''
  }
}
