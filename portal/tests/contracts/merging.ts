import type { MethodContract } from './contract.ts'

const page = 'https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-entity-merge-batch.html'

const refuses = (name: string, params: MethodContract['errors'][number]['params'], status = 400) => ({ name, params, status, error: 0 })

export const mergingContracts: MethodContract[] = [
  {
    method: 'crm.entity.mergebatch', page,
    before: {
      first: { method: 'crm.item.add', params: { entityTypeId: 3, fields: { name: 'Vera' } } },
      second: { method: 'crm.item.add', params: { entityTypeId: 3, fields: { name: 'Vera', post: 'Editor' } } },
    },
    answers: [{ name: 'answers the status and the ids that are gone', params: { params: { entityTypeId: 3, entityIds: [1, 2] } }, result: { STATUS: 'string', ENTITY_IDS: ['number'] } }],
    errors: [
      refuses('a call without a type', { params: { entityIds: [1, 2] } }),
      refuses('a call without ids', { params: { entityTypeId: 3 } }),
      refuses('a single id', { params: { entityTypeId: 3, entityIds: [1] } }),
      refuses('a record that there is not', { params: { entityTypeId: 3, entityIds: [1, 9] } }),
      refuses('another type', { params: { entityTypeId: 7, entityIds: [1, 2] } }),
    ],
  },
]
