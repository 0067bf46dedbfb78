import { byteSize } from '@/domain/html/byteSize'
import { equalDocuments } from '@/domain/html/equal'
import { limits } from '@/domain/html/policy'
import { sanitiseHtml } from '@/domain/html/sanitise'
import { makeTwin } from '@/domain/html/stamp'
import { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { resultOf } from '../portal/batch'
import { asId, asMoment, asRecord, asText } from '../portal/decode'
import type { Command, PortalCalls } from '../portal/types'
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
}

/** What a save came to. `theirs` is what is stored now; `author` is empty when the portal does not tell the name. */
export type SaveOutcome
  = | { kind: 'done', stored: StoredDescription }
    | { kind: 'conflict', theirs: StoredDescription, author: string }
    | { kind: 'over-limit', sizeBytes: number, limitBytes: number }
    | { kind: 'refused', error: PortalError }
    | { kind: 'unknown', error: PortalError }

export interface SaveOptions {
  /** Waits between two looks at the portal; replaced in tests. */
  wait?: (ms: number) => Promise<void>
}

/** Pauses before each look for a save whose reply was lost. */
const lookupWaitsMs = [1000, 2000, 5000]
/** Other fields of the deal may change between our check and our write; the text itself may not. */
const maxRounds = 3

function getDeal(dealId: number): Command {
  return { method: 'crm.item.get', params: { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y' } }
}

function decodeDeal(map: PortalMap, answer: unknown): StoredDescription {
  const item = asRecord(asRecord(answer).item)
  if (!(map.deal.description in item))
    throw new PortalError('missing', 'The deal has no field for the description. Run the setup again.', { code: noFieldCode })
  return {
    html: asText(item[map.deal.description]),
    updatedTime: asMoment(item.updatedTime) ?? '',
    updatedBy: asId(item.updatedBy),
  }
}

/**
 * Loads a deal's description with what its tab needs, in one request.
 *
 * @throws {PortalError} `forbidden` without read access, `missing` when there is no such deal.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function fetchDescription(portal: PortalCalls, map: PortalMap, dealId: number): Promise<LoadedDescription> {
  const { deal, user } = await portal.readBatch({ deal: getDeal(dealId), user: { method: 'profile' } })
  return {
    ...decodeDeal(map, resultOf(deal, 'crm.item.get')),
    userId: user.kind === 'done' ? asId(asRecord(user.result).ID) : null,
  }
}

/**
 * Saves a description unless somebody changed it meanwhile: looks, then checks and writes in one halting batch, then
 * compares what came back. A save whose reply was lost is looked up, never sent again.
 *
 * @param edited `base` is the text as loaded, `html` the text to store: it is sanitised here, and refused over 60,000 bytes.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function saveDescription(
  portal: PortalCalls,
  map: PortalMap,
  dealId: number,
  edited: { base: string, html: string },
  options: SaveOptions = {},
): Promise<SaveOutcome> {
  const wait = options.wait ?? ((ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms)))
  const clean = sanitiseHtml(edited.html)
  const html = escapeReferences(clean.html)
  const sizeBytes = clean.refused === null ? byteSize(html) : byteSize(edited.html)
  if (sizeBytes > limits.storedBytes)
    return { kind: 'over-limit', sizeBytes, limitBytes: limits.storedBytes }
  if (clean.refused !== null)
    return { kind: 'refused', error: new PortalError('rejected', 'The text is nested too deeply.', { code: tooDeepCode }) }

  try {
    for (let round = 1; round <= maxRounds; round++) {
      const before = await look(portal, map, dealId)
      if (equalDocuments(before.stored.html, html))
        return { kind: 'done', stored: before.stored }
      if (!equalDocuments(before.stored.html, edited.base))
        return await conflict(portal, before.stored)
      const outcome = await writeIfUnchanged(portal, map, dealId, before, html)
      if (outcome.kind === 'unknown')
        return await lookUp(portal, map, dealId, html, outcome.error, wait)
      if (outcome.kind === 'written')
        return equalDocuments(outcome.stored.html, html) ? { kind: 'done', stored: outcome.stored } : await conflict(portal, outcome.stored)
      if (outcome.kind === 'refused')
        return outcome
    }
    return { kind: 'refused', error: new PortalError('busy', 'The deal changed during each of three attempts to save.') }
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    // Nothing was sent yet: only looking failed.
    return { kind: 'refused', error }
  }
}

interface Look { stored: StoredDescription, portalTime: string }

async function look(portal: PortalCalls, map: PortalMap, dealId: number): Promise<Look> {
  const { deal, time } = await portal.readBatch({ deal: getDeal(dealId), time: { method: 'server.time' } })
  const stored = decodeDeal(map, resultOf(deal, 'crm.item.get'))
  return { stored, portalTime: (time.kind === 'done' ? asMoment(time.result) : null) ?? stored.updatedTime }
}

type Written = { kind: 'written', stored: StoredDescription } | { kind: 'changed' } | { kind: 'refused' | 'unknown', error: PortalError }

async function writeIfUnchanged(portal: PortalCalls, map: PortalMap, dealId: number, { stored, portalTime }: Look, html: string): Promise<Written> {
  const outcome = await portal.writeBatch({
    check: {
      method: 'crm.item.list',
      params: { entityTypeId: DEAL, select: ['id'], filter: { '=id': dealId, '=updatedTime': stored.updatedTime } },
    },
    update: {
      method: 'crm.item.update',
      params: {
        entityTypeId: DEAL,
        id: '$result[check][items][0][id]',
        useOriginalUfNames: 'Y',
        fields: { [map.deal.description]: html, [map.deal.descriptionTwin]: makeTwin(html, portalTime) },
      },
    },
    now: getDeal(dealId),
  }, { halt: true })
  if (outcome.kind !== 'done')
    return outcome
  const { check, update, now } = outcome.result
  if (check.kind === 'failed')
    return { kind: 'refused', error: check.error }
  if (check.kind === 'done' && (asRecord(check.result).items as unknown[] | undefined)?.length === 0)
    return { kind: 'changed' }
  if (update.kind === 'failed')
    return { kind: 'refused', error: update.error }
  if (now.kind === 'done')
    return { kind: 'written', stored: decodeDeal(map, now.result) }
  return { kind: 'unknown', error: now.kind === 'failed' ? now.error : new PortalError('unreachable', 'The batch ended before the text was read back.') }
}

/** Finds out by reading whether a save whose reply was lost has happened. */
async function lookUp(portal: PortalCalls, map: PortalMap, dealId: number, html: string, error: PortalError, wait: (ms: number) => Promise<void>): Promise<SaveOutcome> {
  for (const ms of lookupWaitsMs) {
    await wait(ms)
    try {
      const { stored } = await look(portal, map, dealId)
      if (equalDocuments(stored.html, html))
        return { kind: 'done', stored }
    }
    catch (cause) {
      if (!(cause instanceof PortalError))
        throw cause
      // Still unreachable: the next look may succeed.
    }
  }
  return { kind: 'unknown', error }
}

/**
 * Name of the colleague who changed the deal last; empty when the portal does not tell it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
async function conflict(portal: PortalCalls, theirs: StoredDescription): Promise<SaveOutcome> {
  if (theirs.updatedBy === null)
    return { kind: 'conflict', theirs, author: '' }
  try {
    const [user] = await portal.read<unknown[]>('user.get', { ID: theirs.updatedBy })
    const { NAME, LAST_NAME } = asRecord(user)
    return { kind: 'conflict', theirs, author: [asText(NAME), asText(LAST_NAME)].filter(part => part !== '').join(' ') }
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    return { kind: 'conflict', theirs, author: '' }
  }
}
