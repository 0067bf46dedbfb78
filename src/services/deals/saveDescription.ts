import { byteSize } from '@/domain/html/byteSize'
import { equalDocuments } from '@/domain/html/equal'
import { limits } from '@/domain/html/policy'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { makeTwin } from '@/domain/html/stamp'
import { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { asText } from '../portal/decode'
import { fetchNames } from '../people'
import type { Params, PortalCalls } from '../portal/types'
import type { GuardedRecord, RecordLook } from '../portal/writes/guardedRecord'
import { guardedUpdate } from '../portal/writes/guardedUpdate'
import type { Conflict, GuardedEdit, GuardedOptions } from '../portal/writes/guardedUpdate'
import { watchUpdate } from '../portal/writes/standing'
import { DEAL, decodeDeal, markIn, textIn, tooDeepCode } from './description'
import type { DescriptionConflict, SaveOutcome } from './description'
import { escapeReferences } from './escapeReferences'
import { packVersions, unpackVersions, withVersion } from './versions'

/** Looks for a save whose reply was lost, ms: a person waits for them. The next save looks first, too. */
const lookUpAtMs = [1000, 3000, 8000]

function recordOf(map: PortalMap, dealId: number): GuardedRecord {
  return { entityTypeId: DEAL, id: dealId, mark: { field: map.deal.descriptionTwin, find: fields => markIn(map, fields) } }
}

/** The text before and after, and who saves. */
interface EditedText { base: string, html: string, userId?: number | null }

/** The packed versions with this one; none on a portal whose setup knew no versions. */
async function versionsWith(map: PortalMap, dealId: number, before: RecordLook, { html, userId = null }: EditedText): Promise<Params> {
  const { descriptionVersions } = map.deal
  if (!(descriptionVersions in before.fields))
    return {}
  const known = await unpackVersions(dealId, asText(before.fields[descriptionVersions]))
  const replaced = { html: textIn(map, before.fields), savedAt: before.updatedTime, by: before.updatedBy }
  const saved = { html, savedAt: before.portalTime || before.updatedTime, by: userId }
  return { [descriptionVersions]: await packVersions(dealId, withVersion(known, saved, replaced)) }
}

function editOf(map: PortalMap, dealId: number, edited: EditedText): GuardedEdit<string> {
  const { base, html } = edited
  return {
    base,
    mine: html,
    isSame: equalDocuments,
    read: fields => textIn(map, fields),
    fieldsFor: async (before, mark) => ({
      [map.deal.description]: html,
      [map.deal.descriptionTwin]: makeTwin(html, before.portalTime || before.updatedTime, mark),
      ...await versionsWith(map, dealId, before, edited),
    }),
  }
}

/**
 * Saves a description unless somebody changed it meanwhile.
 *
 * @param edited `base` is the text as loaded, `html` the text to store, `userId` the employee who saves: it is sanitised here, and refused over 60,000 bytes.
 */
export async function saveDescription(portal: PortalCalls, map: PortalMap, dealId: number, edited: EditedText, options: GuardedOptions = {}): Promise<SaveOutcome> {
  const clean = sanitiseHtml(edited.html)
  const html = escapeReferences(clean.html)
  const sizeBytes = clean.refused === null ? byteSize(html) : byteSize(edited.html)
  if (sizeBytes > limits.storedBytes)
    return { kind: 'over-limit', sizeBytes, limitBytes: limits.storedBytes }
  if (clean.refused !== null)
    return { kind: 'refused', error: new PortalError('rejected', 'The text is nested too deeply.', { code: tooDeepCode }) }

  const outcome = await guardedUpdate(portal, recordOf(map, dealId), editOf(map, dealId, { ...edited, html }), { atMs: lookUpAtMs, ...options })
  if (outcome.kind === 'done')
    return { kind: 'done', stored: decodeDeal(map, outcome.look.fields), mark: outcome.mark, fields: outcome.look.fields }
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
  const standing = await watchUpdate(portal, recordOf(map, dealId), editOf(map, dealId, saved), saved.mark, options)
  return standing.kind === 'conflict' ? describe(portal, map, standing, true) : standing
}

/**
 * Adds the name of the colleague who changed the deal last.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
async function describe(portal: PortalCalls, map: PortalMap, { look }: Conflict<string>, isOverwritten: boolean): Promise<DescriptionConflict> {
  const theirs = decodeDeal(map, look.fields)
  return { kind: 'conflict', theirs, author: theirs.updatedBy === null ? '' : await nameOf(portal, theirs.updatedBy), isOverwritten, mark: look.mark }
}

async function nameOf(portal: PortalCalls, userId: number): Promise<string> {
  try {
    return (await fetchNames(portal, [userId])).get(userId) ?? ''
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    return ''
  }
}
