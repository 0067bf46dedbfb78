import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog/product'

/** Fields in the samples of get, add and update of all three families. */
const common: { [name: string]: Shape } = {
  active: 'string', available: 'string', bundle: 'string', canBuyZero: 'string', code: 'string|null', createdBy: 'number', dateActiveFrom: 'string|null', dateActiveTo: 'string|null',
  dateCreate: 'string', detailPicture: 'any', detailText: 'string|null', detailTextType: 'string', height: 'number|null', iblockId: 'number', iblockSectionId: 'number|null', id: 'number',
  length: 'number|null', measure: 'number|null', modifiedBy: 'number', name: 'string', previewPicture: 'any', previewText: 'string|null', previewTextType: 'string',
  purchasingCurrency: 'string|null', purchasingPrice: 'string|null', quantity: 'number|null', sort: 'number', subscribe: 'string', timestampX: 'string', type: 'number', vatId: 'number|null',
  vatIncluded: 'string', weight: 'number|null', width: 'number|null', xmlId: 'string',
}

const stock: { [name: string]: Shape } = { quantityReserved: 'number|null', quantityTrace: 'string' }

const one: Shape = { value: 'string', valueId: 'string' }

const described: Shape = { isImmutable: 'boolean', isReadOnly: 'boolean', isRequired: 'boolean', name: 'string', type: 'string' }

const describedProperty: Shape = { ...described as object, isDynamic: 'boolean', isMultiple: 'boolean', propertyType: 'string', userType: 'string' }

interface Family { method: string, page: string, key: string, many: string, written: string, shape: { [name: string]: Shape }, block: number, extra?: { [name: string]: number }, isListedByAll?: boolean }

const refuses = (name: string, params: MethodContract['errors'][number]['params'], error: string | number) => ({ name, params, status: 400, error })

const denies = (params: MethodContract['errors'][number]['params'], error: number) => ({ name: 'an employee', params, as: 'employee' as const, status: 400, error })

/** What the samples of add send, without the long pictures. */
const sample = {
  name: 'Product', active: 'Y', barcodeMulti: 'Y', canBuyZero: 'Y', createdBy: 1, dateActiveFrom: '2024-05-28T10:00:00', dateActiveTo: '2024-05-29T10:00:00',
  dateCreate: '2024-05-27T10:00:00', detailPicture: { fileData: ['detailPicture.png', 'iVBORw0KGgo='] }, detailText: '', detailTextType: 'text', height: 100, length: 100, measure: 5,
  modifiedBy: 1, previewText: '', previewTextType: 'text', purchasingCurrency: 'EUR', purchasingPrice: 1000, quantity: 10, quantityReserved: 1, quantityTrace: 'Y', sort: 100,
  subscribe: 'Y', vatId: 1, vatIncluded: 'Y', weight: 100, width: 100,
}

