import type { MethodContract } from './contract.ts'

const refuses = (name: string, params: MethodContract['errors'][number]['params'], error: string) => ({ name, params, status: 400, error })

export const duplicateContracts: MethodContract[] = [
  {
    method: 'crm.duplicate.findbycomm',
    page: 'https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html',
    before: {
      contact: { method: 'crm.item.add', params: { entityTypeId: 3, fields: { name: 'Vera', fm: [{ typeId: 'PHONE', valueType: 'WORK', value: '8976543' }] } } },
      company: { method: 'crm.item.add', params: { entityTypeId: 4, fields: { title: 'Lis', fm: [{ typeId: 'PHONE', valueType: 'WORK', value: '11223355' }] } } },
    },
    answers: [
      { name: 'finds contacts by phone', params: { entity_type: 'CONTACT', type: 'PHONE', values: ['8976543', '11223355'] }, result: { CONTACT: ['number'] } },
      { name: 'finds every type without one', params: { type: 'PHONE', values: ['8976543', '11223355'] }, as: 'webhook', result: { CONTACT: ['number'], COMPANY: ['number'] } },
    ],
    errors: [
      refuses('a call without a type', { values: ['8976543'] }, 'Communication type is not defined'),
      refuses('another type of communication', { type: 'IM', values: ['vera'] }, 'Communication type \'IM\' is not supported in current context'),
      refuses('a call without values', { type: 'PHONE' }, 'Communication values is not defined'),
    ],
  },
]
