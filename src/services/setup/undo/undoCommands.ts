import type { Command } from '../../portal/types'
import type { MadeThing } from './made'

/**
 * Removes one thing of ours.
 *
 * @see https://apidocs.bitrix24.com/api-reference/widgets/placement-unbind.html
 * @see https://apidocs.bitrix24.com/api-reference/widgets/user-field/userfieldtype-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-delete.html
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-mark-deleted.html
 */
export function removalOf(thing: MadeThing): Command | null {
  switch (thing.kind) {
    case 'placement': return { method: 'placement.unbind', params: { PLACEMENT: thing.placement, HANDLER: thing.handler } }
    case 'fieldType': return { method: 'userfieldtype.delete', params: { USER_TYPE_ID: thing.typeId } }
    case 'field': return thing.owner.entity === 'process'
      ? { method: 'userfieldconfig.delete', params: { moduleId: 'crm', id: thing.field.id } }
      : { method: `crm.${thing.owner.entity}.userfield.delete`, params: { id: thing.field.id } }
    case 'option': return thing.owner.entity === 'process'
      ? { method: 'userfieldconfig.update', params: { moduleId: 'crm', id: thing.field.id, field: { userTypeId: 'enumeration', enum: [{ id: thing.optionId, del: 'Y' }] } } }
      : { method: `crm.${thing.owner.entity}.userfield.update`, params: { id: thing.field.id, fields: { LIST: [{ ID: thing.optionId, DEL: 'Y' }] } } }
    case 'status':
    case 'stage': return { method: 'crm.status.delete', params: { id: thing.status.id, ...(thing.status.isSystem ? { params: { FORCED: 'Y' } } : {}) } }
    case 'pipeline': return { method: 'crm.category.delete', params: { entityTypeId: 2, id: thing.pipelineId } }
    case 'process': return { method: 'crm.type.delete', params: { id: thing.typeId } }
    case 'folder': return { method: 'disk.folder.markdeleted', params: { id: thing.folderId } }
    case 'layout': return null
  }
}
