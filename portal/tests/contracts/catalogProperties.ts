import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog'

const property: Shape = {
  active: 'string', code: 'string|null', colCount: 'number', defaultValue: 'any', fileType: 'string|null', filtrable: 'string', hint: 'string|null', iblockId: 'number', id: 'number',
  isRequired: 'string', linkIblockId: 'number|null', listType: 'string', multiple: 'string', multipleCnt: 'number|null', name: 'string', propertyType: 'string', rowCount: 'number',
  searchable: 'string', sort: 'number|null', timestampX: 'string', userType: 'string|null', userTypeSettings: 'any', withDescription: 'string|null', xmlId: 'string|null',
}

const value: Shape = { def: 'string', id: 'number', propertyId: 'number', sort: 'number', value: 'string', xmlId: 'string' }

const field: Shape = { isImmutable: 'boolean', isReadOnly: 'boolean', isRequired: 'boolean', type: 'string' }

const described = (shape: Shape): Shape => Object.fromEntries(Object.keys(shape as { [name: string]: Shape }).map(name => [name, field]))

const before = {
  brand: { method: 'catalog.productproperty.add', params: { fields: { iblockId: 23, name: 'Brand', propertyType: 'L' } } },
  first: { method: 'catalog.productpropertyenum.add', params: { fields: { propertyId: 98, value: 'first', xmlId: '1' } } },
}

const refuses = (name: string, params: MethodContract['errors'][number]['params'], error: string) => ({ name, params, status: 400, error })

const denies = (params: MethodContract['errors'][number]['params']) => ({ name: 'an employee who may only look', params, as: 'employee' as const, status: 400, error: '0' })

export const catalogPropertyContracts: MethodContract[] = [
  {
    method: 'catalog.productproperty.list', page: `${pages}/product-property/catalog-product-property-list.html`, before,
    answers: [
      {
        name: 'answers the selected fields to who may view the catalogue', params: { select: ['iblockId', 'id', 'name', 'propertyType'], filter: { iblockId: 23, '@propertyType': ['L', 'S'] }, order: { id: 'ASC' } },
        as: 'employee', result: { productProperties: [{ iblockId: 'number', id: 'number', name: 'string', propertyType: 'string' }] }, total: true,
      },
      { name: 'answers properties of all blocks without a filter', params: {}, result: { productProperties: [property] }, total: true },
    ],
    errors: [refuses('a filter that is no object', { filter: 'x' }, '100'), refuses('a selection that is no list', { select: 'x' }, '100'), refuses('an order that is no object', { order: 'x' }, '100')],
  },
  {
    method: 'catalog.productproperty.get', page: `${pages}/product-property/catalog-product-property-get.html`, before,
    answers: [{ name: 'answers every field', params: { id: 98 }, as: 'employee', result: { productProperty: property } }],
    errors: [refuses('a property that there is not', { id: 9 }, '')],
  },
  {
    method: 'catalog.productproperty.getfields', page: `${pages}/product-property/catalog-product-property-get-fields.html`,
    answers: [{ name: 'describes the fields', params: {}, as: 'employee', result: { productProperty: described(property) } }],
    errors: [],
  },
  {
    method: 'catalog.productproperty.add', page: `${pages}/product-property/catalog-product-property-add.html`,
    answers: [{
      name: 'answers the new property',
      params: { fields: { iblockId: 23, name: 'Category', propertyType: 'S', userType: 'directory', code: 'CATEGORY', sort: 100, userTypeSettings: { group: 'N', size: 1 } } }, result: { productProperty: property },
    }],
    errors: [
      denies({ fields: { iblockId: 23, name: 'A', propertyType: 'S' } }),
      refuses('missing fields', { fields: { iblockId: 23 } }, '0'),
      refuses('a block that is no catalogue', { fields: { iblockId: 9, name: 'A', propertyType: 'S' } }, '0'),
      refuses('a type that does not fit', { fields: { iblockId: 23, name: 'A', propertyType: 'S', userType: 'BoolEnum' } }, '0'),
      refuses('settings that are no object', { fields: { iblockId: 23, name: 'A', propertyType: 'S', userTypeSettings: 'x' } }, '0'),
      refuses('a code that begins with a digit', { fields: { iblockId: 23, name: 'A', propertyType: 'S', code: '1A' } }, '0'),
      refuses('a text for a number', { fields: { iblockId: 23, name: 'A', propertyType: 'S', sort: 'x' } }, '0'),
    ],
  },
  {
    method: 'catalog.productpropertyenum.list', page: `${pages}/product-property-enum/catalog-product-property-enum-list.html`, before,
    answers: [{ name: 'answers the values of a property', params: { filter: { propertyId: 98 } }, as: 'employee', result: { productPropertyEnums: [value] }, total: true }],
    errors: [refuses('a filter that is no object', { filter: 'x' }, '100'), refuses('a selection that is no list', { select: 'x' }, '100'), refuses('an order that is no object', { order: 'x' }, '100')],
  },
  {
    method: 'catalog.productpropertyenum.get', page: `${pages}/product-property-enum/catalog-product-property-enum-get.html`, before,
    answers: [{ name: 'answers one value', params: { id: 1 }, as: 'employee', result: { productPropertyEnum: value } }],
    errors: [refuses('a value that there is not', { id: 9 }, '0'), refuses('a call without an id', {}, '100')],
  },
  {
    method: 'catalog.productpropertyenum.getfields', page: `${pages}/product-property-enum/catalog-product-property-enum-get-fields.html`,
    answers: [{ name: 'describes the fields', params: {}, as: 'employee', result: { productPropertyEnum: described(value) } }],
    errors: [],
  },
  {
    method: 'catalog.productpropertyenum.add', page: `${pages}/product-property-enum/catalog-product-property-enum-add.html`, before,
    answers: [{ name: 'answers the new value', params: { fields: { propertyId: 98, value: 'Average', xmlId: 'M', def: 'Y', sort: 100 } }, result: { productPropertyEnum: value } }],
    errors: [
      denies({ fields: { propertyId: 98, value: 'A', xmlId: 'A' } }),
      refuses('a property that there is not', { fields: { propertyId: 9, value: 'A', xmlId: 'A' } }, '0'),
      refuses('a property that is no list', { fields: { propertyId: 97, value: 'A', xmlId: 'A' } }, '0'),
      refuses('a value without xmlId', { fields: { propertyId: 98, value: 'A' } }, '0'),
      refuses('an xmlId that is taken', { fields: { propertyId: 98, value: 'A', xmlId: '1' } }, '0'),
    ],
  },
]
