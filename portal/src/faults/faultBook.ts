import { createRandom } from '../chance.ts'
import type { FaultCall, FaultReading, FaultRule, Strike } from './types.ts'

interface Entry { rule: FaultRule & { id: string }, calls: number, strikes: number, chance: () => number }

/** A request that was cut and waits to be applied. */
export interface LateCall { method: string, userId: number | null, dueMs: number }

/** Actions after which nothing else can happen to the request. */
const LAST_BEFORE = new Set(['answer', 'cut-before', 'cut-late'])

/** The rules in force, in order, with their counters. Global to the portal; no part of its state. */
export class FaultBook {
  #entries: Entry[] = []
  #lastId = 0
  #generation = 0
  /** Called when a rule that cuts comes in. */
  whenCutting: () => void = () => {}
  readonly #late = new Set<LateCall>()

  get isEmpty(): boolean {
    return this.#entries.length === 0
  }

  /** Grows with each `clear`: a request that waits to be applied looks whether its time is over. */
  get generation(): number {
    return this.#generation
  }

  get late(): LateCall[] {
    return [...this.#late].sort((a, b) => a.dueMs - b.dueMs)
  }

  /** Some rule cuts connections: a browser must not send again by itself, see the README. */
  get cuts(): boolean {
    return this.#entries.some(({ rule }) => rule.do.kind.startsWith('cut'))
  }

  get readings(): FaultReading[] {
    return this.#entries.map(({ rule, calls, strikes }) => ({ ...rule, calls, strikes }))
  }

  /** Adds a rule behind the others; a known id takes that rule's place and begins to count anew. */
  add(rule: FaultRule): FaultReading {
    const id = rule.id ?? this.#freeId()
    const entry = { rule: { ...rule, id }, calls: 0, strikes: 0, chance: createRandom(rule.when.seed ?? 1).next }
    const place = this.#entries.findIndex(one => one.rule.id === id)
    if (place < 0)
      this.#entries.push(entry)
    else
      this.#entries[place] = entry
    if (this.cuts)
      this.whenCutting()
    return { ...entry.rule, calls: 0, strikes: 0 }
  }

  /** Lets a rule rest or work again. @returns False when there is no such rule. */
  enable(id: string, enabled: boolean): boolean {
    const entry = this.#entries.find(({ rule }) => rule.id === id)
    if (entry)
      entry.rule.enabled = enabled
    return entry !== undefined
  }

  /** @returns False when there is no such rule. */
  remove(id: string): boolean {
    const before = this.#entries.length
    this.#entries = this.#entries.filter(({ rule }) => rule.id !== id)
    return this.#entries.length < before
  }

  /** Forgets the rules, and the requests that wait to be applied late. */
  clear(): void {
    this.#entries = []
    this.#late.clear()
    this.#generation++
  }

  /** Keeps a late request in the list until the returned function is called. */
  await(call: LateCall): () => void {
    this.#late.add(call)
    return () => void this.#late.delete(call)
  }

  /**
   * Counts the calls of one request and says which rules strike, in order. Everything is counted as the request comes in,
   * commands of a batch too, whether they will be reached or not. Behind a rule that ends the request no other strikes.
   */
  strike(calls: readonly FaultCall[]): Strike[] {
    const strikes: Strike[] = []
    for (const entry of this.#entries) {
      for (const call of calls) {
        if (hits(entry, call) && !strikes.some(endsRequest)) {
          entry.strikes++
          strikes.push({ id: entry.rule.id, action: entry.rule.do, call, chance: entry.chance })
        }
      }
    }
    return strikes
  }

  #freeId(): string {
    const id = `fault-${++this.#lastId}`
    return this.#entries.some(({ rule }) => rule.id === id) ? this.#freeId() : id
  }
}

/** Counts the call, if it is one of the rule's, and says whether its number has come. */
function hits(entry: Entry, call: FaultCall): boolean {
  const { when, enabled } = entry.rule
  if (enabled === false || !concerns(entry.rule, call))
    return false
  const number = ++entry.calls
  const isDrawn = when.probability === undefined || entry.chance() < when.probability
  return isDrawn
    && (when.nth === undefined || number === when.nth)
    && number >= (when.from ?? 1)
    && number <= (when.to ?? Infinity)
    && (when.every === undefined || number % when.every === 0)
    && entry.strikes < (when.times ?? Infinity)
}

function concerns({ when }: FaultRule, call: FaultCall): boolean {
  const { app } = call
  const isInside = call.command !== null
  const wanted = { rest: when.method, frame: when.frame, event: when.event }[call.kind]
  return wanted !== undefined
    && (wanted === '*' ? !isInside || when.inside === 'batch' : isSameName(wanted, call))
    && (when.inside === undefined || (when.inside === 'batch') === isInside)
    && (when.user === undefined || when.user === call.userId)
    && (when.app === undefined || (app !== null && (when.app === app.id || when.app === app.code)))
}

function isSameName(wanted: string, { kind, method }: FaultCall): boolean {
  return kind === 'frame' ? wanted === method : wanted.toLowerCase() === method.toLowerCase()
}

function endsRequest({ action, call }: Strike): boolean {
  return LAST_BEFORE.has(action.kind) || (action.kind === 'refuse' && call.command === null)
}
