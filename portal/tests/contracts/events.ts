import type { MethodContract } from './contract.ts'

const page = (name: string) => `https://apidocs.bitrix24.com/api-reference/events/${name}.html`
const EVENT = 'ONCRMDEALADD'
const HANDLER = 'https://www.my-domain.com/handler/'
const subscribed = { bound: { method: 'event.bind', params: { event: EVENT, handler: HANDLER } } }
const subscribedOffline = { bound: { method: 'event.bind', params: { event: EVENT, event_type: 'offline' } } }
const onlyAdministrators = { name: 'an employee', params: {}, as: 'employee', status: 403, error: 'ACCESS_DENIED' } as const
const onlyApplications = { name: 'a webhook', params: {}, as: 'webhook', status: 403, error: 'WRONG_AUTH_TYPE' } as const
const wrong = (name: string, params: MethodContract['errors'][number]['params']) => ({ name, params, status: 400, error: 'ERROR_ARGUMENT' })

const ROW = { ID: 'string', TIMESTAMP_X: 'string', EVENT_NAME: 'string', EVENT_DATA: 'any', EVENT_ADDITIONAL: { user_id: 'string' }, MESSAGE_ID: 'string' }

const wrongQueries = [
  wrong('a field outside the list', { filter: { '=APP_ID': 1 } }),
  wrong('an operation outside the list', { filter: { '!ID': 1 } }),
  wrong('a filter that is no object', { filter: 'ID' }),
  wrong('an order that is no object', { order: 'ID' }),
  wrong('an order by another field', { order: { APP_ID: 'ASC' } }),
  wrong('a direction that is none', { order: { ID: 'UP' } }),
]

