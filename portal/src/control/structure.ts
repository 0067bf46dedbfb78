import { entityOf } from '../crm/entities.ts'
import { directory } from '../crm/stages.ts'
import { pathOf } from '../disk/tree.ts'
import type { Portal } from '../portal.ts'
import type { PortalState } from '../state/types.ts'

/** Rows under keys that stay the same whatever their place in the state, in the order of the keys. */
function byKey<Row, Value>(rows: readonly Row[], keyOf: (row: Row) => string, valueOf: (row: Row) => Value): Record<string, Value> {
  return Object.fromEntries(rows.map(row => [keyOf(row), valueOf(row)] as const).sort(([one], [other]) => one < other ? -1 : 1))
}

const itself = <Row>(row: Row): Row => row

function directoriesOf(state: PortalState) {
  const ids = [...new Set(state.statuses.map(status => status.entityId))]
  return byKey(ids, itself, id => directory(state, id))
}

function foldersOf(state: PortalState) {
  const folders = [...state.disk.objects.values()].filter(one => one.type === 'folder' && one.parentId !== null && one.deletedType === 0)
  const place = (storageId: number) => state.disk.storages.get(storageId)?.name ?? String(storageId)
  return byKey(folders, folder => `${place(folder.storageId)}/${pathOf(state, folder)}`, ({ id, rights }) => ({ id, rights }))
}

/**
 * What applications set up on a portal, apart from records, files, people's names and the past: two of these are equal
 * when setup has left nothing behind. Ids are told, so that what was deleted and made anew shows.
 */
export function structureOf({ state }: Portal) {
  return {
    settings: state.settings,
    types: byKey(state.dynamicTypes, type => String(type.entityTypeId), itself),
    relations: byKey(state.typeRelations, one => `${one.parentTypeId}>${one.childTypeId}`, itself),
    rights: byKey(state.users, user => String(user.id), user => user.rights),
    pipelines: byKey(state.categories, one => `${one.entityTypeId}:${one.id}`, itself),
    directories: directoriesOf(state),
    fields: byKey(state.userFields, field => `${entityOf(state, field.entityTypeId).userFieldEntityId}.${field.fieldName}`, itself),
    productProperties: byKey([...state.catalog.properties.values()], one => String(one.id), itself),
    productPropertyValues: byKey([...state.catalog.enums.values()], one => String(one.id), itself),
    productSections: byKey([...state.catalog.sections.values()], one => String(one.id), itself),
    cardLayouts: byKey(state.cardLayouts, one => `${one.entityTypeId}:${one.variant}:${one.userId ?? 'common'}`, one => one.sections),
    apps: byKey(state.apps, app => app.code, ({ openedBy: _, ...app }) => app),
    placements: byKey(state.placements, one => String(one.id), itself),
    fieldTypes: byKey(state.fieldTypes, type => `rest_${type.appId}_${type.userTypeId}`, itself),
    eventSubscriptions: byKey(state.eventBindings, one => String(one.id), itself),
    folders: foldersOf(state),
    taskTemplates: byKey(state.tasks.templates, template => String(template.id), template => template.fields),
    templateChecklists: byKey(state.tasks.templateChecklists, item => String(item.id), itself),
  }
}
