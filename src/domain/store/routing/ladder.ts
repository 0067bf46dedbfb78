import type { StoreRules } from '../rules'
import type { Candidate, Choice } from './choice'
import { chooseSeller } from './sellers'
import type { Floor } from './sellers'

/** A request that went out. `round`: from 1; 0 when everybody was asked at once. */
export interface Ask { userIds: readonly number[], round: number, at: number, refused: readonly number[] }

/** How far a visit's search for a seller has come. All of it is kept with the visit, so that any page can go on. */
export interface Ladder {
  asks: readonly Ask[]
  accepted: { userId: number, at: number } | null
  /** Since when nobody can be asked. */
  nobodySince: number | null
  /** Since when everybody is asked. */
  everybodySince: number | null
}

export const newLadder: Ladder = { asks: [], accepted: null, nobodySince: null, everybodySince: null }

export type LadderStep
  = | { do: 'done', userId: number }
    /** Somebody is being asked. `next`: who would be asked after, as things stand; `null`: everybody. */
    | { do: 'wait', until: number, next: number | null }
    | { do: 'ask', userId: number, round: number, choice: Choice }
    /** `tellIds`: who has to hear of it; the others have been asked a moment ago. */
    | { do: 'askEverybody', userIds: readonly number[], tellIds: readonly number[], isAgain: boolean, choice: Choice }
    | { do: 'nobody', choice: Choice }

export type LadderRules = Floor['rules'] & Pick<StoreRules, 'ask.seconds' | 'ask.rounds' | 'sellers.nobody.repeatEvery' | 'sellers.nobody.tellAfter'>

/** A page may be late by so much before others hear that nobody asks. */
const slackMs = 30_000

/**
 * What is to be done now (S5-5.06 to S5-5.08, S5-8.24 to S5-8.26): each seller for so many seconds, in the order of the queue as it is at that moment; after all rounds everybody at once, until somebody accepts.
 * Whoever has refused, or has gone while he was asked, is passed over at once; so is a step with nobody to ask.
 *
 * @param candidates `sellersOn` of this moment.
 */
export function nextStep(ladder: Ladder, candidates: readonly Candidate[], at: number, rules: LadderRules): LadderStep {
  if (ladder.accepted !== null)
    return { do: 'done', userId: ladder.accepted.userId }
  const current = ladder.asks.at(-1) ?? null
  if (current !== null && current.round > 0 && isRunning(current, candidates, at, rules))
    return { do: 'wait', until: endOf(current, rules), next: afterThis(ladder, current, candidates, at, rules) }
  const everybody = chooseSeller(candidates, { at, rules })
  if (everybody.userId === null)
    return { do: 'nobody', choice: everybody }
  if (current?.round === 0)
    return againEverybody(current, everybody, at, rules)
  const one = nextOne(ladder, candidates, at, rules)
  if (one !== null)
    return one
  const userIds = freeOf(everybody)
  return { do: 'askEverybody', userIds, tellIds: userIds, isAgain: false, choice: everybody }
}

/** The ladder once a step was taken. */
export function withStep(ladder: Ladder, step: LadderStep, at: number): Ladder {
  if (step.do === 'nobody')
    return { ...ladder, nobodySince: ladder.nobodySince ?? at }
  if (step.do === 'ask')
    return { ...ladder, asks: [...ladder.asks, { userIds: [step.userId], round: step.round, at, refused: [] }], nobodySince: null }
  if (step.do !== 'askEverybody')
    return ladder
  const last = ladder.asks.at(-1)
  const before = last?.round === 0 ? ladder.asks.slice(0, -1) : ladder.asks
  const isAddition = last?.round === 0 && !step.isAgain
  const ask = { userIds: step.userIds, round: 0, at: isAddition ? last.at : at, refused: isAddition ? last.refused : [] }
  return { ...ladder, asks: [...before, ask], nobodySince: null, everybodySince: ladder.everybodySince ?? at }
}

/** `late`: his minute is over and another is asked; `taken`: somebody was first. Neither is an error of his. */
export type Answer = { kind: 'accepted' | 'refused' } | { kind: 'taken', by: number, at: number } | { kind: 'late' } | { kind: 'notAsked' }

