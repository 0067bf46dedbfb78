import { ownerOf } from '../../../crm/activities/owner.ts'
import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import { mayDo } from '../../../crm/rights.ts'
import { raiseActivityEvent } from '../../../events/raise.ts'
import type { Activity } from '../../../state/activityTypes.ts'
import type { Json } from '../../../state/types.ts'
import { compareValues, meetsCondition, splitCondition } from '../../listFilter.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, Params } from '../../method.ts'
import { pageOf } from '../../paging.ts'
import { denyPlainly, requireInteger } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity'

const only = 'Only activities that applications drew themselves are kept here.'
const shape = 'SUBJECT is the header\'s title; START_TIME is the moment of creation, END_TIME and DEADLINE the deadline; STATUS 2 is completed, 1 is not; TYPE_ID is 6.'
const context = 'A webhook is refused with "Application context required.".'

/** @throws {RestError} `Activity is not found.`, `Application context required.`, `Access denied.` */
function findActivity(call: MethodCall, action: 'read' | 'update'): Activity {
  const activity = call.portal.state.activities.get(requireInteger(call.params, 'id'))
  const item = activity && ownerOf(call.portal.state, activity)
  if (!activity || !item)
    throw new RestError('', 'Activity is not found.')
  if (!call.actor.app)
    throw new RestError('', 'Application context required.')
  if (!mayDo(call.actor.user, activity.ownerTypeId, action, item))
    denyPlainly()
  return activity
}

export const activityMethods = [
  defineMethod({
    name: 'crm.activity.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    undocumented: [only, shape, context, 'Reading needs the right to read the record.'],
    handle: call => ({ result: encode(findActivity(call, 'read')) }),
  }),
  defineMethod({
    name: 'crm.activity.list',
    scope: 'crm',
    doc: `${pages}-list.html`,
    undocumented: [
      only, shape,
      'Webhooks see them too; activities of records the caller may not read are left out, also of total.',
      'Conditions on unknown fields are passed over; an activity has one record here, so a pair of BINDINGS finds it once at most; COMMUNICATIONS and FILES are empty lists.',
    ],
    handle(call) {
      const { portal, actor, params } = call
      const { BINDINGS, ...filter } = toObject(params.filter) ?? {}
      const visible = [...portal.state.activities.values()].filter(activity => {
        const item = ownerOf(portal.state, activity)
        return item !== undefined && mayDo(actor.user, activity.ownerTypeId, 'read', item) && isBound(activity, BINDINGS)
      })
      const found = visible.map(encode).filter(row => Object.entries(filter).every(([key, value]) => meetsCondition(row, key, value)))
      const { rows, ...counts } = pageOf(sorted(found, params), params)
      return { ...counts, result: rows.map(row => selected(row, params)) }
    },
  }),
  defineMethod({
    name: 'crm.activity.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    undocumented: [only, context, 'Needs the right to change the record; any application may delete it.'],
    async handle(call) {
      const { portal, actor: { user } } = call
      const { id } = findActivity(call, 'update')
      await portal.pause({ method: 'crm.activity.delete', userId: user.id })
      if (portal.state.activities.delete(id))
        raiseActivityEvent(portal, 'DELETE', id, user.id)
      return { result: true }
    },
  }),
]

/** @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-fields.html */
function encode(activity: Activity): Params {
  const { id, ownerId, ownerTypeId, createdTime, updatedTime, deadline, isCompleted, responsibleId, originatorId, originId, authorId, editorId, isIncomingChannel } = activity
  return {
    ID: String(id),
    OWNER_ID: String(ownerId),
    OWNER_TYPE_ID: String(ownerTypeId),
    TYPE_ID: '6',
    PROVIDER_ID: 'CONFIGURABLE_REST_APP',
    PROVIDER_TYPE_ID: 'CONFIGURABLE',
    PROVIDER_GROUP_ID: null,
    ASSOCIATED_ENTITY_ID: '0',
    SUBJECT: titleOf(activity),
    CREATED: createdTime,
    LAST_UPDATED: updatedTime,
    START_TIME: createdTime,
    END_TIME: deadline,
    DEADLINE: deadline,
    COMPLETED: isCompleted ? 'Y' : 'N',
    STATUS: isCompleted ? '2' : '1',
    RESPONSIBLE_ID: String(responsibleId),
    PRIORITY: '2',
    NOTIFY_TYPE: '0',
    NOTIFY_VALUE: '0',
    DESCRIPTION: '',
    DESCRIPTION_TYPE: '1',
    DIRECTION: isIncomingChannel ? '1' : '0',
    LOCATION: '',
    SETTINGS: [],
    ORIGINATOR_ID: originatorId,
    ORIGIN_ID: originId,
    AUTHOR_ID: String(authorId),
    EDITOR_ID: String(editorId),
    PROVIDER_PARAMS: [],
    PROVIDER_DATA: null,
    RESULT_MARK: '0',
    RESULT_VALUE: null,
    RESULT_SUM: null,
    RESULT_CURRENCY_ID: null,
    RESULT_STATUS: '0',
    RESULT_STREAM: '0',
    RESULT_SOURCE_ID: null,
    AUTOCOMPLETE_RULE: '0',
  }
}

function titleOf({ layout }: Activity): string {
  const title = toObject(layout.header)?.title
  const texts = toObject(title)
  return texts ? toText(texts.en ?? Object.values(texts)[0]) : toText(title)
}

/** Whether some pair of types and ids names the activity's record; without pairs every activity fits. */
function isBound({ ownerTypeId, ownerId }: Activity, bindings: Json | undefined): boolean {
  const pairs = toList(bindings)?.map(toObject).filter(pair => pair !== null)
  return pairs === undefined || pairs.some(pair => (pair.OWNER_TYPE_ID === undefined || toInteger(pair.OWNER_TYPE_ID) === ownerTypeId)
    && (pair.OWNER_ID === undefined || toInteger(pair.OWNER_ID) === ownerId))
}

function sorted(rows: Params[], { order }: Params): Params[] {
  const given = Object.entries(toObject(order) ?? {}).map(([key, direction]) => ({ name: splitCondition(key).name, sign: toText(direction).toLowerCase() === 'desc' ? -1 : 1 }))
  const keys = [...given.length > 0 ? given : [{ name: 'START_TIME', sign: 1 }], { name: 'ID', sign: 1 }]
  const text = (row: Params, name: string) => toText(row[name] ?? '')
  return rows.toSorted((one, other) => keys.reduce((found, { name, sign }) => found || sign * compareValues(text(one, name), text(other, name)), 0))
}

/** Without `select`, or with `*`, every field; the two lists only where they are named. */
function selected(row: Params, { select }: Params): Params {
  const wanted = (toList(select) ?? []).map(one => toText(one).toUpperCase())
  const isWhole = wanted.length === 0 || wanted.includes('*')
  const lists = Object.fromEntries(['COMMUNICATIONS', 'FILES'].filter(name => wanted.includes(name)).map(name => [name, []]))
  return { ...Object.fromEntries(Object.entries(row).filter(([name]) => isWhole || name === 'ID' || wanted.includes(name))), ...lists }
}
