import type { PlanCandidate } from '../plan'
import type { LocalText } from '../text'
import { likenessOfNames } from './likeness'

/** What could be mapped to something that is there: its names and, of a list, those of its values. */
export interface Wanted {
  name: LocalText
  alsoCalled?: readonly string[]
  values?: readonly { name: LocalText, alsoCalled?: readonly string[] }[]
}

/** Something that is there and whose type fits. `closeness`: 1 for the very type, less for one that will do. */
export interface Existing { code: string, name: string, closeness?: number, values?: readonly string[] }

/**
 * Candidates, best first, and whether one stands out: `several` means that a person cannot be spared the choice, `none`
 * that nothing looks like it.
 */
export interface Suggestion { verdict: 'none' | 'one' | 'several', candidates: PlanCandidate[] }

const leastLikeness = 0.7
/** Two candidates that near each other are equally good. */
const sameLikeness = 0.06
const maxCandidates = 5
/** A spelling from the blueprint's list of others is nearly as good as the name itself. */
const otherSpelling = 0.97

const values = {
  /** Part of a list's likeness that its values decide. */
  weight: 0.25,
  /** Values that are nearly all the same make a list a candidate under another name. */
  telling: { share: 0.75, count: 3, likeness: 0.75, nameWeight: 0.2 },
  sameFrom: 0.9,
}

/** Which of the existing things could be what is wanted. */
export function suggest(wanted: Wanted, existing: readonly Existing[]): Suggestion {
  const candidates = existing
    .map(({ code, name, ...rest }) => ({ code, name, likeness: round(likenessOf(wanted, { code, name, ...rest })) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((one, other) => other.likeness - one.likeness || (one.code < other.code ? -1 : 1))
    .slice(0, maxCandidates)
  const [best, second] = candidates
  return { verdict: best === undefined ? 'none' : second !== undefined && areEqual(best, second) ? 'several' : 'one', candidates }
}

/** The very name beats one that only looks like it. */
function areEqual(best: PlanCandidate, second: PlanCandidate): boolean {
  return best.likeness === 1 ? second.likeness === 1 : best.likeness - second.likeness < sameLikeness
}

function likenessOf(wanted: Wanted, existing: Existing): number {
  const byName = likenessOfSpellings(wanted, existing.name)
  return (existing.closeness ?? 1) * withValues(byName, wanted, existing)
}

/** The best of a thing's spellings against a name on the portal. */
export function likenessOfSpellings({ name, alsoCalled = [] }: Wanted, existing: string): number {
  const own = [name.ru, name.en].map(spelling => likenessOfNames(spelling, existing))
  const others = alsoCalled.map(spelling => likenessOfNames(spelling, existing) * otherSpelling)
  return Math.max(...own, ...others)
}

function withValues(byName: number, wanted: Wanted, existing: Existing): number {
  if (!wanted.values?.length || !existing.values?.length)
    return byName
  const found = wanted.values.filter(value => existing.values!.some(name => likenessOfSpellings(value, name) >= values.sameFrom)).length
  const share = found / wanted.values.length
  const together = byName * (1 - values.weight) + Math.min(byName, share) * values.weight
  const { telling } = values
  return share >= telling.share && found >= telling.count ? Math.max(together, telling.likeness * share + telling.nameWeight * byName) : together
}

function round(likeness: number): number {
  return Math.round(likeness * 100) / 100
}
