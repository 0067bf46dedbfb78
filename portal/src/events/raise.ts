import { entityOf } from '../crm/entities.ts'
import type { Portal } from '../portal.ts'
import type { EventBinding, Json, UserField } from '../state/types.ts'
import { RECORD_NAMES } from './catalogue.ts'
import { deliverEvent } from './deliver.ts'
import { currentOrigin } from './origin.ts'
import { queueEvent } from './queue.ts'
import { queueForWebhooks } from './webhooks.ts'

export interface RaisedEvent {
  name: string
  data: Json
  /** Who caused it. */
  userId: number
}

/** Seconds between two notices about a queue, unless the subscription says otherwise. */
const NOTICE_PAUSE_SECONDS = 1
const noticesOf = new WeakMap<Portal, Map<number, number>>()

/**
 * Tells every subscription of an event: offline ones by their queue, online ones and outgoing webhooks by their handler. An offline
 * subscription does not hear what its own application did under the same `auth_connector`. Applications that are not
 * installed yet hear nothing.
 *
 * @see https://apidocs.bitrix24.com/api-reference/events/index.html
 */
export function raiseEvent(portal: Portal, { name, data, userId }: RaisedEvent): void {
  const origin = currentOrigin()
  const queued = new Set<number>()
  for (const binding of bindingsOf(portal, name)) {
    const isOwn = binding.appId === origin.appId && binding.connector === origin.connector
    if (binding.handler !== '') {
      deliverEvent(portal, binding, data, userId)
    }
    else if (!isOwn) {
      queueEvent(portal, binding, data, userId)
      queued.add(binding.appId)
    }
  }
  queueForWebhooks(portal, { name, data, userId })
  for (const appId of queued)
    noticeQueue(portal, appId, userId)
}

function bindingsOf(portal: Portal, name: string): EventBinding[] {
  const { apps, eventBindings } = portal.state
  return eventBindings.filter(one => one.event === name && apps.some(app => app.id === one.appId && app.installed))
}

/** @see https://apidocs.bitrix24.com/api-reference/events/on-offline-event.html */
function noticeQueue(portal: Portal, appId: number, userId: number): void {
  const sent = noticesOf.get(portal) ?? new Map<number, number>()
  noticesOf.set(portal, sent)
  for (const binding of bindingsOf(portal, 'ONOFFLINEEVENT').filter(one => one.appId === appId)) {
    const pauseMs = (binding.options.minTimeout ?? NOTICE_PAUSE_SECONDS) * 1000
    if (portal.now() - (sent.get(binding.id) ?? Number.NEGATIVE_INFINITY) < pauseMs)
      continue
    sent.set(binding.id, portal.now())
    deliverEvent(portal, binding, [], userId)
  }
}

/** A record was added, changed or deleted. */
export function raiseRecordEvent(portal: Portal, change: 'ADD' | 'UPDATE' | 'DELETE', record: { entityTypeId: number, id: number, userId: number }): void {
  const { entityTypeId, id, userId } = record
  const name = RECORD_NAMES[entityTypeId]
  if (name) {
    raiseEvent(portal, { name: `ONCRM${name}${change}`, data: { FIELDS: { ID: String(id) } }, userId })
    return
  }
  const data = { FIELDS: { ID: String(id), ENTITY_TYPE_ID: String(entityTypeId) } }
  raiseEvent(portal, { name: `ONCRMDYNAMICITEM${change}`, data, userId })
  raiseEvent(portal, { name: `ONCRMDYNAMICITEM${change}_${entityTypeId}`, data, userId })
}

/**
 * A task was added, changed or deleted. What is not told is the word `undefined`, as the pages have it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/events-tasks/on-task-add.html
 */
export function raiseTaskEvent(portal: Portal, change: 'ADD' | 'UPDATE' | 'DELETE', id: number, userId: number): void {
  const data = {
    FIELDS_BEFORE: change === 'ADD' ? 'undefined' : { ID: id },
    FIELDS_AFTER: change === 'DELETE' ? 'undefined' : { ID: id },
    IS_ACCESSIBLE_BEFORE: change === 'ADD' ? 'N' : 'undefined',
    IS_ACCESSIBLE_AFTER: change === 'DELETE' ? 'N' : 'undefined',
  }
  raiseEvent(portal, { name: `ONTASK${change}`, data, userId })
}

/** A smart process was added, changed or deleted. */
export function raiseTypeEvent(portal: Portal, change: 'ADD' | 'UPDATE' | 'DELETE', id: number, userId: number): void {
  raiseEvent(portal, { name: `ONCRMTYPE${change}`, data: { FIELDS: { ID: String(id) } }, userId })
}

/** An activity of a timeline was added, changed or deleted. */
export function raiseActivityEvent(portal: Portal, change: 'ADD' | 'UPDATE' | 'DELETE', id: number, userId: number): void {
  raiseEvent(portal, { name: `ONCRMACTIVITY${change}`, data: { FIELDS: { ID: String(id) } }, userId })
}

/** A comment of a timeline was added, changed or deleted. */
export function raiseCommentEvent(portal: Portal, change: 'ADD' | 'UPDATE' | 'DELETE', id: number, userId: number): void {
  raiseEvent(portal, { name: `ONCRMTIMELINECOMMENT${change}`, data: { ID: id }, userId })
}

/** The description of a custom field was added, changed or deleted, or its list of values was set. */
export function raiseFieldEvent(portal: Portal, change: 'ADD' | 'UPDATE' | 'DELETE' | 'SETENUMVALUES', field: UserField, userId: number): void {
  const subject = RECORD_NAMES[field.entityTypeId] ?? 'TYPE'
  const data = { FIELDS: { ID: String(field.id), ENTITY_ID: entityOf(portal.state, field.entityTypeId).userFieldEntityId, FIELD_NAME: field.fieldName } }
  raiseEvent(portal, { name: `ONCRM${subject}USERFIELD${change}`, data, userId })
}

/** A field saved with its list of values raises two events. */
export function raiseFieldSaved(portal: Portal, change: 'ADD' | 'UPDATE', field: UserField, userId: number, hasValuesSet: boolean): void {
  raiseFieldEvent(portal, change, field, userId)
  if (hasValuesSet)
    raiseFieldEvent(portal, 'SETENUMVALUES', field, userId)
}
