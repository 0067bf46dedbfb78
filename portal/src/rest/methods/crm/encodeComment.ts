import { entityOf } from '../../../crm/entities.ts'
import { isPicture } from '../../../files/sniff.ts'
import type { Json, StoredFile, TimelineEntry } from '../../../state/types.ts'
import type { MethodCall } from '../../method.ts'

/** @see https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-get.html */
export function encodeComment(call: MethodCall, comment: TimelineEntry): { [key: string]: Json } {
  const files = comment.fileIds.flatMap(id => call.portal.state.files.get(id) ?? [])
  return {
    ID: String(comment.id),
    ENTITY_ID: String(comment.entityId),
    ENTITY_TYPE: entityOf(call.portal.state, comment.entityTypeId).name.toLowerCase(),
    CREATED: comment.createdTime,
    COMMENT: comment.text,
    AUTHOR_ID: String(comment.authorId),
    FILES: Object.fromEntries(files.map(file => [String(file.id), encodeAttachment(call, comment, file)])),
  }
}

function encodeAttachment({ portal }: MethodCall, comment: TimelineEntry, file: StoredFile): { [key: string]: Json } {
  const author = portal.state.users.find(user => user.id === comment.authorId)
  const name = encodeURIComponent(file.name)
  const show = `${portal.origin}/disk/showFile/${file.id}/?&ncc=1&filename=${name}`
  return {
    id: file.id,
    date: file.createdTime,
    type: isPicture(file.contentType) ? 'image' : 'file',
    name: file.name,
    size: file.bytes.length,
    authorId: comment.authorId,
    authorName: author ? `${author.name} ${author.lastName}`.trim() : '',
    ...(isPicture(file.contentType) ? { urlPreview: show } : {}),
    urlShow: show,
    urlDownload: `${portal.origin}/disk/downloadFile/${file.id}/?&ncc=1&filename=${name}`,
  }
}
