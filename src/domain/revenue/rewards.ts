import { toMinor } from '../money'

/** What is counted: revenue of all time, of this calendar year, of the last twelve months; won deals of all time. */
export const rewardMeasures = ['all', 'year', 'last12', 'deals'] as const
export type RewardMeasure = typeof rewardMeasures[number]

/** What is offered: percent off, bonus points, a tier of the loyalty programme by its name. */
export const rewardKinds = ['discount', 'bonus', 'tier'] as const
export type RewardKind = typeof rewardKinds[number]

/** Until somebody sets others. */
export const usualRewards = ['all >= 300000 > discount 3', 'all >= 700000 > discount 5', 'year >= 600000 > discount 7', 'all >= 3000000 > discount 10'] as const

/** A rule as a form holds it: texts, checked or not. `from` in units of the revenue's currency, `1500.50`; deals are counted. */
export interface RewardDraft { measure: string, from: string, kind: string, value: string }

/** A rule that was checked. */
export interface Reward extends RewardDraft { measure: RewardMeasure, kind: RewardKind }

/** What is wrong with a rule, and in which field. */
export interface RewardProblem {
  field: keyof RewardDraft
  kind: 'measure' | 'amount' | 'count' | 'kind' | 'discount' | 'bonus' | 'tier' | 'repeated'
}

/** What a client has brought: smallest units of the currency; `deals` is a number of deals. */
export type Standing = Readonly<Record<RewardMeasure, number>>

export interface Suggestion {
  /** The best of each kind that is reached, the first named kind first. */
  best: readonly Reward[]
  /** What is nearest above it, and how much of its measure is missing; `null` when there is nothing better. */
  next: { reward: Reward, missing: number } | null
}

/** Takes `all >= 700000 > discount 5` apart; what is missing is empty. */
export function splitReward(line: string): RewardDraft {
  const [, measure = '', from = '', kind = '', value = ''] = /^([^>]*?)(?:>=([^>]*))?(?:>\s*(\S+)(.*))?$/s.exec(line.trim()) ?? []
  return { measure: measure.trim(), from: from.trim(), kind: kind.trim(), value: value.trim() }
}

/** `all >= 700000 > discount 5` */
export function joinReward({ measure, from, kind, value }: RewardDraft): string {
  return `${measure} >= ${from.trim()} > ${kind} ${value.trim()}`
}

/** Spaces of thousands and a comma for a point, as people write numbers. */
export function plainNumber(text: string): string {
  return text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.')
}

/**
 * Checks the rules of a list.
 *
 * @returns The rules that are right, numbers written plainly; problems by the rule's place.
 */
export function checkRewards(drafts: readonly RewardDraft[]): { rewards: readonly Reward[], problems: ReadonlyMap<number, RewardProblem> } {
  const problems = new Map<number, RewardProblem>()
  const rewards: Reward[] = []
  const seen = new Set<string>()
  for (const [index, draft] of drafts.entries()) {
    const reward = { ...draft, from: plainNumber(draft.from), value: draft.kind === 'tier' ? draft.value.trim() : plainNumber(draft.value.replace('%', '')) }
    const key = `${reward.measure} ${Number(reward.from)} ${reward.kind}`
    const problem = problemOf(reward) ?? (seen.has(key) ? { field: 'from', kind: 'repeated' } as const : null)
    if (problem) {
      problems.set(index, problem)
      continue
    }
    seen.add(key)
    rewards.push(reward as Reward)
  }
  return { rewards, problems }
}

/** The rules of a setting; lines that are none are left out. */
export function readRewards(lines: readonly string[]): readonly Reward[] {
  return checkRewards(lines.map(splitReward)).rewards
}

function problemOf({ measure, from, kind, value }: RewardDraft): RewardProblem | null {
  if (!rewardMeasures.some(one => one === measure))
    return { field: 'measure', kind: 'measure' }
  if (measure === 'deals' ? !/^[1-9]\d{0,5}$/.test(from) : !/^\d{1,12}(\.\d{1,2})?$/.test(from))
    return { field: 'from', kind: measure === 'deals' ? 'count' : 'amount' }
  if (!rewardKinds.some(one => one === kind))
    return { field: 'kind', kind: 'kind' }
  const number = /^\d{1,9}(\.\d{1,2})?$/.test(value) ? Number(value) : 0
  if (kind === 'discount' && (number <= 0 || number > 100))
    return { field: 'value', kind: 'discount' }
  if (kind === 'bonus' && !/^[1-9]\d{0,8}$/.test(value))
    return { field: 'value', kind: 'bonus' }
  return kind === 'tier' && (value === '' || value.length > 100 || /[>\n]/.test(value)) ? { field: 'value', kind: 'tier' } : null
}

/**
 * What to offer a client. Within a kind the most valuable reached rule counts; of tiers, which have no number, the one
 * further down the list.
 */
export function suggest(rewards: readonly Reward[], standing: Standing, currency: string): Suggestion {
  const isReached = (reward: Reward) => missingTo(reward, standing, currency) === 0
  const worth = (reward: Reward) => reward.kind === 'tier' ? rewards.indexOf(reward) : Number(reward.value)
  const kinds = [...new Set(rewards.map(({ kind }) => kind))]
  const best = kinds.flatMap(kind => {
    const [first] = rewards.filter(reward => reward.kind === kind && isReached(reward)).sort((one, other) => worth(other) - worth(one))
    return first ? [first] : []
  })
  const better = rewards.filter(reward => !isReached(reward) && worth(reward) > Math.max(-1, ...best.filter(({ kind }) => kind === reward.kind).map(worth)))
  // Deals and sums are compared by the part that is missing.
  const [nearest] = better.map(reward => ({ reward, missing: missingTo(reward, standing, currency) }))
    .sort((one, other) => one.missing / threshold(one.reward, currency) - other.missing / threshold(other.reward, currency))
  return { best, next: nearest ?? null }
}

/** How much of its measure is missing to a rule: smallest units, or deals; zero when it is reached. */
export function missingTo(reward: Reward, standing: Standing, currency: string): number {
  return Math.max(0, threshold(reward, currency) - standing[reward.measure])
}

/** Smallest units, or a number of deals. */
function threshold({ measure, from }: Reward, currency: string): number {
  return measure === 'deals' ? Number(from) : toMinor(from, currency) ?? Number.POSITIVE_INFINITY
}
