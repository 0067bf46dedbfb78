import { entityByName } from '../../../crm/entities.ts'
import { field, readOnly } from '../../../crm/fields/define.ts'
import { comparator, parseOrder } from '../../../crm/filter/order.ts'
import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import { PAGE_SIZE } from '../../../crm/records/list.ts'
import { tableOf } from '../../../crm/records/table.ts'
import { mayDo } from '../../../crm/rights.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod } from '../../method.ts'
import { denyPlainly } from './call.ts'
import { describePlainFields } from './describeFields.ts'
import { encodeComment } from './encodeComment.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment'

const immutable = { isImmutable: true }

const fields = [
  field('ID', 'integer', 'ID', 'ID', readOnly),
  field('CREATED', 'datetime', 'Created on', 'Дата создания', readOnly),
  field('ENTITY_ID', 'integer', 'Record', 'Элемент', { ...immutable, isRequired: true }),
  field('ENTITY_TYPE', 'string', 'Record type', 'Тип элемента', { ...immutable, isRequired: true }),
  field('AUTHOR_ID', 'integer', 'Author', 'Автор', immutable),
  field('COMMENT', 'string', 'Comment', 'Комментарий'),
  field('FILES', 'attached_diskfile', 'Files', 'Файлы', { isMultiple: true }),
]

const sortable = new Map(fields.filter(one => ['ID', 'CREATED', 'AUTHOR_ID'].includes(one.name)).map(one => [one.name, one]))

export const timelineCommentListMethods = [
  defineMethod({
    name: 'crm.timeline.comment.list',
    scope: 'crm',
    doc: `${pages}-list.html`,
    undocumented: ['A record that does not exist, and a filter without it, is "Access denied."; other filter keys are passed over; unknown names in order are ignored.'],
    handle(call) {
      const { portal, actor, params } = call
      const filter = toObject(params.filter) ?? {}
      const entity = entityByName(portal.state, toText(filter.ENTITY_TYPE))
      const item = entity && tableOf(portal.state, entity.entityTypeId).get(toInteger(filter.ENTITY_ID) ?? 0)
      if (!entity || !item || !mayDo(actor.user, entity.entityTypeId, 'read', item))
        denyPlainly()
      const comments = [...portal.state.timeline.values()].filter(entry => entry.kind === 'comment' && entry.entityTypeId === entity.entityTypeId && entry.entityId === item.id)
      const order = Object.fromEntries(Object.entries(toObject(params.order) ?? {}).filter(([name]) => sortable.has(name)))
      const rows = comments.map(comment => encodeComment(call, comment)).sort(comparator(parseOrder(order, sortable), sortable))
      const start = Math.max(toInteger(params.start) ?? 0, 0)
      const select = (toList(params.select) ?? []).map(toText)
      return {
        result: rows.slice(start, start + PAGE_SIZE).map(row => pick(row, select)),
        next: start + PAGE_SIZE < rows.length ? start + PAGE_SIZE : undefined,
        total: rows.length,
      }
    },
  }),
  defineMethod({
    name: 'crm.timeline.comment.fields',
    scope: 'crm',
    doc: `${pages}-fields.html`,
    handle: call => ({ result: describePlainFields(call, fields) }),
  }),
]

function pick(row: { [key: string]: Json }, select: string[]): { [key: string]: Json } {
  return select.length === 0 ? row : Object.fromEntries(Object.entries(row).filter(([name]) => select.includes(name)))
}