/** Subscriptions and the offline queue. */
export const eventContracts: MethodContract[] = [
  {
    method: 'events',
    page: page('events'),
    answers: [
      { name: 'lists what the application may bind', params: {}, result: ['string'] },
      { name: 'lists everything', params: { FULL: true }, as: 'employee', result: ['string'] },
      { name: 'lists one scope', params: { SCOPE: 'crm' }, result: ['string'] },
    ],
    errors: [onlyApplications],
  },
  {
    method: 'event.bind',
    page: page('event-bind'),
    before: subscribed,
    answers: [
      { name: 'binds an online event for an employee', params: { event: EVENT, handler: HANDLER }, as: 'employee', result: 'boolean' },
      { name: 'binds an offline event without a handler', params: { event: EVENT, event_type: 'offline' }, result: 'boolean' },
    ],
    errors: [
      onlyApplications,
      { name: 'an event that is not there', params: { event: 'ONNOTHING', handler: HANDLER }, status: 400, error: 'ERROR_EVENT_NOT_FOUND' },
      { name: 'an offline event of an employee', params: { event: EVENT, event_type: 'offline' }, as: 'employee', status: 403, error: 'ACCESS_DENIED' },
      { name: 'another user named by an employee', params: { event: EVENT, handler: HANDLER, auth_type: 1 }, as: 'employee', status: 403, error: 'ACCESS_DENIED' },
      wrong('a call without an event', { handler: HANDLER }),
      wrong('an online event without a handler', { event: EVENT }),
      wrong('a type that is none', { event: EVENT, handler: HANDLER, event_type: 'sometimes' }),
      wrong('an offline notice about the queue', { event: 'ONOFFLINEEVENT', event_type: 'offline' }),
      { name: 'a host without a dot', params: { event: EVENT, handler: 'https://domain/handler/' }, status: 400, error: 'ERROR_WRONG_HANDLER_URL' },
      { name: 'another protocol', params: { event: EVENT, handler: 'ftp://www.my-domain.com/' }, status: 400, error: 'ERROR_UNSUPPORTED_PROTOCOL' },
      { name: 'the same handler once more', params: { event: EVENT, handler: HANDLER }, status: 400, error: 'ERROR_CORE' },
    ],
  },
  {
    method: 'event.unbind',
    page: page('event-unbind'),
    before: subscribed,
    answers: [{ name: 'counts what it removed', params: { event: EVENT, handler: HANDLER }, result: { count: 'number' } }],
    errors: [
      onlyApplications,
      wrong('a call without an event', { handler: HANDLER }),
      wrong('an online event without a handler', { event: EVENT }),
      wrong('a type that is none', { event: EVENT, handler: HANDLER, event_type: 'sometimes' }),
      { name: 'an offline event of an employee', params: { event: EVENT, event_type: 'offline' }, as: 'employee', status: 403, error: 'ACCESS_DENIED' },
      { name: 'another user named by an employee', params: { event: EVENT, handler: HANDLER, auth_type: 1 }, as: 'employee', status: 403, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'event.get',
    page: page('event-get'),
    before: subscribed,
    answers: [
      { name: 'lists handlers', params: {}, result: [{ event: 'string', handler: 'string', auth_type: 'string', offline: 'number' }] },
      { name: 'lists an employee his own', params: {}, as: 'employee', result: [{ event: 'string', handler: 'string', auth_type: 'string', offline: 'number' }] },
    ],
    errors: [onlyApplications],
  },
  {
    method: 'event.offline.get',
    page: page('event-offline-get'),
    before: { ...subscribedOffline },
    answers: [
      { name: 'gives rows and removes them', params: {}, result: { process_id: 'null', events: [ROW] } },
      { name: 'gives rows and marks them', params: { clear: 0 }, result: { process_id: 'string', events: [ROW] } },
      { name: 'takes filter, order and limit', params: { filter: { '>=ID': 1, '=EVENT_NAME': EVENT }, order: { ID: 'DESC' }, limit: 10, error: 1 }, result: { process_id: 'null', events: [ROW] } },
    ],
    errors: [
      onlyAdministrators,
      onlyApplications,
      wrong('a limit below 1', { limit: 0 }),
      wrong('a list in the filter', { filter: { '=ID': [1, 2] } }),
      wrong('a field of the list method', { filter: { PROCESS_ID: '' } }),
      ...wrongQueries,
    ],
  },
  {
    method: 'event.offline.list',
    page: page('event-offline-list'),
    before: subscribedOffline,
    answers: [{ name: 'gives rows and leaves them', params: { filter: { ERROR: 0, PROCESS_ID: '' }, order: { PROCESS_ID: 'ASC' } }, result: [{ ...ROW, PROCESS_ID: 'string', ERROR: 'string' }], total: true }],
    errors: [onlyAdministrators, onlyApplications, ...wrongQueries],
  },
  {
    method: 'event.offline.clear',
    page: page('event-offline-clear'),
    answers: [
      { name: 'clears a process', params: { process_id: 'yh3gu929sf0d32lsfysqas2y1hlpp09q' }, result: 'boolean' },
      { name: 'clears named rows of it', params: { process_id: 'yh3gu929sf0d32lsfysqas2y1hlpp09q', id: [2] }, result: 'boolean' },
      { name: 'clears named messages of it', params: { process_id: 'yh3gu929sf0d32lsfysqas2y1hlpp09q', message_id: ['b0c7f7c2a3f1e4d5c6b7a8f9e0d1c2b3'] }, result: 'boolean' },
    ],
    errors: [
      onlyAdministrators,
      onlyApplications,
      wrong('a call without a process', { id: [2] }),
      wrong('ids that are no list', { process_id: 'p', id: 2 }),
      wrong('an id below 1', { process_id: 'p', id: [0] }),
      wrong('messages that are no list', { process_id: 'p', message_id: 'b0c7f7c2a3f1e4d5c6b7a8f9e0d1c2b3' }),
      wrong('a message that is not 32 characters long', { process_id: 'p', message_id: ['1'] }),
    ],
  },
  {
    method: 'event.offline.error',
    page: page('event-offline-error'),
    answers: [{ name: 'marks messages', params: { process_id: 'yh3gu929sf0d32lsfysqas2y1hlpp09q', message_id: ['b0c7f7c2a3f1e4d5c6b7a8f9e0d1c2b3'] }, result: 'boolean' }],
    errors: [onlyAdministrators, onlyApplications, wrong('a call without a process', { message_id: [] }), wrong('a call without messages', { process_id: 'p' })],
  },
]
