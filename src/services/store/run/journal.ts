import { createStore, get, update } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import type { ActionPlan } from '@/domain/store/actions/plan'
import type { Params } from '../../portal/types'
import type { CardRecord, StepOutcome } from '../types'

/** A press as this device remembers it. */
export interface Press {
  on: CardRecord
  plan: ActionPlan
  userId: number
  /** Portal time, unix milliseconds. */
  startedAt: number
  /** Not gone on with yet: whether the record is as the person saw it has still to be looked at. */
  isFresh: boolean
  /** Fields of the record that the plan changes, as the person saw them, and then as the press has written them. */
  base: Params
  /** How often the record's comment held each text of the plan before, by step. */
  saidBefore: Record<number, number>
  /** Which turn of the press is ours; `null`: none yet. Since when, portal time. */
  turn: { round: number, since: number } | null
  /** By step; empty until it has ended. */
  outcomes: (StepOutcome | null)[]
  /** When a step was sent without an answer so far, unix milliseconds of this device. */
  sentAt: Record<number, number>
  /** Who was chosen, by duty or person: the same for every step. */
  assigned: Record<string, Assigned>
  /** What steps have changed, for taking them back. */
  changes: Change[]
}

/** Whom something was given to, by its record on the portal; nobody: it waits. */
export interface Assigned { id: number | null, userId: number | null, taskId: number | null }

/** Something that a step did, and how it was before. */
export type Change
  = | { kind: 'updated', step: number, record: CardRecord, before: Params, after: Params }
    | { kind: 'created', step: number, record: CardRecord }
    | { kind: 'taskSet', step: number, taskId: number, assignmentId: number | null }
    | { kind: 'taskFinished', step: number, taskId: number }
    | { kind: 'assigned', step: number, assignmentId: number }
    | { kind: 'said', step: number, record: CardRecord, commentId: number | null, text: string }

export interface PressJournal {
  /** @returns `null` for a press that this device does not know. */
  find: (on: CardRecord, name: string) => Promise<Press | null>
  list: (on: CardRecord) => Promise<Press[]>
  save: (press: Press) => Promise<void>
  /** Forgets a press that has done nothing, or was taken back. */
  forget: (press: Press) => Promise<void>
}

/** Everything was done, or is not ours to do now. */
export function isOver({ plan, outcomes }: Pick<Press, 'plan' | 'outcomes'>): boolean {
  return plan.steps.every((_, index) => {
    const outcome = outcomes[index]
    return outcome?.kind === 'done' || (outcome?.kind === 'due' && outcome.why !== 'nobody')
  })
}

/** Presses of one record that are remembered. */
const mostKept = 12

/**
 * Keeps presses in this browser's storage, each portal's apart. Where storage is blocked a press is known only while its page is
 * open.
 */
export function browserJournal(origin: string): PressJournal {
  let store: UseStore | null = null
  const open = () => store ??= createStore('cardinal-presses', 'presses')
  const keyOf = ({ entity, id }: CardRecord) => JSON.stringify([new URL(origin).host, entity, id])
  const list = async (on: CardRecord) => pressesOf(await get(keyOf(on), open()).catch(() => null))
  return {
    list,
    find: async (on, name) => (await list(on)).find(({ plan }) => plan.name === name) ?? null,
    save: async press => update(keyOf(press.on), kept => withPress(pressesOf(kept), press), open()).catch(() => {}),
    forget: async press => update(keyOf(press.on), kept => without(pressesOf(kept), press), open()).catch(() => {}),
  }
}

/** A journal in memory, where nothing is to be remembered for longer. */
export function memoryJournal(): PressJournal {
  const all = new Map<string, Press[]>()
  const keyOf = ({ entity, id }: CardRecord) => `${entity} ${id}`
  const list = async (on: CardRecord) => pressesOf(structuredClone(all.get(keyOf(on))))
  return {
    list,
    find: async (on, name) => (await list(on)).find(({ plan }) => plan.name === name) ?? null,
    save: async press => void all.set(keyOf(press.on), withPress(pressesOf(all.get(keyOf(press.on))), press)),
    forget: async press => void all.set(keyOf(press.on), without(pressesOf(all.get(keyOf(press.on))), press)),
  }
}

/** Errors are no data: a step that did not end is tried again, and tells then. */
function withPress(kept: readonly Press[], press: Press): Press[] {
  const outcomes = press.outcomes.map(outcome => outcome?.kind === 'done' || outcome?.kind === 'due' ? outcome : null)
  const plain = JSON.parse(JSON.stringify({ ...press, outcomes }, (_, value: unknown) => value instanceof Error ? null : value)) as Press
  const others = without(kept, press)
  const open = others.filter(one => !isOver(one))
  const over = others.filter(one => isOver(one))
  return [...over.slice(-mostKept), ...open.slice(-mostKept), plain]
}

function without(kept: readonly Press[], { plan: { name } }: Press): Press[] {
  return kept.filter(({ plan }) => plan.name !== name)
}

/** Storage is read as untrusted: what is no press is passed over. */
function pressesOf(value: unknown): Press[] {
  return Array.isArray(value) ? (value as Partial<Press>[]).filter((press): press is Press => (
    typeof press.plan?.name === 'string' && Array.isArray(press.plan.steps) && Array.isArray(press.outcomes) && typeof press.on?.id === 'number' && typeof press.startedAt === 'number'
  )) : []
}
