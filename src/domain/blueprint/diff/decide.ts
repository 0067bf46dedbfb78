import type { Choice, ItemId } from '../items'
import type { PlanCandidate, PlanDifference, PlanItem, PlanReason } from '../plan'
import type { Part } from '../shape'
import { isSameName } from '../suggest/names'
import { likenessOfSpellings, suggest } from '../suggest/suggest'
import type { Existing, Wanted } from '../suggest/suggest'
import type { LocalText } from '../text'
import type { DiffContext } from './context'
import { gate } from './gates'

/** Something on the portal that could play a role. */
export interface Candidate extends Existing {
  /** Why it cannot. */
  misfit?: PlanReason | null
  /** The portal brings it under this code, whatever it is called. */
  isStandard?: boolean
}

export interface ItemRequest {
  id: ItemId
  group: LocalText
  wanted: Wanted
  /** Code to ask for when it is made, and as it would stand on the portal; null for what has no code of ours. */
  wantedCode: string | null
  fullCode?: string | null
  /** Longest full code that the portal takes. */
  maxCodeLength?: number
  /** Where a new one goes. */
  sort?: number
  /** Why it cannot be made now, though it may be there already. */
  obstacle?: PlanReason | null
  /** Everything that could play the role; empty while what holds it is still to be made. */
  pool: Part<readonly Candidate[]>
  /** A thing of the very name is taken for it, or a person is asked. */
  byName: 'take' | 'ask'
  /** The code alone proves that it is meant for us. */
  isCodeProof?: boolean
  /** The one that plays the role in any case, such as the only success stage. */
  only?: Candidate
  /** Several roles may be played by one thing. */
  isShared?: boolean
  needs: readonly ItemId[]
  /** What differs of a thing that plays the role; `isNew`: the map does not know it yet. */
  compare?: (code: string, state: { isOurs: boolean, isNew: boolean }) => Comparison
}

/** What applying changes, and what only is told: names, order and colours are people's once they are there. */
export interface Comparison { changes?: PlanDifference[], notes?: PlanDifference[] }

type Finding
  = | { kind: 'found', candidate: Candidate }
    | { kind: 'conflict', reason: PlanReason, candidates: PlanCandidate[], code?: string }
    | { kind: 'none', candidates: PlanCandidate[] }

/** Names this unlike under one code are two things. */
const leastLikenessOfCode = 0.5

/** Decides about items that share a pool: first those the map or a person knows, so that no name takes theirs away. */
export function decideAll(context: DiffContext, requests: readonly ItemRequest[]): void {
  const claims = new Map<string, ItemId>()
  for (const { id, pool } of requests) {
    const code = knownCode(context, id)
    if (code !== null && pool.isRead && pool.value.some(candidate => candidate.code === code) && !claims.has(code))
      claims.set(code, id)
  }
  for (const request of requests) {
    context.items.set(request.id, decide(context, request, claims))
    context.pools.set(request.id, request.pool.isRead ? request.pool.value : [])
  }
}

/** What a person said about an item. */
export function answerOf({ choices }: DiffContext, id: ItemId): Choice | undefined {
  return choices[id]?.kind === 'make' ? undefined : choices[id]
}

function knownCode({ choices, mapped }: DiffContext, id: ItemId): string | null {
  const choice = choices[id]
  return choice?.kind === 'take' ? choice.code : mapped[id] ?? null
}

function decide(context: DiffContext, request: ItemRequest, claims: Map<string, ItemId>): PlanItem {
  const { id, group, wanted, pool, needs, wantedCode } = request
  const chosen = answerOf(context, id)
  const name = chosen?.kind === 'rename' ? { ru: chosen.name, en: chosen.name } : wanted.name
  const base: PlanItem = { id, solutions: context.parts.owners.get(id) ?? [], action: 'create', name, group, code: null, wantedCode, sort: request.sort ?? null, isOurs: false, differences: [], candidates: [], needs, ...(chosen ? { chosen } : {}) }
  if (chosen?.kind === 'skip')
    return { ...base, action: 'skip' }
  const blocked = gate.before(context, base)
  if (blocked)
    return blocked
  if (!pool.isRead)
    return { ...base, action: 'cannot', reason: pool.reason }
  const finding = find(context, request, pool.value, claims)
  if (finding.kind === 'found')
    return gate.after(context, present(context, request, base, finding.candidate, claims))
  if (finding.kind === 'conflict')
    return { ...base, action: 'conflict', reason: finding.reason, candidates: finding.candidates, code: finding.code ?? null }
  return gate.after(context, withCode({ ...base, candidates: finding.candidates }, request, pool.value))
}

