import { fileIds } from '../crm/values/files.ts'
import { fieldsOf } from '../crm/fields/index.ts'
import { itemStore } from '../crm/items.ts'
import type { Portal } from '../portal.ts'
import type { PortalUser, StoredFile } from '../state/types.ts'

/**
 * A file of a card's field or timeline, for somebody who may read the record.
 *
 * @throws {RestError} as the record store does.
 */
export function fileOfCard(portal: Portal, user: PortalUser, entityTypeId: number, id: number, field: string, fileId: number): StoredFile | undefined {
  const item = itemStore.get(portal, user, entityTypeId, id)
  const entries = field === 'timeline' ? [...portal.state.timeline.values()].filter(entry => entry.entityTypeId === entityTypeId && entry.entityId === id) : []
  const isOwn = fieldsOf(portal.state, entityTypeId).get(field)?.type === 'file' && fileIds(item[field]).includes(fileId)
  return isOwn || entries.some(entry => entry.fileIds.includes(fileId)) ? portal.state.files.get(fileId) : undefined
}

/** Shown only when it is a picture; anything else is downloaded and can run nothing here. */
export function fileHeaders(file: StoredFile): Record<string, string> {
  const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(file.contentType)
  return {
    'content-type': isPicture ? file.contentType : 'application/octet-stream',
    'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': 'sandbox; default-src \'none\'',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  }
}
