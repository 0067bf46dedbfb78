import type { DiffContext, PlanInput } from './diff/context'
import { decideFields, decideFieldTypes } from './diff/fields'
import { decideLayouts } from './diff/layouts'
import { decidePipelines, decideProcesses } from './diff/owners'
import { decidePlacements } from './diff/places'
import { decideFolders } from './diff/records'
import { decideDirectories, decideStages } from './diff/stages'
import { withoutPlanned } from './itemsOf'
import { mergeBlueprints } from './merge'
import type { Choices, ItemId } from './items'
import type { PlanReason, SetupPlan } from './plan'

export type { PlanInput, Refusals } from './diff/context'

/**
 * Compares what the solutions want with what the portal holds. Things are found by the map first, then by our code, then by
 * name. What is not ours is never changed: lists get the values they lack, and a standard status another name when a person
 * chose it. What cannot be had blocks only what needs it.
 *
 * Items come in the order in which they can be made, the same for the same input.
 */
export function makePlan(input: PlanInput): SetupPlan {
  return { items: [...decideAll(input).items.values()], madeAt: input.shape.time }
}

/** Something on the portal that a person may choose for an item; with a reason when it cannot play the role. */
export interface Mappable { code: string, name: string, misfit: PlanReason | null }

/** All that is there of the kind of each item, by name, whether it looks like it or not. */
export function mappableThings(input: PlanInput): ReadonlyMap<ItemId, readonly Mappable[]> {
  return new Map([...decideAll(input).pools].map(([id, pool]) => [id, pool.map(({ code, name, misfit = null }) => ({ code, name, misfit }))]))
}

function decideAll({ blueprints, shape, codes, made, choices = {}, refusals = {}, locale, appOrigin }: PlanInput): DiffContext {
  const folder = appOrigin.endsWith('/') ? appOrigin : `${appOrigin}/`
  const context: DiffContext = {
    shape,
    locale,
    choices: { ...skippedBefore(codes), ...choices },
    refusals,
    parts: mergeBlueprints(blueprints.map(withoutPlanned)),
    refused: new Map(blueprints.filter(({ needsLeads }) => needsLeads && shape.leadMode === 'simple').map(({ solution }) => [solution, 'no-leads'])),
    mapped: codes?.codes ?? {},
    made: made?.items ?? {},
    addressOf: page => new URL(`${page}.html`, folder).href,
    items: new Map(),
    pools: new Map(),
  }
  decideFolders(context)
  decideDirectories(context)
  decideProcesses(context)
  decidePipelines(context)
  decideStages(context)
  decideFieldTypes(context)
  decideFields(context)
  decidePlacements(context)
  decideLayouts(context)
  return context
}

/** What a person went without stays away until they say otherwise. */
function skippedBefore(codes: PlanInput['codes']): Choices {
  return Object.fromEntries((codes?.skipped ?? []).map(id => [id, { kind: 'skip' as const }]))
}
