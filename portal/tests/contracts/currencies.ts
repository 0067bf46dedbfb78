import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency'

const field: Shape = { type: 'string', isRequired: 'boolean', isReadOnly: 'boolean', isImmutable: 'boolean', isMultiple: 'boolean', isDynamic: 'boolean', title: 'string' }

const names = ['CURRENCY', 'AMOUNT_CNT', 'AMOUNT', 'BASE', 'SORT', 'DATE_UPDATE', 'LID', 'FORMAT_STRING', 'FULL_NAME', 'DEC_POINT', 'THOUSANDS_SEP', 'DECIMALS', 'LANG']

const LANG = { en: { DECIMALS: 2, DEC_POINT: '.', FORMAT_STRING: '#¥', FULL_NAME: 'Yuan', HIDE_ZERO: 'Y', THOUSANDS_VARIANT: 'S' } }

const denies = (params: MethodContract['errors'][number]['params']) => ({ name: 'an employee without access to settings', params, as: 'employee' as const, status: 400, error: '' })

export const currencyContracts: MethodContract[] = [
  {
    method: 'crm.currency.add', page: `${pages}-add.html`,
    answers: [{ name: 'answers the code', params: { fields: { CURRENCY: 'CNY', AMOUNT_CNT: 1, AMOUNT: 11.5, SORT: 600, LANG } }, result: 'string' }],
    errors: [denies({ fields: { CURRENCY: 'CNY', AMOUNT_CNT: 1, AMOUNT: 11 } }), { name: 'a currency without a rate', params: { fields: { CURRENCY: 'CNY', AMOUNT_CNT: 1 } }, status: 400, error: 'ERROR_CORE' }],
  },
  {
    method: 'crm.currency.update', page: `${pages}-update.html`,
    answers: [{ name: 'answers true', params: { ID: 'USD', fields: { AMOUNT: 15.3449, LANG } }, result: 'boolean' }],
    errors: [denies({ ID: 'USD', fields: { AMOUNT: 1 } })],
  },
  {
    method: 'crm.currency.delete', page: `${pages}-delete.html`,
    answers: [{ name: 'answers true', params: { id: 'USD' }, result: 'boolean' }],
    errors: [
      denies({ id: 'USD' }),
      { name: 'the base currency', params: { id: 'RUB' }, status: 400, error: '' },
      { name: 'a code that has not three characters', params: { id: 'US' }, status: 400, error: '' },
    ],
  },
  {
    method: 'crm.currency.base.set', page: `${pages}-base-set.html`,
    answers: [{ name: 'answers true', params: { id: 'USD' }, result: 'boolean' }, { name: 'answers false without an error', params: { id: 'XXX' }, result: 'boolean' }],
    errors: [denies({ id: 'USD' })],
  },
  {
    method: 'crm.currency.fields', page: `${pages}-fields.html`,
    answers: [{ name: 'describes the fields', params: {}, result: Object.fromEntries(names.map(name => [name, field])) }],
    errors: [denies({})],
  },
]
