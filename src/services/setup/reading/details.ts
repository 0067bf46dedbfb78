import type { LayoutKey, Part, ProcessDetails, ShapeField, ShapeLayout, ShapeProcess } from '@/domain/blueprint/shape'
import { asList, asNumber, asRecord } from '../../portal/decode'
import type { Command } from '../../portal/types'
import { layoutCommand } from './firstRound'
import { byColumn, mapPart, rowsOf } from './lists'
import type { Listing, Outcomes } from './lists'
import { readPart } from './parts'
import { decodeConfig, decodeLayout, decodeRelations } from './rows'

type Locale = 'ru' | 'en'

/**
 * Fields of a smart process. That they can be asked for by owner is not on the page; whatever else comes is left out.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-list.html
 */
export function configListing({ id }: ShapeProcess, locale: Locale): Listing {
  return {
    command: { method: 'userfieldconfig.list', params: { moduleId: 'crm', select: { 0: '*', language: locale }, order: { id: 'ASC' }, filter: { entityId: `CRM_${id}` } } },
    rows: result => asList(asRecord(result).fields),
    key: byColumn('id'),
  }
}

/**
 * What is asked about a smart process that may be ours.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-get.html
 */
export function processCommands(process: ShapeProcess, locale: Locale): Record<string, Command> {
  const { id, entityTypeId } = process
  return {
    [`type ${id}`]: { method: 'crm.type.get', params: { id } },
    [`categories ${id}`]: { method: 'crm.category.list', params: { entityTypeId } },
    [`fields ${id}`]: configListing(process, locale).command,
    // Without a pipeline the portal takes the process's own.
    [`processLayout ${id}`]: layoutCommand(entityTypeId, {}),
  }
}

/**
 * Values of the list fields of a smart process, which its list of fields leaves out.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-get.html
 */
export function valueCommands(process: ShapeProcess, outcomes: Outcomes, locale: Locale): Record<string, Command> {
  const rows = configRows(process, outcomes, locale)
  const lists = rows.isRead ? rows.value.filter(({ userTypeId }) => userTypeId === 'enumeration') : []
  return Object.fromEntries(lists.map(({ id }) => [`values ${String(id)}`, { method: 'userfieldconfig.get', params: { moduleId: 'crm', id } }]))
}

export function readDetails(process: ShapeProcess, outcomes: Outcomes, locale: Locale): ProcessDetails {
  const relations = readPart(outcomes[`type ${process.id}`]!, 'crm.type.get', decodeRelations)
  const categories = readPart(outcomes[`categories ${process.id}`]!, 'crm.category.list', result => asList(asRecord(result).categories).map(asRecord))
  const own = categories.isRead ? categories.value.find(({ isDefault }) => isDefault === 'Y') ?? categories.value[0] : undefined
  return {
    fields: readFields(process, outcomes, locale),
    categoryId: asNumber(own?.id),
    childOf: relations.isRead ? relations.value.childOf : null,
    inTasks: relations.isRead ? relations.value.inTasks : null,
  }
}

export function readProcessLayout(process: ShapeProcess, categoryId: number | null, outcomes: Outcomes): [LayoutKey, Part<ShapeLayout>] {
  return [`process:${process.entityTypeId}:${categoryId ?? 0}`, readPart(outcomes[`processLayout ${process.id}`]!, 'crm.item.details.configuration.get', decodeLayout)]
}

/** A list whose values are refused makes all fields unread: its values would look missing. */
function readFields(process: ShapeProcess, outcomes: Outcomes, locale: Locale): Part<readonly ShapeField[]> {
  const rows = configRows(process, outcomes, locale)
  if (!rows.isRead)
    return rows
  const fields: ShapeField[] = []
  for (const row of rows.value) {
    const outcome = outcomes[`values ${String(row.id)}`]
    const values = outcome === undefined ? { isRead: true as const, value: [] } : readPart(outcome, 'userfieldconfig.get', result => asList(asRecord(asRecord(result).field).enum))
    if (!values.isRead)
      return values
    fields.push(decodeConfig(row, locale, values.value))
  }
  return { isRead: true, value: fields }
}

function configRows(process: ShapeProcess, outcomes: Outcomes, locale: Locale): Part<Record<string, unknown>[]> {
  const name = `fields ${process.id}`
  return mapPart(rowsOf(name, configListing(process, locale), outcomes), rows => rows.filter(({ entityId }) => entityId === `CRM_${process.id}`))
}
