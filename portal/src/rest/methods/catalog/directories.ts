import { admit } from '../../../catalog/access.ts'
import type { Admission } from '../../../catalog/access.ts'
import { DENIED, catalogErrors } from '../../../catalog/errors.ts'
import { catalogFields, describeFields, measureFields, priceTypeFields, storeFields, storeProductFields, vatFields } from '../../../catalog/fields.ts'
import { listRows, pickFields, selectedNames } from '../../../catalog/listRows.ts'
import type { FieldMap } from '../../../crm/fields/types.ts'
import type { CatalogRow } from '../../../state/catalogTypes.ts'
import type { PortalState } from '../../../state/types.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition, RestError } from '../../method.ts'
import { requireInteger } from '../crm/call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog'

export const listHabits = [
  'Conditions and orders on fields that do not exist are passed over, texts compare without regard to case; a filter that is no object is refused as on the pages of properties.',
  'start=-1 gives a page without counting, as on the pages of properties.',
]

export const administrators = 'Where the page names administrators, the switch `catalogAccess` lets in who may view the catalogue.'

export interface Directory {
  /** `catalog.catalog` */
  method: string
  /** Page without `-list.html`. */
  page: string
  /** Keys of the answers: one row, many rows. */
  one: string
  many: string
  fields: FieldMap
  rows: (state: PortalState) => Iterable<CatalogRow>
  reader: Admission
  missing: () => RestError
  undocumented?: string[]
}

/** `list`, `get` and `getFields` of rows that are only read. */
export function directoryMethods({ method, page, one, many, fields, rows, reader, missing, undocumented = [] }: Directory): MethodDefinition[] {
  const notes = [...(reader.isAdministrators ? [administrators] : []), ...undocumented]
  const callers = reader.isAdministrators ? 'administrators' : 'who may view the catalogue'
  return [
    defineMethod({
      name: `${method}.list`,
      scope: 'catalog',
      doc: `${page}-list.html`,
      callers,
      undocumented: [...notes, ...listHabits],
      handle(call) {
        admit(call, reader)
        const names = selectedNames(call.params, fields) ?? [...fields.keys()]
        const found = listRows(call.portal.state, call.params, [...rows(call.portal.state)], fields)
        return { result: { [many]: found.rows.map(row => pickFields(row, names)) }, next: found.next, total: found.total }
      },
    }),
    defineMethod({
      name: `${method}.get`,
      scope: 'catalog',
      doc: `${page}-get.html`,
      callers,
      undocumented: notes,
      handle(call) {
        const id = requireInteger(call.params, 'id')
        admit(call, reader)
        const row = [...rows(call.portal.state)].find(found => found.id === id)
        if (!row)
          throw missing()
        return { result: { [one]: pickFields(row, fields.keys()) } }
      },
    }),
    defineMethod({
      name: `${method}.getfields`,
      scope: 'catalog',
      doc: `${page}-get-fields.html`,
      callers,
      undocumented: notes,
      handle(call) {
        admit(call, reader)
        return { result: { [one]: describeFields(fields) } }
      },
    }),
  ]
}

const byAdministrators: Admission = { right: 'view', isAdministrators: true }

/** What products refer to, as far as it is only read here. */
export const directoriesOfCatalog: MethodDefinition[] = [
  ...directoryMethods({
    method: 'catalog.catalog', page: `${pages}/catalog/catalog-catalog`, one: 'catalog', many: 'catalogs', fields: catalogFields,
    rows: state => state.catalog.catalogs, reader: byAdministrators, missing: () => catalogErrors.other('catalog does not exist.'),
    undocumented: ['iblockTypeId is the text the page of types gives; the samples show 0.'],
  }),
  defineMethod({
    name: 'catalog.catalog.isoffers',
    scope: 'catalog',
    doc: `${pages}/catalog/catalog-catalog-is-offers.html`,
    callers: 'administrators',
    undocumented: [administrators],
    handle(call) {
      const id = requireInteger(call.params, 'id')
      admit(call, byAdministrators)
      const catalog = call.portal.state.catalog.catalogs.find(one => one.id === id)
      if (!catalog)
        throw catalogErrors.other('catalog does not exist.')
      return { result: catalog.productIblockId !== null }
    },
  }),
  ...directoryMethods({
    method: 'catalog.pricetype', page: `${pages}/price-type/catalog-price-type`, one: 'priceType', many: 'priceTypes', fields: priceTypeFields,
    rows: state => state.catalog.priceTypes.values(), reader: byAdministrators, missing: () => catalogErrors.numeric(201000000000, 'price type does not exist.'),
    undocumented: ['priceTypes stands inside result; the sample of the list shows it beside.'],
  }),
  ...directoryMethods({
    method: 'catalog.store', page: `${pages}/store/catalog-store`, one: 'store', many: 'stores', fields: storeFields,
    rows: state => state.catalog.stores.values(), reader: byAdministrators, missing: () => catalogErrors.numeric(201100000000, 'store does not exist.'),
  }),
  ...directoryMethods({
    method: 'catalog.storeproduct', page: `${pages}/store-product/catalog-store-product`, one: 'storeProduct', many: 'storeProducts', fields: storeProductFields,
    rows: state => state.catalog.storeProducts.values(), reader: { right: 'view', code: DENIED.catalog }, missing: () => catalogErrors.nameless('Store product does not exist'),
    undocumented: ['Stock comes in by the control API and does not change by itself: nothing here sells or receives.'],
  }),
  ...directoryMethods({
    method: 'catalog.measure', page: `${pages}/measure/catalog-measure`, one: 'measure', many: 'measures', fields: measureFields,
    rows: state => state.catalog.measures.values(), reader: byAdministrators, missing: () => catalogErrors.numeric(200600000020, 'measure does not exist.'),
    undocumented: ['measures stands inside result; the sample of the list shows it beside.'],
  }),
  ...directoryMethods({
    method: 'catalog.vat', page: `${pages}/vat/catalog-vat`, one: 'vat', many: 'vats', fields: vatFields,
    rows: state => state.catalog.vats.values(), reader: byAdministrators, missing: () => catalogErrors.numeric(200800000000, 'vat does not exist.'),
    undocumented: ['vats stands inside result, and one rate under vat; the samples show them otherwise.'],
  }),
]
