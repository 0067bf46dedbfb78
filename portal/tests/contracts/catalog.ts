import type { MethodContract, Shape } from './contract.ts'
import { catalogPriceContracts } from './catalogPrices.ts'
import { catalogPropertyContracts } from './catalogProperties.ts'
import { catalogSectionContracts } from './catalogSections.ts'
import { productContracts } from './catalogProducts.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog'

const field: Shape = { isImmutable: 'boolean', isReadOnly: 'boolean', isRequired: 'boolean', type: 'string' }

const described = (...names: string[]): Shape => Object.fromEntries(names.map(name => [name, field]))

const DENIED = 200040300010

const catalog: Shape = {
  iblockId: 'number', iblockTypeId: 'any', id: 'number', lid: 'string', name: 'string', productIblockId: 'number|null', skuPropertyId: 'number|null', subscription: 'string', vatId: 'number|null',
}

const priceType: Shape = {
  base: 'string', createdBy: 'number', dateCreate: 'string', id: 'number', modifiedBy: 'number', name: 'string', sort: 'number', timestampX: 'string', xmlId: 'string',
}

const store: Shape = {
  active: 'string', address: 'string', code: 'string|null', dateCreate: 'string', dateModify: 'string', description: 'string|null', email: 'string|null', gpsN: 'number', gpsS: 'number',
  id: 'number', imageId: 'any', issuingCenter: 'string', modifiedBy: 'number', phone: 'string|null', schedule: 'string|null', sort: 'number', title: 'string', userId: 'number', xmlId: 'string|null',
}

const measure: Shape = { code: 'number', id: 'number', isDefault: 'string', measureTitle: 'string', symbol: 'string', symbolIntl: 'string', symbolLetterIntl: 'string' }

const vat: Shape = { active: 'string', id: 'number', name: 'string', rate: 'number', sort: 'number', timestampX: 'string' }

interface Directory { method: string, page: string, one: string, many: string, row: Shape, sample: Shape, select: string[], missing: number }

/** Lists, rows and descriptions that only administrators read. */
function directory({ method, page, one, many, row, sample, select, missing }: Directory): MethodContract[] {
  const denied = { name: 'an employee', params: { id: 1 }, as: 'employee' as const, status: 400, error: DENIED }
  return [
    {
      method: `${method}.list`, page: `${pages}/${page}-list.html`,
      answers: [
        { name: 'answers the selected fields with a total', params: { select, filter: { '>id': 0 }, order: { id: 'asc' }, start: 0 }, result: { [many]: [sample] }, total: true },
        { name: 'answers all fields without a selection', params: {}, as: 'webhook', result: { [many]: [row] }, total: true },
      ],
      errors: [denied],
    },
    {
      method: `${method}.get`, page: `${pages}/${page}-get.html`,
      answers: [{ name: 'answers every field', params: { id: one === 'catalog' ? 23 : 1 }, result: { [one]: row } }],
      errors: [
        denied,
        { name: 'a call without an id', params: {}, status: 400, error: '100' },
        { name: 'an id that there is not', params: { id: 999 }, status: 400, error: missing },
      ],
    },
    {
      method: `${method}.getfields`, page: `${pages}/${page}-get-fields.html`,
      answers: [{ name: 'describes the fields', params: {}, result: { [one]: described(...Object.keys(row as { [name: string]: Shape })) } }],
      errors: [denied],
    },
  ]
}

export const catalogContracts: MethodContract[] = [
  ...directory({
    method: 'catalog.catalog', page: 'catalog/catalog-catalog', one: 'catalog', many: 'catalogs', row: catalog, select: ['id', 'iblockId', 'productIblockId'],
    sample: { id: 'number', iblockId: 'number', productIblockId: 'number|null' }, missing: 0,
  }),
  {
    method: 'catalog.catalog.isoffers', page: `${pages}/catalog/catalog-catalog-is-offers.html`,
    answers: [{ name: 'answers yes or no', params: { id: 24 }, result: 'boolean' }],
    errors: [
      { name: 'an employee', params: { id: 24 }, as: 'employee', status: 400, error: DENIED },
      { name: 'a call without an id', params: {}, status: 400, error: '100' },
      { name: 'a block that there is not', params: { id: 9 }, status: 400, error: 0 },
    ],
  },
  ...directory({
    method: 'catalog.pricetype', page: 'price-type/catalog-price-type', one: 'priceType', many: 'priceTypes', row: priceType, select: ['id', 'name', 'xmlId'],
    sample: { id: 'number', name: 'string', xmlId: 'string' }, missing: 201000000000,
  }),
  ...directory({
    method: 'catalog.store', page: 'store/catalog-store', one: 'store', many: 'stores', row: store, select: ['id', 'title'], sample: { id: 'number', title: 'string' },
    missing: 201100000000,
  }),
  ...directory({
    method: 'catalog.measure', page: 'measure/catalog-measure', one: 'measure', many: 'measures', row: measure, select: ['code', 'id', 'symbolIntl'],
    sample: { code: 'number', id: 'number', symbolIntl: 'string' }, missing: 200600000020,
  }),
  ...directory({
    method: 'catalog.vat', page: 'vat/catalog-vat', one: 'vat', many: 'vats', row: vat, select: ['id', 'name', 'rate'], sample: { id: 'number', name: 'string', rate: 'number' },
    missing: 200800000000,
  }),
  ...catalogSectionContracts, ...catalogPropertyContracts, ...productContracts, ...catalogPriceContracts,
]
