import { writeFilled } from '@/domain/product/filled'
import type { FilledRecord } from '@/domain/product/filled'
import { recordAfter, recordAfterUndo } from '@/domain/product/filling'
import type { FillAct, UndoRow } from '@/domain/product/filling'
import type { FillRow } from '@/domain/product/plan'
import { isSameValues } from '@/domain/product/values'
import type { Values } from '@/domain/product/values'
import type { TripMap } from '@/domain/tripMap'
import type { PortalError } from '@/domain/portalError'
import { fetchNames } from '../people'
import { asText } from '../portal/decode'
import type { Params, PortalCalls } from '../portal/types'
import type { RecordLook } from '../portal/writes/guardedRecord'
import { guardedUpdate } from '../portal/writes/guardedUpdate'
import type { GuardedOptions } from '../portal/writes/guardedUpdate'
import { dealValues, rawValues, roundedFor } from './dealValues'
import { DEAL, dealOf } from './readFill'
import type { FillSource } from './readFill'

export type FillOutcome
  /** `source`: as the deal is now. */
  = | { kind: 'done', source: FillSource }
    /** A colleague changed one of the fields meanwhile; nothing was written. `fields`: which. */
    | { kind: 'conflict', source: FillSource, fields: readonly string[], author: string }
    | { kind: 'refused', error: PortalError }
    | { kind: 'unknown', error: PortalError }

/** A field that is to be written, as it was seen and as it shall be. */
interface FieldWrite { name: string, now: Values, wanted: Values }

/**
 * Writes values of the product into the deal, with the record of what was written, unless somebody changed one of these
 * fields meanwhile.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export function applyFill(portal: PortalCalls, map: TripMap, source: FillSource, rows: readonly FillRow[], act: FillAct, options: GuardedOptions = {}): Promise<FillOutcome> {
  const written = rows.flatMap(row => row.wanted === null ? [] : [{ ...row, wanted: rounded(source, row.name, row.wanted) }])
  return write(portal, map, source, written, recordAfter(source.record, written, act), options)
}

/** Takes the last filling back, of the fields given; those edited since are no business of it. */
export function undoFill(portal: PortalCalls, map: TripMap, source: FillSource, rows: readonly UndoRow[], act: Pick<FillAct, 'by' | 'at'>, options: GuardedOptions = {}): Promise<FillOutcome> {
  return write(portal, map, source, rows.map(({ name, now, before }) => ({ name, now, wanted: before })), recordAfterUndo(source.record, rows, act), options)
}

function rounded({ fields }: FillSource, name: string, values: Values): Values {
  const field = fields.find(each => each.name === name)
  return field === undefined ? values : roundedFor(values, field)
}

interface Content { values: ReadonlyMap<string, Values>, filled: string }

async function write(portal: PortalCalls, map: TripMap, source: FillSource, writes: readonly FieldWrite[], record: FilledRecord, options: GuardedOptions): Promise<FillOutcome> {
  const { deal, fields, filledText } = source
  const touched = fields.filter(({ name }) => writes.some(each => each.name === name))
  const changedIn = (one: Content, other: Content) => touched.filter(({ name, type }) => !isSameValues(one.values.get(name) ?? [], other.values.get(name) ?? [], type)).map(({ name }) => name)
  const outcome = await guardedUpdate<Content>(portal, { entityTypeId: DEAL, id: deal.id }, {
    base: { values: new Map(writes.map(({ name, now }) => [name, now])), filled: filledText },
    mine: { values: new Map(writes.map(({ name, wanted }) => [name, wanted])), filled: writeFilled(record, deal.id) },
    isSame: (one, other) => one.filled === other.filled && changedIn(one, other).length === 0,
    read: item => ({ values: new Map(touched.map(field => [field.name, dealValues(item[field.name], field)])), filled: asText(item[map.deal.filled]) }),
    fieldsFor: (): Params => ({
      ...Object.fromEntries(writes.flatMap(({ name, wanted }) => {
        const field = touched.find(each => each.name === name)
        return field === undefined ? [] : [[name, rawValues(wanted, field)] as const]
      })),
      [map.deal.filled]: writeFilled(record, deal.id),
    }),
  }, options)
  if (outcome.kind === 'refused' || outcome.kind === 'unknown')
    return outcome
  const now = { ...source, ...dealOf(outcome.look.fields, fields, map), at: outcome.look.portalTime || source.at }
  if (outcome.kind === 'done')
    return { kind: 'done', source: now }
  return { kind: 'conflict', source: now, fields: changedIn(outcome.base, outcome.theirs), author: await authorOf(portal, outcome.look) }
}

async function authorOf(portal: PortalCalls, { updatedBy }: RecordLook): Promise<string> {
  try {
    return updatedBy === null ? '' : (await fetchNames(portal, [updatedBy])).get(updatedBy) ?? ''
  }
  catch {
    return ''
  }
}
