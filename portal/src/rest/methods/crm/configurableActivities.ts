import { readLayout } from '../../../crm/activities/layout.ts'
import { ownerOf } from '../../../crm/activities/owner.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { isSameJson, toInteger, toList, toText } from '../../../crm/parameters.ts'
import { toDateTime } from '../../../crm/values/dates.ts'
import { raiseActivityEvent } from '../../../events/raise.ts'
import { mayDo } from '../../../crm/rights.ts'
import type { Activity } from '../../../state/activityTypes.ts'
import type { Json, RestApp } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { requireInteger, requireObject } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable'
const callers = 'everybody, application only'

const rights = 'Adding and changing need the right to change the record, reading the right to read it; a record that is not there is NOT_FOUND.'
const values = [
  'There are no types and badges of applications here, so every typeId but CONFIGURABLE and every badgeCode is WRONG_FIELD_VALUE.',
  'Without responsibleId the caller is responsible; unknown names in fields are passed over; a layout without body.blocks is fine, an empty list there is not.',
  'The sentences of the refusals name the field by its path; a link with a script for address is WRONG_FIELD_VALUE; icon and logo codes are not looked up.',
]

type Fields = Pick<Activity, 'isCompleted' | 'deadline' | 'pingOffsets' | 'isIncomingChannel' | 'responsibleId' | 'originatorId' | 'originId'>

/** @throws {RestError} `ERROR_WRONG_CONTEXT` for a webhook */
function callingApp({ actor }: MethodCall): RestApp {
  if (!actor.app)
    throw new RestError('ERROR_WRONG_CONTEXT', 'Method call is only possible in the context of an application')
  return actor.app
}

function wrongValue(name: string): RestError {
  return new RestError('WRONG_FIELD_VALUE', `Wrong value of field "${name}"`)
}

/** @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED` */
function findActivity(call: MethodCall, action: 'read' | 'update'): Activity {
  const activity = call.portal.state.activities.get(requireInteger(call.params, 'id'))
  const item = activity && ownerOf(call.portal.state, activity)
  if (!activity || !item)
    throw new RestError('NOT_FOUND', 'Not found.')
  if (!mayDo(call.actor.user, activity.ownerTypeId, action, item))
    throw crmErrors.accessDenied()
  return activity
}

/** Fields as given, over what was there. @throws {RestError} `WRONG_FIELD_VALUE`, `INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE` */
function readFields({ portal }: MethodCall, given: { [key: string]: Json }, known: Fields): Fields {
  const { state } = portal
  const read = <T>(name: string, before: T, reader: (value: Json) => T | undefined): T => {
    const value = given[name]
    if (value === undefined)
      return before
    const result = reader(value)
    if (result === undefined)
      throw wrongValue(name)
    return result
  }
  read('typeId', '', value => ['', 'CONFIGURABLE'].includes(toText(value)) ? '' : undefined)
  read('badgeCode', '', value => toText(value) === '' ? '' : undefined)
  const fields: Fields = {
    isCompleted: read('completed', known.isCompleted, readFlag),
    deadline: read('deadline', known.deadline, value => toText(value) === '' ? null : toDateTime(toText(value), state.settings.timeZone) ?? undefined),
    pingOffsets: read('pingOffsets', known.pingOffsets, readOffsets),
    isIncomingChannel: read('isIncomingChannel', known.isIncomingChannel, readFlag),
    responsibleId: read('responsibleId', known.responsibleId, value => state.users.find(user => user.id === toInteger(value))?.id),
    originatorId: read('originatorId', known.originatorId, value => toText(value) || null),
    originId: read('originId', known.originId, value => toText(value) || null),
  }
  if (fields.isIncomingChannel && fields.deadline !== null)
    throw new RestError('INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE', 'Incoming activity can not be with deadline')
  return fields
}

function readFlag(value: Json): boolean | undefined {
  const text = String(value).toLowerCase()
  if (['y', '1', 'true'].includes(text))
    return true
  return ['n', '0', 'false', ''].includes(text) ? false : undefined
}