/** It is there: kept as it is, or changed where that is ours to do. */
function present(context: DiffContext, { id, compare }: ItemRequest, base: PlanItem, { code, name, isStandard = false }: Candidate, claims: Map<string, ItemId>): PlanItem {
  claims.set(code, id)
  const isOurs = context.made[id] === code
  const { changes = [], notes = [] } = compare?.(code, { isOurs, isNew: context.mapped[id] !== code }) ?? {}
  const renamed = (isOurs || isStandard) && base.chosen?.kind === 'rename' && base.chosen.name !== name && changes.every(({ property }) => property !== 'name')
  const all = renamed ? [...changes, { property: 'name' as const, now: name, then: base.name[context.locale] }] : changes
  return { ...base, code, isOurs, wantedCode: null, sort: null, action: all.length > 0 ? 'change' : 'keep', differences: all.length > 0 ? all : notes }
}

/** By the map, by a person's choice, by our code, by name. */
function find(context: DiffContext, request: ItemRequest, pool: readonly Candidate[], claims: ReadonlyMap<string, ItemId>): Finding {
  const { id, only, isShared = false } = request
  const known = pool.find(({ code }) => code === knownCode(context, id)) ?? (context.choices[id]?.kind === 'take' ? undefined : only)
  if (known && claims.has(known.code) && claims.get(known.code) !== id && !isShared && known !== only)
    return { kind: 'conflict', reason: 'code-taken', candidates: [candidateOf(request, known)], code: known.code }
  if (known)
    return known.misfit ? { kind: 'conflict', reason: known.misfit, candidates: [], code: known.code } : { kind: 'found', candidate: known }
  const free = pool.filter(({ code }) => isShared || !claims.has(code) || claims.get(code) === id)
  return byCode(context, request, free) ?? byName(context, request, free)
}

function byCode({ choices, made }: DiffContext, request: ItemRequest, pool: readonly Candidate[]): Finding | null {
  const { id, wanted, fullCode = null, isCodeProof = false } = request
  const found = fullCode === null ? undefined : pool.find(({ code }) => code.toUpperCase() === fullCode.toUpperCase())
  if (found === undefined)
    return null
  const isSurely = isCodeProof || found.isStandard === true || made[id] === found.code
  // With a name of its own it gets a code of its own.
  if (!isSurely && choices[id]?.kind === 'rename')
    return null
  if (found.misfit)
    return { kind: 'conflict', reason: found.misfit, candidates: [], code: found.code }
  return isSurely || likenessOfSpellings(wanted, found.name) >= leastLikenessOfCode
    ? { kind: 'found', candidate: found }
    : { kind: 'conflict', reason: 'code-taken', candidates: [candidateOf(request, found)], code: found.code }
}

function byName({ choices }: DiffContext, request: ItemRequest, pool: readonly Candidate[]): Finding {
  const { wanted, byName: manner, id } = request
  const { candidates } = suggest(wanted, pool.filter(({ misfit }) => !misfit))
  const same = namesakes(request, pool)
  const [first, second] = same
  if (first === undefined || choices[id]?.kind === 'rename')
    return { kind: 'none', candidates }
  if (manner === 'ask')
    return { kind: 'conflict', reason: 'name-taken', candidates }
  if (second !== undefined)
    return { kind: 'conflict', reason: 'several-fit', candidates: same.map(one => candidateOf(request, one)) }
  return first.misfit ? { kind: 'conflict', reason: first.misfit, candidates: [] } : { kind: 'found', candidate: first }
}

/** Those of our very name; where things are taken by name, else those of a spelling that people use for it. */
function namesakes({ wanted: { name, alsoCalled = [] }, byName: manner }: ItemRequest, pool: readonly Candidate[]): Candidate[] {
  const called = (spellings: readonly string[]) => pool.filter(candidate => spellings.some(spelling => isSameName(spelling, candidate.name)))
  const own = called([name.ru, name.en])
  return own.length > 0 || manner === 'ask' ? own : called(alsoCalled)
}

function candidateOf({ wanted }: ItemRequest, { code, name }: Candidate): PlanCandidate {
  return { code, name, likeness: Math.round(likenessOfSpellings(wanted, name) * 100) / 100 }
}

/** The wanted code, with a number when something else stands under it; one that is too long cannot be had. */
function withCode(item: PlanItem, { wantedCode, fullCode = null, maxCodeLength = Infinity, obstacle = null }: ItemRequest, pool: readonly Candidate[]): PlanItem {
  if (obstacle !== null)
    return { ...item, action: 'cannot', reason: obstacle }
  if (wantedCode === null || fullCode === null)
    return item
  const prefix = fullCode.slice(0, fullCode.length - wantedCode.length)
  const taken = new Set(pool.map(({ code }) => code.toUpperCase()))
  let code = wantedCode
  for (let number = 2; taken.has(`${prefix}${code}`.toUpperCase()); number++)
    code = `${wantedCode}_${number}`
  return prefix.length + code.length > maxCodeLength ? { ...item, action: 'cannot', reason: 'name-too-long' } : { ...item, wantedCode: code }
}
