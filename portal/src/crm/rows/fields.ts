import { field, readOnly } from '../fields/define.ts'
import type { FieldDefinition } from '../fields/types.ts'

const owner = { isRequired: true, isImmutable: true }

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow-fields.html */
export const rowFields: ReadonlyMap<string, FieldDefinition> = new Map([
  field('id', 'integer', 'ID', 'ID', readOnly),
  field('ownerId', 'integer', 'Owner ID', 'ID владельца', owner),
  field('ownerType', 'string', 'Owner type', 'Тип владельца', owner),
  field('productId', 'integer', 'Product', 'Товар', { isRequired: true }),
  field('productName', 'string', 'Product name', 'Название товара'),
  field('price', 'double', 'Price', 'Цена'),
  field('priceExclusive', 'double', 'Price without tax', 'Цена без налога со скидкой', readOnly),
  field('priceNetto', 'double', 'Price without tax and discount', 'Цена без налога и скидки', readOnly),
  field('priceBrutto', 'double', 'Price with tax, without discount', 'Цена с налогом без скидки', readOnly),
  field('quantity', 'double', 'Quantity', 'Количество'),
  field('discountTypeId', 'integer', 'Discount type', 'Тип скидки'),
  field('discountRate', 'double', 'Discount rate', 'Величина скидки'),
  field('discountSum', 'double', 'Discount amount', 'Сумма скидки'),
  field('taxRate', 'double', 'Tax', 'Налог'),
  field('taxIncluded', 'char', 'Tax included', 'Налог включён в цену'),
  field('customized', 'char', 'Modified', 'Изменён'),
  field('measureCode', 'integer', 'Unit code', 'Код единицы измерения'),
  field('measureName', 'string', 'Unit', 'Единица измерения'),
  field('sort', 'integer', 'Sorting', 'Сортировка'),
  field('type', 'integer', 'Type', 'Тип', readOnly),
  field('storeId', 'integer', 'Store', 'Склад', readOnly),
].map(one => [one.name, one]))
