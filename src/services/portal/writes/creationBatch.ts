import type { PortalError } from '@/domain/portalError'
import { asId, asRecord } from '../decode'
import type { Command, CommandResult, Params } from '../types'
import type { FollowUp } from './followUp'
import { nameFields } from './named'
import type { NamedKind } from './named'

export interface CreationItem {
  /** Name of the operation, see `operationName`. */
  name: string
  /** All fields; the name is added to them. */
  fields: Params
  followUps?: readonly FollowUp[]
  /** Bytes that the fields take in a request, where files are among them: a request carries 8 MB. */
  bytes?: number
}

/** One record in a batch: made, or (with an id) only completed. */
export interface CreationStep { item: CreationItem, id: number | null }

/** What the batch tells of one step. */
export interface StepVerdict {
  /** `not-run`: surely not, so it may be sent again at once. */
  add: 'done' | 'refused' | 'not-run' | 'unknown'
  followUps: 'done' | 'refused' | 'not-run' | 'unknown'
  id: number | null
  error: PortalError | null
}

export function creationCommands(kind: NamedKind, steps: readonly CreationStep[]): Record<string, Command> {
  return Object.fromEntries(steps.flatMap(({ item, id }, index) => [
    ...(id === null ? [[`add${index}`, addCommand(kind, item)] as const] : []),
    ...(item.followUps ?? []).map((followUp, order) =>
      [`then${index}_${order}`, followUp.command(id ?? `$result[add${index}][item][id]`)] as const),
  ]))
}

/** Name and fields go in the same call: there is no moment in which the record has no name. */
function addCommand(kind: NamedKind, { name, fields }: CreationItem): Command {
  return {
    method: 'crm.item.add',
    params: { entityTypeId: kind.entityTypeId, useOriginalUfNames: 'Y', fields: { ...fields, ...nameFields(kind, name) } },
  }
}

/** Reads a halting batch: what stands after a failure did not run; what is missing without one is unknown. */
export function creationVerdicts(steps: readonly CreationStep[], answers: Readonly<Record<string, CommandResult>>): StepVerdict[] {
  let isHalted = false
  const take = (key: string): { state: StepVerdict['add'], result: unknown, error: PortalError | null } => {
    const answer = answers[key] ?? { kind: 'absent' }
    if (answer.kind === 'done')
      return { state: 'done', result: answer.result, error: null }
    if (answer.kind === 'absent')
      return { state: isHalted ? 'not-run' : 'unknown', result: null, error: null }
    isHalted = true
    return { state: stateOf(answer.error), result: null, error: answer.error }
  }
  return steps.map(({ item, id }, index) => {
    const add = id === null ? take(`add${index}`) : { state: 'done' as const, result: { item: { id } }, error: null }
    const parts = (item.followUps ?? []).map((_, order) => take(`then${index}_${order}`))
    const worst = parts.find(({ state }) => state !== 'done')
    return { add: add.state, followUps: worst?.state ?? 'done', id: asId(asRecord(asRecord(add.result).item).id), error: add.error ?? worst?.error ?? null }
  })
}

/** A command that ended in a server error may have written before. */
function stateOf({ kind }: PortalError): StepVerdict['add'] {
  if (kind === 'unreachable')
    return 'unknown'
  return kind === 'busy' ? 'not-run' : 'refused'
}