function readOffsets(value: Json): number[] | undefined {
  const offsets = toList(value)?.map(toInteger)
  return offsets?.every(one => one !== null) ? offsets.map(Number) : undefined
}

export const configurableActivityMethods = [
  defineMethod({
    name: 'crm.activity.configurable.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    callers,
    undocumented: [rights, ...values],
    async handle(call) {
      const app = callingApp(call)
      const { portal, actor: { user } } = call
      const owner = { ownerTypeId: requireInteger(call.params, 'ownerTypeId'), ownerId: requireInteger(call.params, 'ownerId') }
      const given = requireObject(call.params, 'fields')
      if (call.params.layout === undefined)
        throw new RestError('100', 'Could not find value for parameter {layout}')
      const item = ownerOf(portal.state, owner)
      if (!item)
        throw new RestError('NOT_FOUND', 'Not found.')
      if (!mayDo(user, owner.ownerTypeId, 'update', item))
        throw crmErrors.accessDenied()
      const fields = readFields(call, given, { isCompleted: false, deadline: null, pingOffsets: [], isIncomingChannel: false, responsibleId: user.id, originatorId: null, originId: null })
      const layout = readLayout(call.params.layout)
      await portal.pause({ method: 'crm.activity.configurable.add', userId: user.id })
      const now = portal.nowIso()
      const activity: Activity = { id: portal.nextId('activity'), ...owner, appId: app.id, ...fields, authorId: user.id, editorId: user.id, createdTime: now, updatedTime: now, layout }
      portal.state.activities.set(activity.id, activity)
      Object.assign(item, { lastActivityBy: user.id, lastActivityTime: now })
      raiseActivityEvent(portal, 'ADD', activity.id, user.id)
      return { result: { activity: { id: activity.id } } }
    },
  }),
  defineMethod({
    name: 'crm.activity.configurable.update',
    scope: 'crm',
    doc: `${pages}-update.html`,
    callers,
    undocumented: [rights, ...values, 'Fields that are not named stay; a change that changes nothing raises no event.'],
    async handle(call) {
      const app = callingApp(call)
      const { portal, actor: { user } } = call
      const activity = findActivity(call, 'update')
      if (activity.appId !== app.id)
        throw new RestError('ERROR_WRONG_APPLICATION', 'The activity can only be updated by the application that created it')
      const given = requireObject(call.params, 'fields')
      if (call.params.layout === undefined)
        throw new RestError('100', 'Could not find value for parameter {layout}')
      const changes = { ...readFields(call, given, activity), layout: readLayout(call.params.layout) }
      await portal.pause({ method: 'crm.activity.configurable.update', userId: user.id })
      if (Object.entries(changes).some(([name, value]) => !isSameJson(activity[name as keyof typeof changes], value))) {
        Object.assign(activity, changes, { editorId: user.id, updatedTime: portal.nowIso() })
        raiseActivityEvent(portal, 'UPDATE', activity.id, user.id)
      }
      return { result: { activity: { id: activity.id } } }
    },
  }),
  defineMethod({
    name: 'crm.activity.configurable.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    callers,
    undocumented: [rights, 'Any application may read it. In the layout, flags read as booleans and scalars of actionParams as texts, as the sample shows.'],
    handle(call) {
      callingApp(call)
      const { id, ownerTypeId, ownerId, layout, ...activity } = findActivity(call, 'read')
      return { result: { activity: { id, ownerTypeId, ownerId, fields: encodeFields(activity), layout } } }
    },
  }),
]

function encodeFields({ isCompleted, deadline, pingOffsets, isIncomingChannel, responsibleId, originatorId, originId }: Fields): { [key: string]: Json } {
  return { typeId: 'CONFIGURABLE', completed: isCompleted, deadline, pingOffsets, isIncomingChannel, responsibleId, badgeCode: '', originatorId, originId }
}