/** A request stands until it has gone to the next: an answer after the minute is good as long as nobody else was asked. The first acceptance wins; the same person's second one changes nothing. */
export function withAnswer(ladder: Ladder, userId: number, answer: 'accept' | 'refuse', at: number): { answer: Answer, ladder: Ladder } {
  const { accepted, asks } = ladder
  if (accepted !== null)
    return { answer: accepted.userId === userId && answer === 'accept' ? { kind: 'accepted' } : { kind: 'taken', by: accepted.userId, at: accepted.at }, ladder }
  const current = asks.at(-1)
  if (current?.userIds.includes(userId) !== true)
    return { answer: { kind: asks.some(({ userIds }) => userIds.includes(userId)) ? 'late' : 'notAsked' }, ladder }
  if (answer === 'accept')
    return { answer: { kind: 'accepted' }, ladder: { ...ladder, accepted: { userId, at } } }
  const refused = [...new Set([...current.refused, userId])]
  return { answer: { kind: 'refused' }, ladder: { ...ladder, asks: [...asks.slice(0, -1), { ...current, refused }] } }
}

/** Who has to be told (GAP-22): the cashier at once that there is nobody, the administrator some minutes after everybody was asked in vain. `isDue`: no page goes on with it. */
export interface LadderAlerts { cashier: boolean, administrator: boolean, isDue: boolean }

/** @param openedAt When the visitor came. */
export function alertsOf(ladder: Ladder, openedAt: number, at: number, rules: LadderRules): LadderAlerts {
  if (ladder.accepted !== null)
    return { cashier: false, administrator: false, isDue: false }
  const current = ladder.asks.at(-1)
  const vainSince = Math.min(ladder.nobodySince ?? Infinity, ladder.everybodySince ?? Infinity)
  const goesOnAt = current === undefined ? openedAt : endOf(current, rules)
  return {
    cashier: ladder.nobodySince !== null,
    administrator: at - vainSince >= rules['sellers.nobody.tellAfter'] * 60_000,
    isDue: ladder.nobodySince !== null || at > goesOnAt + slackMs,
  }
}

function endOf({ round, at }: Ask, rules: LadderRules): number {
  return at + (round === 0 ? rules['sellers.nobody.repeatEvery'] * 60_000 : rules['ask.seconds'] * 1000)
}

/** A workday that is only not known any more takes nobody's minute away. */
function isRunning(ask: Ask, candidates: readonly Candidate[], at: number, rules: LadderRules): boolean {
  const [asked] = ask.userIds
  const bar = candidates.find(({ userId }) => userId === asked)?.bar
  return at < endOf(ask, rules) && !ask.refused.includes(asked ?? 0) && (bar === null || bar === 'unknown')
}

function nextOne(ladder: Ladder, candidates: readonly Candidate[], at: number, rules: LadderRules): Extract<LadderStep, { do: 'ask' }> | null {
  for (let round = ladder.asks.at(-1)?.round ?? 1; round <= rules['ask.rounds']; round++) {
    const asked = new Set(ladder.asks.filter(ask => ask.round === round).flatMap(({ userIds }) => userIds))
    const choice = chooseSeller(candidates.map(each => asked.has(each.userId) && each.bar === null ? { ...each, bar: 'asked' as const } : each), { at, rules })
    if (choice.userId !== null)
      return { do: 'ask', userId: choice.userId, round, choice }
  }
  return null
}

function afterThis(ladder: Ladder, current: Ask, candidates: readonly Candidate[], at: number, rules: LadderRules): number | null {
  return nextOne(ladder, candidates, Math.max(at, endOf(current, rules)), rules)?.userId ?? null
}

/** Who has come to work since is told at once; all hear it again every few minutes. */
function againEverybody(current: Ask, choice: Choice, at: number, rules: LadderRules): LadderStep {
  const free = freeOf(choice)
  if (at >= endOf(current, rules))
    return { do: 'askEverybody', userIds: free, tellIds: free, isAgain: true, choice }
  const added = free.filter(userId => !current.userIds.includes(userId))
  return added.length > 0
    ? { do: 'askEverybody', userIds: [...current.userIds, ...added], tellIds: added, isAgain: false, choice }
    : { do: 'wait', until: endOf(current, rules), next: null }
}

function freeOf({ candidates }: Choice): number[] {
  return candidates.filter(({ bar }) => bar === null).map(({ userId }) => userId)
}
