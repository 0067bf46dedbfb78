import type { SmartProcessFeature, SmartProcessPlan } from '@/domain/blueprint/types'
import type { CommandMaker } from './context'
import { differs, nameOf, processIds } from './context'
import { surplusStages } from './stageCommands'

const flagOf: Record<SmartProcessFeature, string> = {
  client: 'isClientEnabled',
  processes: 'isBizProcEnabled',
  automation: 'isAutomationEnabled',
  recycleBin: 'isRecyclebinEnabled',
  observers: 'isObserversEnabled',
  dates: 'isBeginCloseDatesEnabled',
  source: 'isSourceEnabled',
  mycompany: 'isMycompanyEnabled',
  documents: 'isDocumentsEnabled',
  products: 'isLinkWithProductsEnabled',
  userFieldTarget: 'isUseInUserfieldEnabled',
}

const entityTypeIds = { lead: 1, deal: 2, contact: 3 } as const

/**
 * A smart process. Relations and linked fields want the words `true` and `false`, flags want `Y` and `N`.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-update.html
 */
export const processCommands: CommandMaker = (item, context) => {
  const wanted = context.wanted.get(item.id)
  if (wanted?.kind !== 'process')
    return []
  const { plan } = wanted
  const title = nameOf(item, context, plan.name)
  if (item.action === 'create')
    return [{ items: [item.id], command: { method: 'crm.type.add', params: { fields: { title, ...flags(plan), ...relations(plan), ...links(plan) } } } }]
  const fields = {
    ...(differs(item, 'name') ? { title } : {}),
    ...(differs(item, 'features') || differs(item, 'stages') || differs(item, 'inTasks') ? flags(plan) : {}),
    ...(differs(item, 'childOf') ? relations(plan) : {}),
    ...(differs(item, 'inTasks') ? links(plan) : {}),
  }
  const { typeId } = processIds(context, plan.role)
  return [
    ...(Object.keys(fields).length > 0 ? [{ items: [item.id], command: { method: 'crm.type.update', params: { id: typeId, fields } } }] : []),
    ...(differs(item, 'defaultStages') ? surplusStages(item, context) : []),
  ]
}

function flags({ features, stages, inTasks }: SmartProcessPlan): Record<string, 'Y'> {
  const on = [...features.map(feature => flagOf[feature]), ...(stages ? ['isStagesEnabled'] : []), ...(inTasks ? [flagOf.userFieldTarget] : [])]
  return Object.fromEntries(on.map(flag => [flag, 'Y' as const]))
}

function relations({ childOf }: SmartProcessPlan): object {
  return childOf ? { relations: { parent: childOf.map(entity => ({ entityTypeId: entityTypeIds[entity], isChildrenListEnabled: 'true' })) } } : {}
}

function links({ inTasks }: SmartProcessPlan): object {
  return inTasks ? { linkedUserFields: { 'TASKS_TASK|UF_CRM_TASK': 'true' } } : {}
}
