import type { Json } from './types.ts'

/** What somebody may do with the trade catalogue; administrators pass every check. */
export interface CatalogRights {
  /** "View product catalog". */
  view: boolean
  /** Change products, sections and properties. */
  edit?: boolean
  /** "Change product sale price". */
  changePrices?: boolean
}

/** A row under the names in which `catalog.*` answers it. */
export interface CatalogRow { id: number, [field: string]: Json }

/** A trade catalogue: an information block of products, or of their variations. */
export interface TradeCatalog extends CatalogRow {
  iblockId: number
  name: string
  /** Block of the parent products, and the property that names the parent: variations only. */
  productIblockId: number | null
  skuPropertyId: number | null
}

export interface CatalogSection extends CatalogRow { iblockId: number, iblockSectionId: number | null, name: string, sort: number }

/** A property of products, `propertyN` in their fields. */
export interface ProductProperty extends CatalogRow {
  iblockId: number
  name: string
  code: string | null
  /** `N` number, `S` text, `L` list, `F` file, `E` element, `G` section. */
  propertyType: string
  userType: string | null
  multiple: 'Y' | 'N'
}

export interface PropertyEnum extends CatalogRow { propertyId: number, value: string, xmlId: string, def: 'Y' | 'N', sort: number }

/** One value of a property; of a file the id of the stored file, of a list the id of its value. */
export interface PropertyValue { valueId: number, value: Json }

/** 1 simple product, 3 parent with variations, 4 variation, 5 variation without a parent, 6 parent without variations, 7 service. */
export type ProductType = 1 | 3 | 4 | 5 | 6 | 7

export interface CatalogProduct extends CatalogRow {
  iblockId: number
  name: string
  type: ProductType
  iblockSectionId: number | null
}

export interface CatalogPrice extends CatalogRow { productId: number, catalogGroupId: number, price: number, currency: string }

export interface StoreProduct extends CatalogRow { productId: number, storeId: number, amount: number | null, quantityReserved: number | null }

/** Products, what they consist of and what they cost. */
export interface CatalogState {
  catalogs: TradeCatalog[]
  sections: Map<number, CatalogSection>
  properties: Map<number, ProductProperty>
  enums: Map<number, PropertyEnum>
  /** Parents and variations too; property values lie apart. */
  products: Map<number, CatalogProduct>
  /** By product, then by property. */
  values: Map<number, Record<number, PropertyValue[]>>
  prices: Map<number, CatalogPrice>
  priceTypes: Map<number, CatalogRow>
  stores: Map<number, CatalogRow>
  storeProducts: Map<number, StoreProduct>
  measures: Map<number, CatalogRow>
  vats: Map<number, CatalogRow>
}
