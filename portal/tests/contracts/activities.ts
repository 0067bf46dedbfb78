import type { Json } from '../../src/state/types.ts'
import type { MethodContract, Shape } from './contract.ts'

const configurable = (name: string) => `https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-${name}.html`
const base = (name: string) => `https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-${name}.html`

/** https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/layout.html */
export const LAYOUT: { [key: string]: Json } = {
  icon: { code: 'call-completed' },
  header: { title: 'Incoming call', tags: { status2: { type: 'warning', title: 'not transcribed' } } },
  body: {
    logo: { code: 'call-incoming', action: { type: 'redirect', uri: '/crm/deal/details/123/' } },
    blocks: {
      client: { type: 'withTitle', properties: { title: 'Client', inline: true, block: { type: 'text', properties: { value: 'Müller GmbH' } } } },
      responsible: {
        type: 'lineOfBlocks',
        properties: {
          blocks: {
            client: { type: 'link', properties: { text: 'Klaus Weber', bold: true, action: { type: 'redirect', uri: '/crm/lead/details/789/' } } },
            phone: { type: 'text', properties: { value: '+49 999 888 7777' } },
          },
        },
      },
    },
  },
  footer: {
    buttons: { startCall: { title: 'About client', action: { type: 'openRestApp', actionParams: { clientId: 456 } }, type: 'primary' } },
    menu: {
      showPostponeItem: 'false',
      items: {
        confirm: { title: 'Confirm request', action: { type: 'restEvent', id: 'confirm', animationType: 'loader' } },
        decline: { title: 'Reject request', action: { type: 'restEvent', id: 'decline', animationType: 'loader' } },
      },
    },
  },
}

const fields = { typeId: 'CONFIGURABLE', completed: true, deadline: '2025-02-01T01:00:00+03:00', pingOffsets: [60, 300], isIncomingChannel: 'N', responsibleId: 1 }
const order = { ownerTypeId: 1, ownerId: 1, fields, layout: LAYOUT }
const lead = { lead: { method: 'crm.item.add', params: { entityTypeId: 1, fields: { title: 'Lead' } } } }
const added = { ...lead, activity: { method: 'crm.activity.configurable.add', params: order } }
const onlyApplications = (params: { [key: string]: Json }) => ({ name: 'a webhook', params, as: 'webhook' as const, status: 400, error: 'ERROR_WRONG_CONTEXT' })
const refuses = (name: string, params: { [key: string]: Json }, error: string) => ({ name, params, status: 400, error })
const without = (name: keyof typeof order) => Object.fromEntries(Object.entries(order).filter(([key]) => key !== name))

const FIELDS: Shape = {
  typeId: 'string', completed: 'boolean', deadline: 'string', pingOffsets: ['number'], isIncomingChannel: 'boolean', responsibleId: 'number',
  badgeCode: 'string', originatorId: 'string|null', originId: 'string|null',
}

const ACTIVITY: Shape = {
  ID: 'string', OWNER_ID: 'string', OWNER_TYPE_ID: 'string', TYPE_ID: 'string', PROVIDER_ID: 'string', PROVIDER_TYPE_ID: 'string', PROVIDER_GROUP_ID: 'null', ASSOCIATED_ENTITY_ID: 'string',
  SUBJECT: 'string', CREATED: 'string', LAST_UPDATED: 'string', START_TIME: 'string', END_TIME: 'string|null', DEADLINE: 'string|null', COMPLETED: 'string', STATUS: 'string', RESPONSIBLE_ID: 'string',
  PRIORITY: 'string', NOTIFY_TYPE: 'string', NOTIFY_VALUE: 'string', DESCRIPTION: 'string', DESCRIPTION_TYPE: 'string', DIRECTION: 'string', LOCATION: 'string', SETTINGS: ['any'],
  ORIGINATOR_ID: 'string|null', ORIGIN_ID: 'string|null', AUTHOR_ID: 'string', EDITOR_ID: 'string', PROVIDER_PARAMS: ['any'], PROVIDER_DATA: 'null',
  RESULT_MARK: 'string', RESULT_VALUE: 'null', RESULT_SUM: 'null', RESULT_CURRENCY_ID: 'null', RESULT_STATUS: 'string', RESULT_STREAM: 'string', RESULT_SOURCE_ID: 'null', AUTOCOMPLETE_RULE: 'string',
}

