import { dropRows, markFailed, markRows, queueOf } from '../../../../events/queue.ts'
import { requireFeature } from '../../../../plan/check.ts'
import type { Portal } from '../../../../portal.ts'
import { formatIso } from '../../../../state/clock.ts'
import type { Json, OfflineEvent } from '../../../../state/types.ts'
import { argumentError } from '../../../errors.ts'
import { defineMethod } from '../../../method.ts'
import type { Params } from '../../../method.ts'
import { pageOf } from '../../../paging.ts'
import { recordOf, textOf } from '../parameters.ts'
import { administratorsApp, badArgument } from './caller.ts'
import { GET_RULES, LIST_RULES, queueFilter, queueOrder } from './queueQuery.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/events'
const callers = 'administrators, application only'
const STANDARD_LIMIT = 50
const KEY_LENGTH = 32

const lifetime = 'Marked rows go 34 days after their last change (seen in the source); the page says 30.'

function lowerKeys(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key.toLowerCase(), value]))
}

/** A row as both reading methods give it. */
function encodeRow({ state }: Portal, row: OfflineEvent): { [key: string]: Json } {
  return {
    ID: String(row.id),
    TIMESTAMP_X: formatIso(row.timestamp * 1000, state.settings.timeZone),
    EVENT_NAME: row.event,
    EVENT_DATA: row.data,
    EVENT_ADDITIONAL: { user_id: String(row.userId) },
    MESSAGE_ID: row.messageId,
  }
}

export const offlineGet = defineMethod({
  name: 'event.offline.get',
  scope: null,
  doc: `${DOC}/event-offline-get.html`,
  callers,
  undocumented: [lifetime, 'An empty `process_id` means the rows nobody has marked, and with `clear: 1` all of them go (seen in the source).', 'The operations `@` and `%` are refused here and work in `event.offline.list`.'],
  async handle(call) {
    const app = administratorsApp(call)
    const { portal, actor } = call
    const params = lowerKeys(call.params)
    const isClearing = params.clear === undefined || (Math.trunc(Number(textOf(params.clear))) || 0) !== 0
    if (!isClearing)
      requireFeature(portal, 'rest_offline_extended')
    const limit = params.limit === undefined ? STANDARD_LIMIT : Math.trunc(Number(textOf(params.limit))) || 0
    if (limit <= 0)
      throw badArgument('Value must be positive integer', 'LIMIT')
    const meets = queueFilter(params.filter, GET_RULES)
    const sorted = queueOrder(params.order, 'TIMESTAMP_X', GET_RULES)
    const wantsErrors = Number(textOf(params.error)) === 1
    const given = params.process_id === undefined || params.process_id === null ? null : textOf(params.process_id).trim()
    const pick = (processId: string) => sorted(queueOf(portal, app.id, actor.connector)
      .filter(row => row.processId === processId && row.hasError === wantsErrors && meets(row))).slice(0, limit)
    const processId = given ?? portal.randomHex(KEY_LENGTH)
    if (given === null)
      markRows(portal, pick(''), processId)
    await portal.pause({ method: 'event.offline.get', userId: actor.user.id })
    const rows = pick(processId)
    const events = rows.map(row => encodeRow(portal, row))
    if (isClearing && rows.length > 0)
      dropRows(portal, row => row.appId === app.id && row.connector === actor.connector && row.processId === processId)
    return { result: { process_id: given !== null || !isClearing ? processId : null, events } }
  },
})

export const offlineList = defineMethod({
  name: 'event.offline.list',
  scope: null,
  doc: `${DOC}/event-offline-list.html`,
  callers,
  undocumented: [lifetime],
  handle(call) {
    const app = administratorsApp(call)
    const params = lowerKeys(call.params)
    const meets = queueFilter(params.filter, LIST_RULES)
    const sorted = queueOrder(params.order, 'ID', LIST_RULES)
    const found = sorted(queueOf(call.portal, app.id, call.actor.connector).filter(meets))
    const { rows, ...counts } = pageOf(found, params)
    return { ...counts, result: rows.map(row => ({ ...encodeRow(call.portal, row), PROCESS_ID: row.processId, ERROR: row.hasError ? '1' : '0' })) }
  },
})

/** @throws {RestError} `ERROR_ARGUMENT` without it. */
function requireProcess(params: Params): string {
  if (params.process_id === undefined || params.process_id === null)
    throw argumentError('PROCESS_ID')
  return textOf(params.process_id).trim()
}

function listOf(value: Json | undefined, complaint: string, argument: string): string[] {
  const values = recordOf(value)
  if (!values)
    throw badArgument(complaint, argument)
  return Object.values(values).map(one => textOf(one).trim())
}

const MESSAGE_COMPLAINT = 'Value must be array of MESSAGE_ID values'
const ID_COMPLAINT = 'Value must be array of integers'

/** Which rows of a process are meant. The page says that `id` counts before `message_id`. */
function namedRows(params: Params): (row: OfflineEvent) => boolean {
  if (params.id !== undefined) {
    const ids = listOf(params.id, ID_COMPLAINT, 'id').map(text => Math.trunc(Number(text)) || 0)
    if (ids.some(id => id <= 0))
      throw badArgument(ID_COMPLAINT, 'id')
    return row => ids.includes(row.id)
  }
  if (params.message_id === undefined)
    return () => true
  const messageIds = listOf(params.message_id, MESSAGE_COMPLAINT, 'message_id')
  if (messageIds.some(text => text.length !== KEY_LENGTH))
    throw badArgument(MESSAGE_COMPLAINT, 'message_id')
  return row => messageIds.includes(row.messageId)
}

export const offlineClear = defineMethod({
  name: 'event.offline.clear',
  scope: null,
  doc: `${DOC}/event-offline-clear.html`,
  callers,
  undocumented: ['An empty `process_id` clears rows nobody has marked (seen in the source).', 'With both `id` and `message_id` the source takes `message_id`, the page `id`: the page is followed.'],
  handle(call) {
    const app = administratorsApp(call)
    const params = lowerKeys(call.params)
    const processId = requireProcess(params)
    const isNamed = namedRows(params)
    dropRows(call.portal, row => row.appId === app.id && row.connector === call.actor.connector && row.processId === processId && isNamed(row))
    return { result: true }
  },
})

export const offlineError = defineMethod({
  name: 'event.offline.error',
  scope: null,
  doc: `${DOC}/event-offline-error.html`,
  callers,
  undocumented: ['A failed row loses its process. A repeat of its event then only moves its time, and one queued before that goes (seen in the source).'],
  handle(call) {
    const app = administratorsApp(call)
    const params = lowerKeys(call.params)
    const processId = requireProcess(params)
    const messageIds = listOf(params.message_id, MESSAGE_COMPLAINT, 'message_id')
    markFailed(call.portal, queueOf(call.portal, app.id, call.actor.connector), processId, messageIds)
    return { result: true }
  },
})
