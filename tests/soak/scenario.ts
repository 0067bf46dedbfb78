import type { Portal, Random } from 'b24-local-portal'
import type { PortalControl } from '../support/portalControl.ts'
import type { Cards } from './cards.ts'
import type { Stage } from './stage.ts'
import type { TillsStage } from './tills.ts'

/** What one run came to: kept, or which promise broke. */
export interface Verdict { isKept: boolean, says: string }

/** One line of a scenario: the same thing many times, each with another seed. */
export interface Case<On = Stage> {
  /** "5 tills at once, 0–400 ms apart". */
  name: string
  runs: number
  /** A control case takes the protection away: the promise must break in it at least once, or the others prove nothing. */
  isControl?: true
  /** @param index From 0, for what is enumerated and not drawn. */
  run: (stage: On, random: Random, index: number) => Promise<Verdict>
}

/** A promise of `facts/reliability.md`, with the figure it names. */
export interface Scenario {
  name: string
  /** The figure, in words. */
  promise: string
  /** People who take part, each in a browser context of its own; 0 runs without a browser. */
  people: number
  /** Furnishes the fresh portal; every run finds it so. */
  prepare?: (portal: Portal, control: PortalControl) => Promise<void>
  cases: Case[]
}

/** The same through the built application, in the cards of a world. */
export interface CardScenario extends Pick<Scenario, 'name' | 'promise'> {
  /** HTML of the description that every run finds in the deal. */
  text: string
  cases: Case<Cards>[]
}

/** The same at the tills of the world of shoe shops. */
export interface TillScenario extends Pick<Scenario, 'name' | 'promise'> {
  tills: true
  cases: Case<TillsStage>[]
}

export const kept: Verdict = { isKept: true, says: '' }

export function broken(says: string): Verdict {
  return { isKept: false, says }
}
