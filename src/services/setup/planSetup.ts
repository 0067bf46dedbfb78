import type { Choices, ItemId } from '@/domain/blueprint/items'
import { makePlan, mappableThings } from '@/domain/blueprint/makePlan'
import type { Mappable, PlanInput, Refusals } from '@/domain/blueprint/makePlan'
import type { SetupPlan } from '@/domain/blueprint/plan'
import type { PortalShape } from '@/domain/blueprint/shape'
import type { Blueprint, SolutionName } from '@/domain/blueprint/types'
import { solutionNames } from '@/domain/blueprint/types'
import { blueprints } from '@/solutions'
import type { PortalCalls } from '../portal/types'
import { readJournal } from './apply/journal'
import type { Journal } from './apply/journal'
import { readPortal } from './readPortal'

/** What a person wants: which solutions, and their answers about single items. */
export interface SetupWish { solutions: ReadonlySet<SolutionName>, choices: Choices }

/** The language of what is made, and where this application lives. */
export interface SetupPlace { locale: 'ru' | 'en', appOrigin: string }

/** A portal as it was read for setup. */
export interface SetupLook { shape: PortalShape, journal: Journal }

/** Blueprints of the solutions and of what they need, in their usual order. */
export function wantedBlueprints(solutions: ReadonlySet<SolutionName>, year: number = new Date().getFullYear()): Blueprint[] {
  const all = blueprints(year)
  const wanted = new Set([...solutions].flatMap(name => [name, ...all[name].needs]))
  return solutionNames.filter(name => wanted.has(name)).map(name => all[name])
}

/** Reads what a plan is made from. @throws {PortalError} when the portal does not answer */
export async function lookAtPortal(portal: PortalCalls, { solutions, choices }: SetupWish, { locale }: SetupPlace): Promise<SetupLook> {
  const shape = await readPortal(portal, { blueprints: wantedBlueprints(solutions), locale, choices })
  return { shape, journal: readJournal(shape.appOptions) }
}

/**
 * What applying would do.
 *
 * @param refusals What the portal refused when it was tried.
 */
export function planOf(look: SetupLook, wish: SetupWish, place: SetupPlace, refusals: Refusals = {}): SetupPlan {
  return makePlan({ ...inputOf(look, wish, place), refusals })
}

/** What each item could be mapped to. */
export function thingsFor(look: SetupLook, wish: SetupWish, place: SetupPlace): ReadonlyMap<ItemId, readonly Mappable[]> {
  return mappableThings(inputOf(look, wish, place))
}

function inputOf({ shape, journal: { codes, made } }: SetupLook, { solutions, choices }: SetupWish, { locale, appOrigin }: SetupPlace): PlanInput {
  return { blueprints: wantedBlueprints(solutions), shape, codes, made, choices, locale, appOrigin }
}

/** Solutions that were set up on this portal. */
export function solutionsOn({ codes }: Journal): Set<SolutionName> {
  return new Set(solutionNames.filter(name => name !== 'common' && codes.solutions[name] !== undefined))
}

/** The solutions that a person chooses from, in their usual order. */
export function offeredSolutions(year: number = new Date().getFullYear()): Blueprint[] {
  const all = blueprints(year)
  return solutionNames.filter(name => name !== 'common').map(name => all[name])
}
