import { defaultCategoryId } from '../crm/directories/categories.ts'
import { entityOf } from '../crm/entities.ts'
import type { EntityInfo } from '../crm/entities.ts'
import { itemStore } from '../crm/items.ts'
import { variantOfItem } from '../crm/layouts/store.ts'
import { fileIds } from '../crm/values/files.ts'
import type { Portal } from '../portal.ts'
import type { Item, PortalUser } from '../state/types.ts'
import type { CardData, FieldDescription, FileBrief, Values } from './contract.ts'
import { sectionsOf } from './cardLayout.ts'
import { placesOf } from './places.ts'
import { referencesOf } from './references.ts'
import { pipelinesOf } from './session.ts'
import { stagesOf } from './stages.ts'
import { itemTitle } from './titles.ts'

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** Files of one field, as links of the card. */
export function fileBriefs(portal: Portal, address: string, ids: number[]): FileBrief[] {
  return ids.flatMap(id => {
    const file = portal.state.files.get(id)
    return file ? [{ id, name: file.name, url: `${address}/${id}`, isImage: PICTURES.includes(file.contentType) }] : []
  })
}

function valuesOf(item: Item, fields: FieldDescription[]): Values {
  const names = new Set(fields.map(field => field.name.split('.')[0] ?? ''))
  if (names.has('opportunity'))
    names.add('currencyId').add('isManualOpportunity')
  names.add('stageId').add('categoryId')
  return Object.fromEntries([...names].map(name => [name, item[name] ?? null]))
}

function newValues(portal: Portal, user: PortalUser, fields: FieldDescription[]): Values {
  const values: Values = { assignedById: user.id, opened: 'Y', currencyId: portal.state.currencies.find(currency => currency.base)?.code ?? 'RUB' }
  for (const { name, kind, multiple, options } of fields) {
    const chosen = kind === 'enumeration' ? (options ?? []).filter(option => option.isDefault).map(option => option.value) : []
    values[name] ??= multiple ? chosen : chosen[0] ?? null
  }
  return values
}

function showsPipelines({ hasCategories, dynamic }: EntityInfo): boolean {
  return dynamic ? dynamic.flags.isCategoriesEnabled : hasCategories
}

/**
 * Everything a card shows.
 *
 * @throws {RestError} as the record store does: unknown type or record, no right to read.
 */
export function cardOf(portal: Portal, user: PortalUser, entityTypeId: number, id: number, categoryId: number): CardData {
  const entity = entityOf(portal.state, entityTypeId)
  const item = id === 0 ? null : itemStore.get(portal, user, entityTypeId, id)
  const pipeline = (item?.categoryId ?? categoryId) || defaultCategoryId(portal.state, entityTypeId)
  const sections = sectionsOf(portal, user, entityTypeId, variantOfItem(entity, item, pipeline))
  const fields = sections.flatMap(section => section.fields)
  const stages = stagesOf(portal, entityTypeId, pipeline)
  const values = item ? valuesOf(item, fields) : { ...newValues(portal, user, fields), stageId: stages[0]?.id ?? null, categoryId: pipeline }
  const files = fields.filter(field => field.kind === 'file').flatMap(field => fileBriefs(portal, `/_ui/file/${entityTypeId}/${id}/${field.name}`, fileIds(values[field.name])))
  return {
    entityTypeId,
    id,
    title: item ? itemTitle(portal.state, user, entityTypeId, item) : '',
    access: item ? itemStore.access(portal, user, entityTypeId, id) : { read: true, update: true, delete: false },
    category: showsPipelines(entity) ? pipelinesOf(portal.state, user, entityTypeId).find(one => one.id === pipeline) ?? null : null,
    stageField: entity.hasStages ? 'stageId' : null,
    stages,
    sections,
    values,
    references: referencesOf(portal, user, fields, values),
    files,
    tabs: placesOf(portal, user, entityTypeId, id, 'TAB'),
    toolbar: placesOf(portal, user, entityTypeId, id, 'TOOLBAR'),
    activities: placesOf(portal, user, entityTypeId, id, 'ACTIVITY'),
    hasProducts: entity.hasProducts,
  }
}
