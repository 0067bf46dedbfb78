import { directoryNames } from '../../../crm/directories/defaults.ts'
import { isDirectory } from '../../../crm/directories/statuses.ts'
import { entitiesOf } from '../../../crm/entities.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { field, readOnly } from '../../../crm/fields/define.ts'
import { compileFilter } from '../../../crm/filter/compile.ts'
import { comparator, parseOrder } from '../../../crm/filter/order.ts'
import { parseFilter } from '../../../crm/filter/parse.ts'
import { toObject, toText } from '../../../crm/parameters.ts'
import { bestLevelOf } from '../../../crm/rights.ts'
import { directory, stageEntityId, stagePrefix } from '../../../crm/stages.ts'
import { ENTITY } from '../../../state/types.ts'
import type { Category, DynamicType, Json, Status } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { denyPlainly, languageOf } from './call.ts'
import { describePlainFields } from './describeFields.ts'
import { encodeStatus } from './encodeStatus.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/status/crm-status'

const immutable = { isImmutable: true }

/** Types for the description; what is filtered and sorted by are the same names. */
const fields = new Map([
  field('ID', 'integer', 'ID', 'ID', readOnly),
  field('ENTITY_ID', 'string', 'Directory', 'Справочник', { ...immutable, isRequired: true }),
  field('STATUS_ID', 'string', 'Code', 'Код', { ...immutable, isRequired: true }),
  field('SORT', 'integer', 'Sorting', 'Сортировка'),
  field('NAME', 'string', 'Name', 'Название', { isRequired: true }),
  field('NAME_INIT', 'string', 'Default name', 'Название по умолчанию', readOnly),
  field('SYSTEM', 'char', 'System', 'Системный', readOnly),
  field('CATEGORY_ID', 'integer', 'Pipeline', 'Воронка', immutable),
  field('COLOR', 'string', 'Colour', 'Цвет'),
  field('SEMANTICS', 'char', 'Group of stages', 'Группа стадий', immutable),
  field('EXTRA', 'crm_status_extra', 'Additional fields', 'Дополнительно'),
].map(one => [one.name, one]))

/** Readers of at least one record type may read directories. */
function checkReader({ portal, actor }: MethodCall): void {
  if (entitiesOf(portal.state).every(entity => bestLevelOf(actor.user, entity.entityTypeId, 'read') === 'none'))
    denyPlainly()
}

export const statusListMethods = [
  defineMethod({
    name: 'crm.status.list',
    scope: 'crm',
    doc: `${pages}-list.html`,
    undocumented: ['All rows come at once, sorted by SORT and ID when no order is given; an unknown field in filter or order is "Invalid parameters."'],
    handle(call) {
      checkReader(call)
      const rows = call.portal.state.statuses.map(status => encodeStatus(call.portal.state, status))
      const order = toObject(call.params.order) ?? {}
      const passes = checked(() => compileFilter(parseFilter(toObject(call.params.filter) ?? {}), fields, call.portal.state))
      const sortings = checked(() => parseOrder(Object.keys(order).length > 0 ? order : { SORT: 'ASC', ID: 'ASC' }, fields))
      const found = rows.filter(passes).sort(comparator(sortings, fields))
      return { result: found, total: found.length }
    },
  }),
  defineMethod({
    name: 'crm.status.entity.items',
    scope: 'crm',
    doc: `${pages}-entity-items.html`,
    handle(call) {
      checkReader(call)
      const entityId = toText(call.params.entityId)
      if (!isDirectory(call.portal.state, entityId))
        throw crmErrors.plain('The parameter entityId is not defined or invalid.')
      return { result: directory(call.portal.state, entityId).map(({ name, sort, statusId }) => ({ NAME: name, SORT: sort, STATUS_ID: statusId })) }
    },
  }),
  defineMethod({
    name: 'crm.status.entity.types',
    scope: 'crm',
    doc: `${pages}-entity-types.html`,
    undocumented: ['Directories of estimates, invoices and documents are absent: the portal has none of them.'],
    handle: call => ({ result: describeDirectories(call) }),
  }),
  defineMethod({
    name: 'crm.status.fields',
    scope: 'crm',
    doc: `${pages}-fields.html`,
    handle: call => ({ result: describePlainFields(call, fields.values()) }),
  }),
]

/** This older method words its refusals in its own way. */
function checked<T>(read: () => T): T {
  try {
    return read()
  }
  catch (error) {
    throw error instanceof RestError ? crmErrors.plain('Invalid parameters.') : error
  }
}

function describeDirectories(call: MethodCall): Json[] {
  const { state } = call.portal
  const language = languageOf(call)
  const plain = Object.entries(directoryNames).filter(([id]) => id !== 'DEAL_STAGE').map(([id, name]) => ({
    ID: id,
    NAME: name[language],
    ...(id === 'STATUS' ? { SEMANTIC_INFO: semanticInfo(directory(state, id)), ENTITY_TYPE_ID: ENTITY.lead } : {}),
  }))
  const pipelines = state.categories.filter(one => one.entityTypeId === ENTITY.deal).map(({ id, name, isDefault }) => ({
    ID: isDefault ? 'DEAL_STAGE' : `DEAL_STAGE_${id}`,
    NAME: `${directoryNames.DEAL_STAGE?.[language]}: ${name}`,
    ...(isDefault ? {} : { PARENT_ID: 'DEAL_STAGE' }),
    SEMANTIC_INFO: semanticInfo(directory(state, isDefault ? 'DEAL_STAGE' : `DEAL_STAGE_${id}`)),
    ...(isDefault ? {} : { PREFIX: `C${id}` }),
    FIELD_ATTRIBUTE_SCOPE: isDefault ? '' : `category_${id}`,
    ENTITY_TYPE_ID: ENTITY.deal,
    CATEGORY_ID: isDefault ? 0 : String(id),
  }))
  const dynamic = state.dynamicTypes.flatMap(type => state.categories.filter(one => one.entityTypeId === type.entityTypeId).map(one => describePipeline(type, one)))
  return [...plain, ...pipelines, ...dynamic]
}

function describePipeline({ entityTypeId, title, flags }: DynamicType, { id, name, sort, isDefault }: Category): Json {
  const entityId = stageEntityId(entityTypeId, id) ?? ''
  return {
    ID: entityId,
    NAME: `${title} (${name})`,
    SEMANTIC_INFO: [],
    PREFIX: stagePrefix(entityId).replace(':', ''),
    FIELD_ATTRIBUTE_SCOPE: `category_${id}`,
    ENTITY_TYPE_ID: entityTypeId,
    IS_ENABLED: flags.isStagesEnabled,
    CATEGORY_ID: id,
    CATEGORY_NAME: name,
    CATEGORY_SORT: sort,
    IS_DEFAULT_CATEGORY: isDefault,
  }
}

function semanticInfo(stages: Status[]): { [key: string]: Json } {
  return {
    START_FIELD: stages[0]?.statusId ?? '',
    FINAL_SUCCESS_FIELD: stages.find(stage => stage.semantics === 'S')?.statusId ?? '',
    FINAL_UNSUCCESS_FIELD: stages.find(stage => stage.semantics === 'F')?.statusId ?? '',
    FINAL_SORT: 0,
  }
}
