import { entitiesOf } from '../../../crm/entities.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { toInteger, toObject, toText } from '../../../crm/parameters.ts'
import { tableOf } from '../../../crm/records/table.ts'
import { writeTimeline } from '../../../crm/records/timeline.ts'
import { mayDo } from '../../../crm/rights.ts'
import type { Item, Json, TimelineEntry } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { requireInteger, requireObject } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/timeline/logmessage/crm-timeline-logmessage'
const PAGE_SIZE = 10

const reading = 'Without the right to read the record: ACCESS_DENIED (the page names the right and no code).'

function ownerItem({ portal }: MethodCall, entityTypeId: number, entityId: number): Item | undefined {
  const isKnown = entitiesOf(portal.state).some(entity => entity.entityTypeId === entityTypeId)
  return isKnown ? tableOf(portal.state, entityTypeId).get(entityId) : undefined
}

function mayDoWith(call: MethodCall, { entityTypeId, entityId }: Pick<TimelineEntry, 'entityTypeId' | 'entityId'>, action: 'read' | 'update'): boolean {
  const item = ownerItem(call, entityTypeId, entityId)
  return item !== undefined && mayDo(call.actor.user, entityTypeId, action, item)
}

/** @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED` */
function findMessage(call: MethodCall, action: 'read' | 'update'): TimelineEntry {
  const id = requireInteger(call.params, 'id')
  const entry = call.portal.state.timeline.get(id)
  if (entry?.kind !== 'logmessage')
    throw new RestError('NOT_FOUND', `Timeline logmessage not found for id ${id}`)
  if (!mayDoWith(call, entry, action))
    throw crmErrors.accessDenied()
  return entry
}

function encode({ id, createdTime, authorId, text, details }: TimelineEntry): { [key: string]: Json } {
  return { id, created: createdTime, authorId, title: details.title ?? '', text, iconCode: details.iconCode ?? '' }
}

function requireText(fields: { [key: string]: Json }, name: string): string {
  const text = toText(fields[name])
  if (text.trim() === '')
    throw new RestError('100', `Could not find value for parameter {${name}}`)
  return text
}

export const logMessageMethods = [
  defineMethod({
    name: 'crm.timeline.logmessage.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    undocumented: ['Any iconCode is kept; an empty title, text or iconCode is refused like a missing one.', 'No event is raised.'],
    handle(call) {
      const fields = requireObject(call.params, 'fields')
      const owner = { entityTypeId: requireInteger(fields, 'entityTypeId'), entityId: requireInteger(fields, 'entityId') }
      const [title, text, iconCode] = ['title', 'text', 'iconCode'].map(name => requireText(fields, name)) as [string, string, string]
      if (!ownerItem(call, owner.entityTypeId, owner.entityId))
        throw new RestError('OWNER_NOT_FOUND', 'Owner of the item not found')
      if (!mayDoWith(call, owner, 'update'))
        throw crmErrors.accessDenied()
      const { app, user } = call.actor
      const entry = writeTimeline(call.portal, 'logmessage', { ...owner, authorId: user.id }, { text, details: { title, iconCode, appId: app?.id ?? null } })
      return { result: { logMessage: encode(entry) } }
    },
  }),
  defineMethod({
    name: 'crm.timeline.logmessage.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    undocumented: [reading],
    handle: call => ({ result: { logMessage: encode(findMessage(call, 'read')) } }),
  }),
  defineMethod({
    name: 'crm.timeline.logmessage.list',
    scope: 'crm',
    doc: `${pages}-list.html`,
    undocumented: [reading, 'A record that does not exist is ACCESS_DENIED too; without order the newest come first; other names in order are passed over.'],
    handle(call) {
      const owner = { entityTypeId: requireInteger(call.params, 'entityTypeId'), entityId: requireInteger(call.params, 'entityId') }
      if (!mayDoWith(call, owner, 'read'))
        throw crmErrors.accessDenied()
      const rows = [...call.portal.state.timeline.values()]
        .filter(entry => entry.kind === 'logmessage' && entry.entityTypeId === owner.entityTypeId && entry.entityId === owner.entityId)
        .map(encode)
        .sort(byOrder(call.params.order))
      const start = Math.max(toInteger(call.params.start) ?? 0, 0)
      return { result: rows.slice(start, start + PAGE_SIZE), total: rows.length, next: start + PAGE_SIZE < rows.length ? start + PAGE_SIZE : undefined }
    },
  }),
  defineMethod({
    name: 'crm.timeline.logmessage.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    undocumented: ['What webhooks wrote, any webhook may delete, and no application.'],
    handle(call) {
      const entry = findMessage(call, 'update')
      if (entry.details.appId !== (call.actor.app?.id ?? null))
        throw new RestError('REMOVING_DISABLED', 'Removing is disabled: the record was created by another application')
      call.portal.state.timeline.delete(entry.id)
      return { result: true }
    },
  }),
]

type Row = { [key: string]: Json }

function byOrder(order: Json | undefined): (one: Row, other: Row) => number {
  const [name, direction] = Object.entries(toObject(order) ?? {}).find(([field]) => field === 'id' || field === 'created') ?? ['id', 'desc']
  const sign = toText(direction).toLowerCase() === 'asc' ? 1 : -1
  return (one, other) => sign * ((name === 'created' ? Date.parse(toText(one.created)) - Date.parse(toText(other.created)) : 0) || Number(one.id) - Number(other.id))
}
