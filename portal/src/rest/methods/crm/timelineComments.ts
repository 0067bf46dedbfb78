import { entityByName, entityOf } from '../../../crm/entities.ts'
import type { EntityInfo } from '../../../crm/entities.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { toInteger, toObject, toText } from '../../../crm/parameters.ts'
import { raiseCommentEvent } from '../../../events/raise.ts'
import { tableOf } from '../../../crm/records/table.ts'
import { writeTimeline } from '../../../crm/records/timeline.ts'
import { mayDo } from '../../../crm/rights.ts'
import type { Item, Json, TimelineEntry } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, Params } from '../../method.ts'
import { requireInteger, requireObject } from './call.ts'
import { encodeComment } from './encodeComment.ts'
import { attachFiles, dropAttachments } from './commentFiles.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment'

const rights = 'Who may change the record may add, read by id, change and delete any comment on it; the list needs the right to read.'

/** @throws {RestError} `OWNER_NOT_FOUND`, `ACCESS_DENIED` */
function findOwner({ portal, actor }: MethodCall, fields: Params): { entity: EntityInfo, item: Item } {
  const entity = entityByName(portal.state, toText(fields.ENTITY_TYPE))
  const item = entity && tableOf(portal.state, entity.entityTypeId).get(toInteger(fields.ENTITY_ID) ?? 0)
  if (!entity || !item)
    throw new RestError('OWNER_NOT_FOUND', 'Owner of the item not found')
  if (!mayDo(actor.user, entity.entityTypeId, 'update', item))
    throw crmErrors.accessDenied()
  return { entity, item }
}

/** Comments only: other lines of a timeline are not reached by these methods. */
function findComment({ portal, params }: MethodCall): TimelineEntry | null {
  const entry = portal.state.timeline.get(requireInteger(params, 'id'))
  return entry?.kind === 'comment' ? entry : null
}

/** @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED`, `OWNER_NOT_FOUND` */
function requireComment(call: MethodCall): TimelineEntry {
  const comment = findComment(call)
  if (!comment)
    throw new RestError('NOT_FOUND', 'Not found.')
  if (!isEditable(call, comment))
    throw crmErrors.accessDenied()
  const { ownerTypeId, ownerId } = call.params
  if (ownerId !== undefined && (toInteger(ownerTypeId) !== comment.entityTypeId || toInteger(ownerId) !== comment.entityId))
    throw new RestError('OWNER_NOT_FOUND', 'Owner of the item not found')
  return comment
}

function isEditable({ portal, actor }: MethodCall, comment: TimelineEntry): boolean {
  const item = tableOf(portal.state, entityOf(portal.state, comment.entityTypeId).entityTypeId).get(comment.entityId)
  return item !== undefined && mayDo(actor.user, comment.entityTypeId, 'update', item)
}

/** @throws {RestError} `INVALID_ARG_VALUE` */
function checkText(text: string): void {
  if (text.trim() === '')
    throw new RestError('INVALID_ARG_VALUE', 'Empty comment')
}

export const timelineCommentMethods = [
  defineMethod({
    name: 'crm.timeline.comment.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    undocumented: [rights, 'AUTHOR_ID is passed over: the caller is the author.'],
    handle(call) {
      const fields = requireObject(call.params, 'fields')
      for (const name of ['ENTITY_ID', 'ENTITY_TYPE']) {
        if (fields[name] === undefined)
          throw new RestError('100', `Could not find value for parameter {${name}}`)
      }
      const { entity, item } = findOwner(call, fields)
      const text = toText(fields.COMMENT)
      checkText(text)
      const fileIds = attachFiles(call, fields.FILES)
      const owner = { entityTypeId: entity.entityTypeId, entityId: item.id, authorId: call.actor.user.id }
      const comment = writeTimeline(call.portal, 'comment', owner, { text, fileIds })
      Object.assign(item, { lastActivityBy: call.actor.user.id, lastActivityTime: comment.createdTime })
      raiseCommentEvent(call.portal, 'ADD', comment.id, call.actor.user.id)
      return { result: comment.id }
    },
  }),
  defineMethod({
    name: 'crm.timeline.comment.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    undocumented: [rights],
    handle(call) {
      const id = toInteger(call.params.id)
      if (id === null || id <= 0)
        throw crmErrors.plain('ID is not defined or invalid.')
      const comment = findComment(call)
      if (!comment)
        throw crmErrors.plain('Not found.')
      if (!isEditable(call, comment))
        throw crmErrors.plain('Access denied.')
      return { result: encodeComment(call, comment) }
    },
  }),
  defineMethod({
    name: 'crm.timeline.comment.update',
    scope: 'crm',
    doc: `${pages}-update.html`,
    undocumented: [rights],
    handle(call) {
      const comment = requireComment(call)
      const fields = requireObject(call.params, 'fields')
      if (fields.COMMENT !== undefined) {
        checkText(toText(fields.COMMENT))
        comment.text = toText(fields.COMMENT)
      }
      if (fields.FILES !== undefined)
        replaceFiles(call, comment, fields.FILES)
      raiseCommentEvent(call.portal, 'UPDATE', comment.id, call.actor.user.id)
      return { result: comment.id }
    },
  }),
  defineMethod({
    name: 'crm.timeline.comment.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    undocumented: [rights, 'A comment belongs to one record here, so MULTIPLE_BINDINGS never comes.'],
    handle(call) {
      const comment = requireComment(call)
      dropAttachments(call, comment.fileIds)
      call.portal.state.timeline.delete(comment.id)
      raiseCommentEvent(call.portal, 'DELETE', comment.id, call.actor.user.id)
      return { result: null }
    },
  }),
]

/** Old files go as soon as FILES is named. */
function replaceFiles(call: MethodCall, comment: TimelineEntry, files: Json): void {
  const fileIds = attachFiles(call, toObject(files) ? files : [])
  dropAttachments(call, comment.fileIds)
  comment.fileIds = fileIds
}
