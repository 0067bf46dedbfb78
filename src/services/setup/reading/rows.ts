import type { PortalShape, ShapeElement, ShapeField, ShapeFieldType, ShapeLayout, ShapeOption, ShapePipeline, ShapePlacement, ShapeProcess, ShapeStatus } from '@/domain/blueprint/shape'
import type { StageMeaning } from '@/domain/blueprint/types'
import { asFlag, asId, asList, asNumber, asRecord, asText } from '../../portal/decode'

type Row = Readonly<Record<string, unknown>>
type AppInfo = Pick<PortalShape, 'appId'> & { code: string }

export function decodePipeline(row: Row): ShapePipeline {
  return { id: asNumber(row.id) ?? 0, name: asText(row.name), sort: asNumber(row.sort) ?? 0, isDefault: asFlag(row.isDefault) }
}

export function decodeStatus(row: Row): ShapeStatus {
  const extra = asRecord(row.EXTRA)
  return {
    id: asId(row.ID) ?? 0,
    entityId: asText(row.ENTITY_ID),
    statusId: asText(row.STATUS_ID),
    name: asText(row.NAME),
    initialName: asText(row.NAME_INIT),
    sort: asNumber(row.SORT) ?? 0,
    color: asText(row.COLOR) || asText(extra.COLOR),
    meaning: meaningOf(asText(row.SEMANTICS), asText(extra.SEMANTICS)),
    isSystem: asFlag(row.SYSTEM),
  }
}

/** `S` and `F`, or in words as the directory of stages has them: `success`, `failure`, `apology`. */
function meaningOf(letter: string, word: string): StageMeaning {
  if (letter === 'S' || word === 'success')
    return 'success'
  return letter === 'F' || word === 'failure' || word === 'apology' ? 'failure' : 'work'
}

/** A field as `crm.*.userfield.list` has it. */
export function decodeField(row: Row, app: AppInfo): ShapeField {
  const code = asText(row.FIELD_NAME)
  return {
    id: asId(row.ID) ?? 0,
    code,
    type: fullType(row, app),
    name: asText(row.EDIT_FORM_LABEL) || asText(row.LIST_COLUMN_LABEL) || code,
    xmlId: asText(row.XML_ID),
    isMultiple: asFlag(row.MULTIPLE),
    inFilter: !['', 'N'].includes(asText(row.SHOW_FILTER)),
    settings: asRecord(row.SETTINGS),
    options: asList(row.LIST).map(asRecord).map(option => decodeOption(option, ['ID', 'XML_ID', 'VALUE', 'SORT'])).sort(bySort),
  }
}

/** Portals name an application's type in full, or by its bare code beside the application it belongs to. */
function fullType(row: Row, { appId, code }: AppInfo): string {
  const type = asText(row.USER_TYPE_ID)
  if (!('USER_TYPE_OWNER' in row) || type.startsWith('rest_'))
    return type
  return `rest_${asText(row.USER_TYPE_OWNER) === code ? appId : 0}_${type}`
}

/** A field as `userfieldconfig.list` has it; its values come from `userfieldconfig.get`. */
export function decodeConfig(row: Row, locale: 'ru' | 'en', options: readonly unknown[] = []): ShapeField {
  const code = asText(row.fieldName)
  return {
    id: asId(row.id) ?? 0,
    code,
    type: asText(row.userTypeId),
    name: asText(asRecord(row.editFormLabel)[locale]) || asText(asRecord(row.listColumnLabel)[locale]) || code,
    xmlId: asText(row.xmlId),
    isMultiple: asFlag(row.multiple),
    inFilter: !['', 'N'].includes(asText(row.showFilter)),
    settings: asRecord(row.settings),
    options: options.map(asRecord).map(option => decodeOption(option, ['id', 'xmlId', 'value', 'sort'])).sort(bySort),
  }
}

function decodeOption(row: Row, [id, xmlId, name, sort]: readonly [string, string, string, string]): ShapeOption {
  return { id: asId(row[id]) ?? 0, xmlId: asText(row[xmlId]), name: asText(row[name]), sort: asNumber(row[sort]) ?? 0 }
}

function bySort(one: ShapeOption, other: ShapeOption): number {
  return one.sort - other.sort || one.id - other.id
}

export function decodeProcess(row: Row): ShapeProcess {
  const flags = Object.keys(row).filter(key => /^is[A-Z]\w*Enabled$/.test(key) && asFlag(row[key]))
  return { id: asId(row.id) ?? 0, entityTypeId: asId(row.entityTypeId) ?? 0, name: asText(row.title), flags: new Set(flags), details: null }
}

/** What only `crm.type.get` tells. */
export function decodeRelations(result: unknown): { childOf: number[], inTasks: boolean } {
  const type = asRecord(asRecord(result).type)
  const parents = asList(asRecord(type.relations).parent).map(asRecord)
  return {
    childOf: parents.filter(parent => asFlag(parent.isChildrenListEnabled)).map(parent => asId(parent.entityTypeId)).filter(id => id !== null),
    inTasks: asFlag(asRecord(type.linkedUserFields)['TASKS_TASK|UF_CRM_TASK']),
  }
}

export function decodeFieldType(row: Row): ShapeFieldType {
  return { id: asText(row.USER_TYPE_ID), handler: asText(row.HANDLER), name: asText(row.TITLE) }
}

export function decodePlacement(row: Row): ShapePlacement {
  return { code: asText(row.placement), handler: asText(row.handler), name: asText(row.title) }
}

export function decodeLayout(result: unknown): ShapeLayout {
  if (result === null || result === false)
    return null
  return asList(result).map(asRecord).map(({ name, title, elements }) => ({ name: asText(name), title: asText(title), elements: asList(elements).map(decodeElement) }))
}

function decodeElement(value: unknown): ShapeElement {
  const raw = asRecord(value)
  return { name: asText(raw.name), raw }
}
