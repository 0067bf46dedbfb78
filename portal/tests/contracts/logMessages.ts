import { asData } from '../crmPortal.ts'
import type { MethodContract, Shape } from './contract.ts'

const page = (name: string) => `https://apidocs.bitrix24.com/api-reference/crm/timeline/logmessage/crm-timeline-logmessage-${name}.html`
const MESSAGE: Shape = { id: 'number', created: 'string', authorId: 'number', title: 'string', text: 'string', iconCode: 'string' }
const fields = { entityTypeId: 1, entityId: 1, title: 'Test title', text: 'Test note', iconCode: 'info' }
const lead = { lead: { method: 'crm.item.add', params: { entityTypeId: 1, fields: { title: 'Lead' } } } }
const written = { ...lead, added: { method: 'crm.timeline.logmessage.add', params: { fields } } }
const idOf = (made: Parameters<typeof asData>[0]) => ({ id: asData(asData(asData(made).added).logMessage).id ?? null })
const missing = (name: string, params: MethodContract['errors'][number]['params'], error = '100') => ({ name, params, status: 400, error })

export const logMessageContracts: MethodContract[] = [
  {
    method: 'crm.timeline.logmessage.add',
    page: page('add'),
    before: lead,
    answers: [{ name: 'answers the entry', params: { fields }, result: { logMessage: MESSAGE } }, { name: 'takes one of a webhook', params: { fields }, as: 'webhook', result: { logMessage: MESSAGE } }],
    errors: [
      missing('a call without fields', {}),
      ...Object.keys(fields).map(name => missing(`an entry without ${name}`, { fields: Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name)) })),
      missing('a record that is not there', { fields: { ...fields, entityId: 99 } }, 'OWNER_NOT_FOUND'),
    ],
  },
  {
    method: 'crm.timeline.logmessage.get',
    page: page('get'),
    before: written,
    answers: [{ name: 'answers the entry', params: idOf, result: { logMessage: MESSAGE } }],
    errors: [missing('a call without an id', {}), missing('an entry that is not there', { id: 99 }, 'NOT_FOUND'), missing('an entry of the portal\'s own', { id: 1 }, 'NOT_FOUND')],
  },
  {
    method: 'crm.timeline.logmessage.list',
    page: page('list'),
    before: written,
    answers: [{ name: 'lists entries', params: { entityTypeId: 1, entityId: 1, order: { id: 'asc' } }, result: [MESSAGE], total: true }],
    errors: [missing('a call without a type', { entityId: 1 }), missing('a call without a record', { entityTypeId: 1 })],
  },
  {
    method: 'crm.timeline.logmessage.delete',
    page: page('delete'),
    before: written,
    answers: [{ name: 'says that it is gone', params: idOf, result: 'boolean' }],
    errors: [
      missing('a call without an id', {}),
      missing('an entry that is not there', { id: 99 }, 'NOT_FOUND'),
      { name: 'a webhook, when an application made it', params: idOf, as: 'webhook', status: 400, error: 'REMOVING_DISABLED' },
    ],
  },
]
