import type { DiffContext, PlanInput } from './diff/context'
import { decideFields, decideFieldTypes } from './diff/fields'
import { decideLayouts } from './diff/layouts'
import { decidePipelines, decideProcesses } from './diff/owners'
import { decidePlacements } from './diff/places'
import { decideFolders, decideTemplates } from './diff/records'
import { decideDirectories, decideStages } from './diff/stages'
import { withoutPlanned } from './itemsOf'
import { mergeBlueprints } from './merge'
import type { SetupPlan } from './plan'

export type { PlanInput, Refusals } from './diff/context'

/**
 * Compares what the solutions want with what the portal holds. Things are found by the map first, then by our code, then by
 * name. What is not ours is never changed: lists get the values they lack, and a standard status another name when a person
 * chose it. What cannot be had blocks only what needs it.
 *
 * Items come in the order in which they can be made, the same for the same input.
 */
export function makePlan({ blueprints, shape, codes, made, choices = {}, refusals = {}, locale, appOrigin }: PlanInput): SetupPlan {
  const folder = appOrigin.endsWith('/') ? appOrigin : `${appOrigin}/`
  const context: DiffContext = {
    shape,
    locale,
    choices,
    refusals,
    parts: mergeBlueprints(blueprints.map(withoutPlanned)),
    refused: new Map(blueprints.filter(({ needsLeads }) => needsLeads && shape.leadMode === 'simple').map(({ solution }) => [solution, 'no-leads'])),
    mapped: codes?.codes ?? {},
    made: made?.items ?? {},
    addressOf: page => new URL(`${page}.html`, folder).href,
    items: new Map(),
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
  decideTemplates(context)
  return { items: [...context.items.values()], madeAt: shape.time }
}
