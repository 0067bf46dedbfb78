import type { PlanStep } from '@/domain/store/actions/plan'
import type { Params } from '../../../portal/types'
import { guardedUpdate } from '../../../portal/writes/guardedUpdate'
import { lookAt } from '../../../portal/writes/guardedRecord'
import { guardedOf } from '../../entities'
import { encodeFields, encodeStage } from '../../fields/encodeFields'
import type { CardRecord, StepOutcome } from '../../types'
import type { Run } from '../run'
import { personFor } from './create'
import { isSameValue } from './sameValue'

/**
 * Changes a record unless a colleague has changed the same meanwhile. Whoever nobody can be found for leaves the responsible
 * person as it is.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function update(run: Run, step: Extract<PlanStep, { do: 'update' }>, index: number): Promise<StepOutcome> {
  const { store: { map }, resolve } = run
  const record = resolve(step.on)
  const userId = step.responsible === undefined ? null : await personFor(run, step.responsible, index)
  const mine: Params = {
    ...encodeFields(record.entity, step.fields ?? {}, { map, resolve }),
    ...encodeStage(map, step),
    ...(userId === null ? {} : { assignedById: userId }),
  }
  if (Object.keys(mine).length === 0)
    return { kind: 'done', wasThere: true, record }
  const outcome = await writeFields(run, record, mine, await baseOf(run, record, mine), index)
  return outcome.kind === 'done' && userId !== null ? { ...outcome, userId } : outcome
}

/** How the person saw the card's record; any other is taken as it is now. */
async function baseOf({ store: { calls, map }, press: { on, base } }: Run, record: CardRecord, mine: Params): Promise<Params> {
  const isCard = record.entity === on.entity && record.id === on.id
  const seen = isCard ? base : (await lookAt(calls, guardedOf(map, record))).fields
  return Object.fromEntries(Object.keys(mine).map(name => [name, seen[name] ?? null]))
}

/** Writes fields of a record that are still as `before`, and notes it for taking it back. */
async function writeFields(run: Run, record: CardRecord, mine: Params, before: Params, index: number): Promise<StepOutcome> {
  const { press } = run
  const outcome = await guardedWrite(run, record, mine, before)
  if (outcome.kind === 'done') {
    run.note({ kind: 'updated', step: index, record, before, after: mine })
    if (record.entity === press.on.entity && record.id === press.on.id)
      Object.assign(press.base, mine)
  }
  return outcome
}

/** Writes fields back that are still as a step has left them. */
export function writeBack(run: Run, record: CardRecord, before: Params, after: Params): Promise<StepOutcome> {
  const emptied = Object.fromEntries(Object.entries(before).map(([name, value]) => [name, isNothing(value) ? (Array.isArray(value) ? [''] : '') : value]))
  return guardedWrite(run, record, emptied, after)
}

/** A query carries no empty list: one empty value stands for it. */
function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

async function guardedWrite({ store: { calls, map }, clock }: Run, record: CardRecord, mine: Params, before: Params): Promise<StepOutcome> {
  const names = Object.keys(mine)
  let isWritten = false
  const outcome = await guardedUpdate<Params>(calls, guardedOf(map, record), {
    base: before,
    mine,
    isSame: (one, other) => names.every(name => isSameValue(one[name], other[name])),
    read: fields => Object.fromEntries(names.map(name => [name, fields[name] ?? null])),
    fieldsFor: () => {
      isWritten = true
      return mine
    },
  }, { clock })
  switch (outcome.kind) {
    case 'done': return { kind: 'done', wasThere: !isWritten, record }
    case 'conflict': return { kind: 'conflict' }
    default: return outcome
  }
}
