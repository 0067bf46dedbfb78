import type { CatalogRow, CatalogState, ProductProperty } from './catalogTypes.ts'
import type { PortalState } from './types.ts'

/** Blocks of a fresh portal: products, their variations, and the property by which a variation names its parent. */
export const PRODUCTS_IBLOCK = 23
export const OFFERS_IBLOCK = 24
export const PARENT_PROPERTY = 97

const DEFAULT_DATE = '2024-01-01T10:00:00+03:00'

export function emptyCatalog(): CatalogState {
  return {
    catalogs: [], sections: new Map(), properties: new Map(), enums: new Map(), products: new Map(), values: new Map(), prices: new Map(),
    priceTypes: new Map(), stores: new Map(), storeProducts: new Map(), measures: new Map(), vats: new Map(),
  }
}

/** Gives a fresh portal what every trade catalogue starts with: its two blocks, one price type, one store, units and rates. */
export function addCatalogDefaults({ catalog, counters, settings }: PortalState): void {
  const isRussian = settings.language === 'ru'
  const shared = { iblockTypeId: 'CRM_PRODUCT_CATALOG', lid: 's1', subscription: 'N', vatId: null }
  const name = isRussian ? 'Товарный каталог CRM' : 'CRM product catalog'
  catalog.catalogs.push(
    { id: PRODUCTS_IBLOCK, iblockId: PRODUCTS_IBLOCK, name, productIblockId: null, skuPropertyId: null, ...shared },
    {
      id: OFFERS_IBLOCK, iblockId: OFFERS_IBLOCK, name: isRussian ? `${name} (предложения)` : `${name} (offers)`,
      productIblockId: PRODUCTS_IBLOCK, skuPropertyId: PARENT_PROPERTY, ...shared,
    },
  )
  catalog.properties.set(PARENT_PROPERTY, parentProperty(isRussian))
  fill(catalog.priceTypes, [priceType(isRussian)])
  fill(catalog.stores, [store(isRussian)])
  fill(catalog.measures, isRussian
    ? [measure(1, 6, 'Метр', 'м', 'm', 'MTR'), measure(2, 112, 'Литр', 'л', 'l', 'LTR'), measure(3, 163, 'Грамм', 'г', 'g', 'GRM'), measure(4, 166, 'Килограмм', 'кг', 'kg', 'KGM'), measure(5, 796, 'Штука', 'шт', 'pc. 1', 'PCE. NMB')]
    : [measure(1, 6, 'Meter', 'm', 'm', 'MTR'), measure(2, 112, 'Liter', 'l', 'l', 'LTR'), measure(3, 163, 'Gram', 'g', 'g', 'GRM'), measure(4, 166, 'Kilogram', 'kg', 'kg', 'KGM'), measure(5, 796, 'Piece', 'pcs', 'pc. 1', 'PCE. NMB')])
  fill(catalog.vats, [vat(1, isRussian ? 'Без НДС' : 'No VAT', 0), vat(2, isRussian ? 'НДС 20%' : 'VAT 20%', 20)])
  Object.assign(counters, { catalogProperty: PARENT_PROPERTY + 1, catalogPriceType: 2, catalogStore: 2 })
}

function fill(table: Map<number, CatalogRow>, rows: CatalogRow[]): void {
  for (const row of rows)
    table.set(row.id, row)
}

function parentProperty(isRussian: boolean): ProductProperty {
  return {
    active: 'Y', code: 'CML2_LINK', colCount: 30, defaultValue: null, fileType: null, filtrable: 'N', hint: null, iblockId: OFFERS_IBLOCK, id: PARENT_PROPERTY,
    isRequired: 'N', linkIblockId: PRODUCTS_IBLOCK, listType: 'L', multiple: 'N', multipleCnt: 5, name: isRussian ? 'Элемент каталога' : 'Catalog Element',
    propertyType: 'E', rowCount: 1, searchable: 'N', sort: 5, timestampX: DEFAULT_DATE, userType: 'SKU', userTypeSettings: null, withDescription: 'N', xmlId: 'CML2_LINK',
  }
}

function priceType(isRussian: boolean): CatalogRow {
  return {
    base: 'Y', createdBy: 1, dateCreate: DEFAULT_DATE, id: 1, modifiedBy: 1, name: isRussian ? 'Розничная цена' : 'BASE', sort: 100, timestampX: DEFAULT_DATE, xmlId: 'BASE',
  }
}

function store(isRussian: boolean): CatalogRow {
  return {
    active: 'Y', address: '', code: null, dateCreate: DEFAULT_DATE, dateModify: DEFAULT_DATE, description: null, email: null, gpsN: 0, gpsS: 0, id: 1, imageId: null,
    issuingCenter: 'Y', modifiedBy: 1, phone: null, schedule: null, sort: 100, title: isRussian ? 'Склад' : 'Store', userId: 1, xmlId: null,
  }
}

function measure(id: number, code: number, measureTitle: string, symbol: string, symbolIntl: string, symbolLetterIntl: string): CatalogRow {
  return { code, id, isDefault: code === 796 ? 'Y' : 'N', measureTitle, symbol, symbolIntl, symbolLetterIntl }
}

function vat(id: number, name: string, rate: number): CatalogRow {
  return { active: 'Y', id, name, rate, sort: id * 100, timestampX: DEFAULT_DATE }
}
