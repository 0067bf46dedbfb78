import type { PlanStep, Responsible } from '@/domain/store/actions/plan'
import type { Params } from '../../../portal/types'
import { createOnce } from '../../../portal/writes/createOnce'
import { assign } from '../../duty/assign'
import { namedOf } from '../../entities'
import { encodeFields, encodeStage } from '../../fields/encodeFields'
import type { StepOutcome } from '../../types'
import type { Run } from '../run'

/**
 * Makes a record under the name that the plan gives it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export async function create(run: Run, step: Extract<PlanStep, { do: 'create' }>, index: number): Promise<StepOutcome> {
  const { store: { calls, map }, press, clock, plans, resolve } = run
  const { entity, name, fields, responsible } = step
  const userId = responsible === undefined ? null : await personFor(run, responsible, index)
  const item = {
    name,
    fields: {
      ...encodeFields(entity, fields, { map, resolve }),
      ...encodeStage(map, step),
      ...(entity === 'deal' ? { categoryId: map.pipelineId } : {}),
      ...(userId === null ? {} : { assignedById: userId }),
    } satisfies Params,
  }
  const { outcomes } = await createOnce(calls, namedOf(map, entity), [item], { clock, plan: { store: plans, key: `press|${press.plan.name}|${index}` } })
  const outcome = outcomes.get(name)!
  switch (outcome.kind) {
    case 'done': {
      const record = { entity, id: outcome.id }
      if (outcome.was === 'created')
        run.note({ kind: 'created', step: index, record })
      return { kind: 'done', wasThere: outcome.was === 'there', record, ...(userId === null ? {} : { userId }) }
    }
    case 'missing': return outcome.error === null ? { kind: 'notTried' } : { kind: 'refused', error: outcome.error }
    default: return outcome
  }
}

/**
 * The person for a record or a task; whoever is chosen in turn is chosen once for a press. Sellers are asked elsewhere, one after
 * another, so nobody is chosen here.
 */
export async function personFor(run: Run, responsible: Responsible, index: number): Promise<number | null> {
  if ('user' in responsible)
    return responsible.user
  if (responsible.duty === 'seller')
    return null
  return (await assign(run, responsible, index)).userId
}
