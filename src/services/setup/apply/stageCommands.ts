import type { PlanItem } from '@/domain/blueprint/plan'
import type { StageMeaning } from '@/domain/blueprint/types'
import type { CommandMaker, CommandContext, ItemCommand } from './context'
import { codeOf, differs, nameOf, stagesEntityId, statusesOf } from './context'

/** As `SEMANTICS` of `crm.status.add`. */
const semantics: Record<StageMeaning, string> = { work: '', success: 'S', failure: 'F' }

/**
 * A value of a directory of the whole portal.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-update.html
 */
export const statusCommands: CommandMaker = (item, context) => {
  const wanted = context.wanted.get(item.id)
  if (wanted?.kind !== 'status')
    return []
  const { directory, name, sort, color, meaning } = wanted.plan
  if (item.action === 'change')
    return change(item, context, directory, { NAME: nameOf(item, context, name), SORT: sort, ...(color === undefined ? {} : { COLOR: color }) })
  const fields = { ENTITY_ID: directory, STATUS_ID: item.wantedCode, NAME: nameOf(item, context, name), SORT: item.sort ?? sort }
  const more = directory === 'STATUS' ? { COLOR: color ?? '', SEMANTICS: semantics[meaning ?? 'work'] } : {}
  return [{ items: [item.id], command: { method: 'crm.status.add', params: { fields: { ...fields, ...more } } } }]
}

/** A stage of a pipeline or smart process; the portal puts the prefix in front of its code. */
export const stageCommands: CommandMaker = (item, context) => {
  const wanted = context.wanted.get(item.id)
  if (wanted?.kind !== 'stage')
    return []
  const { plan: { name, color, meaning }, of, position } = wanted
  const entityId = stagesEntityId(context, of)
  const fields = { NAME: nameOf(item, context, name), SORT: position * 10, COLOR: color }
  if (item.action === 'change')
    return change(item, context, entityId, fields)
  return [{ items: [item.id], command: { method: 'crm.status.add', params: { fields: { ...fields, SORT: item.sort ?? fields.SORT, ENTITY_ID: entityId, STATUS_ID: item.wantedCode, SEMANTICS: semantics[meaning] } } } }]
}

const propertyOfKey = { NAME: 'name', SORT: 'sort', COLOR: 'color' } as const

/** Only what differs is sent: the rest may be a person's own. */
function change(item: PlanItem, context: CommandContext, entityId: string, fields: Record<string, unknown>): ItemCommand[] {
  const status = statusesOf(context, entityId).find(({ statusId }) => statusId === item.code)
  if (!status)
    return []
  const changed = Object.entries(fields).filter(([key]) => differs(item, propertyOfKey[key as keyof typeof propertyOfKey]))
  return [{ items: [item.id], command: { method: 'crm.status.update', params: { id: status.id, fields: Object.fromEntries(changed) } } }]
}

/**
 * Stages that a new pipeline or smart process came with and the blueprint does not know. The portal's own ones go only by force.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-delete.html
 */
export function surplusStages(item: PlanItem, context: CommandContext): ItemCommand[] {
  const known = new Set([...context.plan.values()].filter(({ id }) => id.startsWith('stage:')).map(({ code }) => code))
  return statusesOf(context, stagesEntityId(context, item.id))
    .filter(({ statusId }) => !known.has(statusId))
    .map(({ id, isSystem }) => ({
      items: [item.id],
      command: { method: 'crm.status.delete', params: { id, ...(isSystem ? { params: { FORCED: 'Y' } } : {}) } },
    }))
}

/**
 * A deal pipeline.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-update.html
 */
export const pipelineCommands: CommandMaker = (item, context) => {
  const wanted = context.wanted.get(item.id)
  if (wanted?.kind !== 'pipeline')
    return []
  const fields = { name: nameOf(item, context, wanted.plan.name), sort: wanted.plan.sort }
  if (item.action === 'create')
    return [{ items: [item.id], command: { method: 'crm.category.add', params: { entityTypeId: 2, fields } } }]
  const changed = Object.fromEntries(Object.entries(fields).filter(([key]) => differs(item, key as 'name' | 'sort')))
  return [
    ...(Object.keys(changed).length > 0 ? [{ items: [item.id], command: { method: 'crm.category.update', params: { entityTypeId: 2, id: Number(codeOf(context, item.id)), fields: changed } } }] : []),
    ...(differs(item, 'defaultStages') ? surplusStages(item, context) : []),
  ]
}
