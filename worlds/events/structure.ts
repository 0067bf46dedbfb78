import type { PortalClient } from '../portalClient.ts'
import { ENTITY } from './entities.ts'
import { fieldName, fieldPlans } from './fields.ts'
import type { FieldKey, FieldPlan } from './fields.ts'
import { events, ideas, tickets } from './pipelines.ts'
import type { EventStage, IdeaStage, Pipeline, TicketStage } from './pipelines.ts'

/** A pipeline as the portal knows it now. */
export interface BuiltPipeline<Key extends string> { categoryId: number, stageId: Record<Key, string> }

export interface Structure {
  ideas: BuiltPipeline<IdeaStage>
  events: BuiltPipeline<EventStage>
  tickets: BuiltPipeline<TicketStage>
  /** Ids of list values: by field, then by the value's own code. */
  options: Partial<Record<FieldKey, Record<string, number>>>
}

/** Contact type of the people who lead events. */
export const SPEAKER_TYPE = 'SPEAKER'

interface StatusRow { ID: string | number, STATUS_ID: string }

/**
 * Makes the agency's pipelines, deal fields and contact type over REST, as its administrator would.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-add.html
 */
export async function buildStructure(portal: PortalClient): Promise<Structure> {
  await portal.rest('crm.status.add', { fields: { ENTITY_ID: 'CONTACT_TYPE', STATUS_ID: SPEAKER_TYPE, NAME: 'Спикер', SORT: 50 } })
  const structure: Structure = {
    ideas: await buildPipeline(portal, ideas),
    events: await buildPipeline(portal, events),
    tickets: await buildPipeline(portal, tickets),
    options: {},
  }
  for (const [key, plan] of Object.entries(fieldPlans) as [FieldKey, FieldPlan][])
    structure.options[key] = await buildField(portal, key, plan)
  return structure
}

async function buildPipeline<Key extends string>(portal: PortalClient, plan: Pipeline<Key>): Promise<BuiltPipeline<Key>> {
  const { category } = await portal.rest<{ category: { id: number } }>('crm.category.add', { entityTypeId: ENTITY.deal, fields: { name: plan.name, sort: plan.sort } })
  const directory = `DEAL_STAGE_${category.id}`
  const codeOf = (code: string) => `C${category.id}:${code}`
  const made = await portal.rest<StatusRow[]>('crm.status.list', { filter: { ENTITY_ID: directory }, order: { SORT: 'ASC' } })
  const wanted = plan.stages.map(({ code }) => codeOf(code))
  for (const row of made.filter(({ STATUS_ID }) => !wanted.includes(STATUS_ID)))
    await portal.rest('crm.status.delete', { id: row.ID })
  const stageId: Partial<Record<Key, string>> = {}
  for (const [index, stage] of plan.stages.entries()) {
    const { key, code, name, color, semantics } = stage
    const known = made.find(({ STATUS_ID }) => STATUS_ID === codeOf(code))
    const fields = { NAME: name, SORT: (index + 1) * 10, COLOR: color }
    if (known)
      await portal.rest('crm.status.update', { id: known.ID, fields })
    else
      await portal.rest('crm.status.add', { fields: { ...fields, ENTITY_ID: directory, STATUS_ID: code, SEMANTICS: semantics ?? '' } })
    stageId[key] = codeOf(code)
  }
  return { categoryId: category.id, stageId: stageId as Record<Key, string> }
}

interface AddedField { field: { id: number | string, enum?: { id: number | string, xmlId: string }[] } }

async function buildField(portal: PortalClient, key: FieldKey, plan: FieldPlan): Promise<Record<string, number>> {
  const { field } = await portal.rest<AddedField>('userfieldconfig.add', {
    moduleId: 'crm',
    field: {
      entityId: 'CRM_DEAL',
      fieldName: fieldName(key),
      userTypeId: plan.type,
      xmlId: fieldName(key),
      sort: (Object.keys(fieldPlans).indexOf(key) + 1) * 10,
      showFilter: plan.inFilter ? 'Y' : 'N',
      editFormLabel: { ru: plan.ru, en: plan.en },
      ...(plan.settings ? { settings: plan.settings } : {}),
      ...(plan.options ? { enum: plan.options.map((option, index) => ({ ...option, def: 'N', sort: (index + 1) * 10 })) } : {}),
    },
  })
  return Object.fromEntries((field.enum ?? []).map(option => [option.xmlId, Number(option.id)]))
}