function family({ method, page, key, many, written, shape, block, extra = {}, isListedByAll }: Family): MethodContract[] {
  const fields = { iblockId: block, ...extra }
  const before: MethodContract['before'] = {
    parent: { method: 'catalog.product.sku.add', params: { fields: { iblockId: 23, name: 'Parent' } } },
    single: { method: 'catalog.productproperty.add', params: { fields: { iblockId: block, name: 'New Line', propertyType: 'S' } } },
    several: { method: 'catalog.productproperty.add', params: { fields: { iblockId: block, name: 'New Line 2', propertyType: 'S', multiple: 'Y' } } },
    row: { method: `${method}.add`, params: { fields: { ...fields, name: 'Altai', code: 'altai', property98: 'test', property99: ['test1', { value: 'test2' }] } } },
  }
  const whole: Shape = { ...shape, property98: one, property99: [one] }
  const parentId: { [name: string]: Shape } = 'parentId' in shape ? { parentId: describedProperty } : {}
  return [
    {
      method: `${method}.list`, page: `${page}-list.html`, before,
      answers: [{
        name: 'answers the selected fields with a total',
        params: { select: ['id', 'iblockId', 'name', 'purchasingPrice', 'property98', 'property99'], filter: { iblockId: block, '>id': 0, property98: 'test' }, order: { id: 'desc' }, start: 0 },
        ...(isListedByAll ? { as: 'employee' as const } : {}),
        result: { [many]: [{ id: 'number', iblockId: 'number', name: 'string', purchasingPrice: 'number|null', property98: one, property99: [one] }] }, total: true,
      }],
      errors: [
        ...(isListedByAll ? [] : [denies({ select: ['id', 'iblockId'], filter: { iblockId: block } }, 200040300010)]),
        refuses('a selection without id and iblockId', { select: ['name'], filter: { iblockId: block } }, 0),
        refuses('a filter without iblockId', { select: ['id', 'iblockId'], filter: { id: 1 } }, 0),
      ],
    },
    {
      method: `${method}.get`, page: `${page}-get.html`, before,
      answers: [{ name: 'answers every field and property', params: { id: 2 }, as: 'webhook', result: { [key]: whole } }],
      errors: [denies({ id: 2 }, 200040300010), refuses('a call without an id', {}, '100'), refuses('a product that there is not', { id: 99 }, 0)],
    },
    {
      method: `${method}.add`, page: `${page}-add.html`, before,
      answers: [{ name: 'answers the new product', params: { fields: { ...fields, ...sample, property98: 'test', property99: ['test1', 'test2'] } }, result: { [written]: whole } }],
      errors: [
        denies({ fields: { ...fields, name: 'A' } }, 200040300040),
        refuses('a block that there is not', { fields: { iblockId: 9, name: 'A' } }, 200040300000),
        refuses('a call without fields', {}, '100'),
        refuses('a section that there is not', { fields: { ...fields, name: 'A', iblockSectionId: 9 } }, 0),
        refuses('a rate that there is not', { fields: { ...fields, name: 'A', vatId: 9 } }, 0),
        refuses('a purchasing currency that there is not', { fields: { ...fields, name: 'A', purchasingCurrency: 'XXX' } }, 0),
        refuses('an author who is not there', { fields: { ...fields, name: 'A', createdBy: 99 } }, 0),
        refuses('a changer who is not there', { fields: { ...fields, name: 'A', modifiedBy: 99 } }, 0),
        refuses('a product without a name', { fields: { ...fields } }, 0),
        refuses('a code that is taken', { fields: { ...fields, name: 'A', code: 'altai' } }, 0),
      ],
    },
    {
      method: `${method}.update`, page: `${page}-update.html`, before,
      answers: [{ name: 'answers the changed product', params: { id: 2, fields: { name: 'Product', property98: { value: 'test' } } }, result: { [written]: whole } }],
      errors: [
        denies({ id: 2, fields: { name: 'A' } }, 200040300040),
        refuses('a call without an id', { fields: { name: 'A' } }, '100'),
        refuses('a call without fields', { id: 2 }, '100'),
        refuses('a section that there is not', { id: 2, fields: { iblockSectionId: 9 } }, 0),
        refuses('a product that there is not', { id: 99, fields: { name: 'A' } }, 0),
      ],
    },
    {
      method: `${method}.delete`, page: `${page}-delete.html`, before,
      answers: [{ name: 'answers true', params: { id: 2 }, result: 'boolean' }],
      errors: [denies({ id: 2 }, 200040300040)],
    },
    {
      method: `${method}.download`, page: `${page}-download.html`, before, answers: [],
      errors: [
        denies({ fields: { fileId: 1, productId: 2, fieldName: 'DETAIL_PICTURE' } }, 200040300010),
        refuses('a product that there is not', { fields: { fileId: 1, productId: 99, fieldName: 'DETAIL_PICTURE' } }, 0),
        refuses('a property that is no file', { fields: { fileId: 1, productId: 2, fieldName: 'PROPERTY_98' } }, 0),
        refuses('a file that there is not', { fields: { fileId: 99, productId: 2, fieldName: 'DETAIL_PICTURE' } }, 0),
        refuses('missing fields', { fields: { productId: 2 } }, 0),
      ],
    },
    {
      method: `${method}.getfieldsbyfilter`, page: `${page}-get-fields-by-filter.html`, before,
      answers: [{
        name: 'describes fields and properties', params: { filter: { iblockId: block } },
        result: {
          [key]: {
            ...Object.fromEntries([...Object.keys(common), ...Object.keys(stock), 'negativeAmountTrace', 'priceType'].map(name => [name, described])), ...parentId, property98: describedProperty,
            property99: describedProperty,
          },
        },
      }],
      errors: [denies({ filter: { iblockId: block } }, 200040300010), refuses('a call without a filter', {}, '100'), refuses('a filter without iblockId', { filter: { id: 1 } }, 0)],
    },
  ]
}

export const productContracts: MethodContract[] = [
  ...family({ method: 'catalog.product', page: `${pages}/catalog-product`, key: 'product', many: 'products', written: 'element', shape: { ...common, ...stock }, block: 23, isListedByAll: true }),
  ...family({ method: 'catalog.product.sku', page: `${pages}/sku/catalog-product-sku`, key: 'sku', many: 'units', written: 'sku', shape: common, block: 23 }),
  ...family({
    method: 'catalog.product.offer', page: `${pages}/offer/catalog-product-offer`, key: 'offer', many: 'offers', written: 'offer', shape: { ...common, ...stock, parentId: one }, block: 24,
    extra: { parentId: 1 },
  }),
]
