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

const aboveDescription: FieldKey[] = ['picture', 'start', 'end', 'place']

interface StatusRow { ID: string | number, STATUS_ID: string }

/**
 * Makes the agency's pipelines, deal fields and contact type over REST, as its administrator would. The portal's own
 * pipeline takes the orders of companies.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-update.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html
 */
export async function buildStructure(portal: PortalClient): Promise<Structure> {
  await portal.rest('crm.status.add', { fields: { ENTITY_ID: 'CONTACT_TYPE', STATUS_ID: SPEAKER_TYPE, NAME: 'Спикер', SORT: 50 } })
  await portal.rest('crm.category.update', { entityTypeId: ENTITY.deal, id: 0, fields: { name: 'Корпоративные заказы', sort: 900 } })
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

/** The picture and the date stand above Cardinal's description, which has 100; the rest follows. */
function fieldSort(key: FieldKey): number {
  const position = (Object.keys(fieldPlans).indexOf(key) + 1) * 10
  return aboveDescription.includes(key) ? position : 200 + position
}

interface FieldAnswer { LIST?: { ID: string | number, XML_ID: string }[] }

/** @returns Ids of the list's values by their own codes; empty for other fields. */
async function buildField(portal: PortalClient, key: FieldKey, plan: FieldPlan): Promise<Record<string, number>> {
  const labels = { ru: plan.ru, en: plan.en }
  const id = await portal.rest<number>('crm.deal.userfield.add', {
    fields: {
      FIELD_NAME: fieldName(key),
      USER_TYPE_ID: plan.type,
      XML_ID: fieldName(key),
      SORT: fieldSort(key),
      SHOW_FILTER: plan.inFilter ? 'Y' : 'N',
      SHOW_IN_LIST: 'Y',
      LABEL: plan.ru,
      EDIT_FORM_LABEL: labels,
      LIST_COLUMN_LABEL: labels,
      LIST_FILTER_LABEL: labels,
      ...(plan.settings ? { SETTINGS: plan.settings } : {}),
      ...(plan.options ? { LIST: plan.options.map(({ value, xmlId }, index) => ({ VALUE: value, XML_ID: xmlId, SORT: (index + 1) * 10 })) } : {}),
    },
  })
  if (!plan.options)
    return {}
  const { LIST: made = [] } = await portal.rest<FieldAnswer>('crm.deal.userfield.get', { id })
  return Object.fromEntries(made.map(({ ID, XML_ID }) => [XML_ID, Number(ID)]))
}
