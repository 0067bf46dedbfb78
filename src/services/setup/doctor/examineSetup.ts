import { examine } from '@/domain/blueprint/doctor/examine'
import { pairsOfLists } from '@/domain/blueprint/doctor/fieldFindings'
import type { Finding } from '@/domain/blueprint/doctor/findings'
import { withoutPlanned } from '@/domain/blueprint/itemsOf'
import type { Refusals } from '@/domain/blueprint/makePlan'
import { mergeBlueprints } from '@/domain/blueprint/merge'
import type { MergedParts } from '@/domain/blueprint/merge'
import { scopesOf } from '@/domain/blueprint/neededScopes'
import type { SetupPlan } from '@/domain/blueprint/plan'
import type { PortalShape } from '@/domain/blueprint/shape'
import type { SolutionName } from '@/domain/blueprint/types'
import type { PortalCalls } from '../../portal/types'
import { lookAtPortal, planOf, solutionsOn, wantedBlueprints } from '../planSetup'
import type { SetupPlace } from '../planSetup'
import { testHost } from './hostTest'
import { findUnreadable } from './readability'

export interface ExamineOptions extends SetupPlace {
  /** Set up as far as one knows; those that the portal says are examined too. */
  solutions: ReadonlySet<SolutionName>
  /** This device's clock, unix milliseconds. */
  now: () => number
  request?: typeof fetch
  /** What the portal refused when it was tried: a limit of its plan shows in no other way. */
  refusals?: Refusals
}

/** What the doctor found, and what repairing would do. */
export interface ExaminedSetup { findings: Finding[], plan: SetupPlan, shape: PortalShape }

/**
 * Looks over a portal on which solutions are set up: as setup does, what this person may read,
 * and each page of ours by POST, as the portal asks for it.
 *
 * @throws {PortalError} when the portal does not answer.
 */
export async function examineSetup(portal: PortalCalls, { solutions, now, request, refusals, ...place }: ExamineOptions): Promise<ExaminedSetup> {
  const wish = { solutions, choices: {} }
  let look = await lookAtPortal(portal, wish, place)
  const deviceTime = now()
  const present = solutionsOn(look.journal)
  if ([...present].some(name => !solutions.has(name)))
    look = await lookAtPortal(portal, { ...wish, solutions: present }, place)
  const { shape, journal: { codes: { codes } } } = look
  const plan = planOf(look, { ...wish, solutions: present }, place, refusals)
  const parts = mergeBlueprints(wantedBlueprints(present).map(withoutPlanned))
  const [unreadable, host] = await Promise.all([
    findUnreadable(portal, parts, codes),
    shape.isAdmin ? testHost(pagesOf(parts, place.appOrigin), request) : [],
  ])
  return { findings: examine({ shape, plan, codes, scopes: scopesOf(parts), pairs: pairsOfLists(parts), unreadable, host, deviceTime }), plan, shape }
}

/** Addresses of the pages that the portal opens, by their names. */
function pagesOf({ placements, fieldTypes }: MergedParts, appOrigin: string): Record<string, string> {
  const pages = ['index', ...placements.map(({ page }) => page), ...fieldTypes.map(({ page }) => page)]
  return Object.fromEntries(pages.map(page => [page, new URL(`${page}.html`, appOrigin.endsWith('/') ? appOrigin : `${appOrigin}/`).href]))
}