const wrongFields = [
  ['a type that is not there', { typeId: 'OTHER' }, 'WRONG_FIELD_VALUE'],
  ['a badge that is not there', { badgeCode: 'CUSTOM' }, 'WRONG_FIELD_VALUE'],
  ['a deadline that is no date', { deadline: 'soon' }, 'WRONG_FIELD_VALUE'],
  ['an incoming one with a deadline', { isIncomingChannel: 'Y' }, 'INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE'],
] as const

const commonErrors = (params: { [key: string]: Json }) => [
  onlyApplications(params),
  ...wrongFields.map(([name, wrong, error]) => refuses(name, { ...params, fields: { ...fields, ...wrong } }, error)),
  refuses('an empty layout', { ...params, layout: {} }, 'ERROR_EMPTY_LAYOUT'),
  refuses('a layout without its body', { ...params, layout: { icon: { code: 'info' }, header: { title: 'Title' } } }, 'FIELD_IS_REQUIRED'),
]

/** Activities that applications draw, and what all activities have in common. */
export const activityContracts: MethodContract[] = [
  {
    method: 'crm.activity.configurable.add',
    page: configurable('add'),
    before: lead,
    answers: [{ name: 'answers the id', params: order, result: { activity: { id: 'number' } } }, { name: 'takes one of an employee', params: order, as: 'employee', result: { activity: { id: 'number' } } }],
    errors: [
      ...commonErrors(order),
      refuses('a call without an owner', without('ownerId'), '100'),
      refuses('a call without its type', without('ownerTypeId'), '100'),
      refuses('a call without fields', without('fields'), '100'),
      refuses('a call without a layout', without('layout'), '100'),
    ],
  },
  {
    method: 'crm.activity.configurable.update',
    page: configurable('update'),
    before: added,
    answers: [{ name: 'answers the id', params: { id: 1, fields, layout: LAYOUT }, result: { activity: { id: 'number' } } }],
    errors: [
      ...commonErrors({ id: 1, fields, layout: LAYOUT }),
      refuses('one that is not there', { id: 99, fields, layout: LAYOUT }, 'NOT_FOUND'),
      refuses('a call without fields', { id: 1, layout: LAYOUT }, '100'),
      refuses('a call without a layout', { id: 1, fields }, '100'),
    ],
  },
  {
    method: 'crm.activity.configurable.get',
    page: configurable('get'),
    before: added,
    answers: [{ name: 'answers fields and layout', params: { id: 1 }, result: { activity: { id: 'number', ownerTypeId: 'number', ownerId: 'number', fields: FIELDS, layout: { icon: 'any', header: 'any', body: 'any', footer: 'any' } } } }],
    errors: [onlyApplications({ id: 1 }), refuses('one that is not there', { id: 99 }, 'NOT_FOUND')],
  },
  {
    method: 'crm.activity.get',
    page: base('get'),
    before: added,
    answers: [{ name: 'answers the fields', params: { id: 1 }, result: ACTIVITY }],
    errors: [refuses('one that is not there', { id: 99 }, ''), { name: 'a webhook', params: { id: 1 }, as: 'webhook', status: 400, error: '' }],
  },
  {
    method: 'crm.activity.list',
    page: base('list'),
    before: added,
    answers: [
      { name: 'lists what the filter finds', params: { order: { ID: 'DESC' }, filter: { OWNER_TYPE_ID: 1, OWNER_ID: 1, PROVIDER_ID: 'CONFIGURABLE_REST_APP' } }, result: [ACTIVITY], total: true },
      { name: 'takes bindings and a selection', params: { filter: { BINDINGS: [{ OWNER_TYPE_ID: 1, OWNER_ID: 1 }] }, select: ['ID', 'COMMUNICATIONS'] }, as: 'webhook', result: [{ ID: 'string', COMMUNICATIONS: ['any'] }], total: true },
    ],
    errors: [],
  },
  {
    method: 'crm.activity.delete',
    page: base('delete'),
    before: added,
    answers: [{ name: 'says that it is gone', params: { id: 1 }, result: 'boolean' }],
    errors: [refuses('one that is not there', { id: 99 }, ''), { name: 'a webhook', params: { id: 1 }, as: 'webhook', status: 400, error: '' }],
  },
]
