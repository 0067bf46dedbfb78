import type { Random } from 'b24-local-portal'
import type { PortalClient } from '../portalClient.ts'

/** A model of shoes, sold in sizes; each size is a variation of its own in the catalogue. */
export interface Model {
  /** Beginning of the article. */
  key: string
  name: string
  colour: string
  section: 'women' | 'men'
  /** Som. */
  price: number
}

type Row = [key: string, name: string, colour: string, section: Model['section'], price: number]

const rows: Row[] = [
  ['BOT-W1', 'Ботильоны «Нарын»', 'чёрные', 'women', 6900],
  ['LOD-W1', 'Туфли-лодочки «Алма»', 'бежевые', 'women', 5600],
  ['SAP-W1', 'Сапоги «Суусамыр»', 'чёрные', 'women', 9800],
  ['SAP-W2', 'Сапоги «Кашка-Суу»', 'коричневые', 'women', 8900],
  ['SAP-W3', 'Сапоги «Арстан»', 'бордовые', 'women', 7700],
  ['POL-W1', 'Полусапожки «Токмок»', 'чёрные', 'women', 6600],
  ['BOT-W2', 'Ботинки «Боом»', 'бежевые', 'women', 6100],
  ['BAL-W1', 'Балетки «Гүл»', 'красные', 'women', 4900],
  ['KRO-W1', 'Кроссовки «Жел»', 'белые', 'women', 5900],
  ['LOF-W1', 'Лоферы «Аска»', 'серые', 'women', 5400],
  ['BOS-W1', 'Босоножки «Ысык-Көл»', 'золотистые', 'women', 4300],
  ['UGG-W1', 'Угги «Ала-Бел»', 'песочные', 'women', 7200],
  ['ZIM-M1', 'Ботинки зимние «Ала-Арча»', 'чёрные', 'men', 8300],
  ['ZIM-M2', 'Ботинки зимние «Кара-Балта»', 'коричневые', 'men', 8700],
  ['KED-M1', 'Кеды «Шаар»', 'белые', 'men', 4200],
  ['KRO-M1', 'Кроссовки «Чабан»', 'серые', 'men', 6800],
  ['KRO-M2', 'Кроссовки зимние «Тоо»', 'синие', 'men', 7400],
  ['MOK-M1', 'Мокасины «Жол»', 'коричневые', 'men', 5200],
  ['DER-M1', 'Дерби «Манас»', 'чёрные', 'men', 7900],
  ['CHE-M1', 'Челси «Талас»', 'тёмно-коричневые', 'men', 8100],
  ['SAN-M1', 'Сандалии «Чолпон»', 'бежевые', 'men', 3600],
]

export const models: readonly Model[] = rows.map(([key, name, colour, section, price]) => ({ key, name, colour, section, price }))

const sizes = { women: [35, 36, 37, 38, 39, 40, 41], men: [40, 41, 42, 43, 44, 45] } as const

const FIRST_PRODUCT = 101
const FIRST_VARIATION = 201
const PER_MODEL = 10
const SIZE_PROPERTY = 101
const COLOUR_PROPERTY = 102

/** A pair: what a deal's row names, and what stands in the fields «Номенклатура» and «Штрих-код». */
export interface Pair { productId: number, goods: string, barcode: string, price: number }

/** @throws {Error} for a model or a size that the shops do not have. */
export function pairOf(key: string, size: number): Pair {
  const index = models.findIndex(model => model.key === key)
  const model = models[index]
  const place = model ? (sizes[model.section] as readonly number[]).indexOf(size) : -1
  if (!model || place < 0)
    throw new Error(`The shops have no ${key} in ${size}.`)
  return { productId: FIRST_VARIATION + index * PER_MODEL + place, goods: `${model.name} ${model.colour}, ${size}`, barcode: barcodeOf(index + 1, size), price: model.price }
}

export function pickPair(random: Random): Pair {
  const model = random.pick(models)
  return pairOf(model.key, random.pick(sizes[model.section]))
}

/** A shop's own code: it begins with 2 and ends with the check digit of EAN-13. */
function barcodeOf(model: number, size: number): string {
  const digits = `2000${String(model).padStart(6, '0')}${size}`
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - sum % 10) % 10}`
}

/** How many pairs of each size stand in each shop: few, and of some none. */
function stockOf(random: Random, held: (storeId: number) => number): { storeId: number, amount: number, quantityReserved: number }[] {
  return [1, 2].map(storeId => ({ storeId, amount: Math.max(0, random.whole(-1, storeId === 1 ? 5 : 3)) + held(storeId), quantityReserved: held(storeId) }))
}

/**
 * Fills the catalogue: models with a variation for each size, and what stands in the shops. Goods that are put aside are in reserve.
 *
 * @param held Variations that are put aside, one for each pair.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/store-product/index.html
 */
export async function importGoods(portal: PortalClient, random: Random, held: readonly { productId: number, storeId: number }[]): Promise<void> {
  await portal.control('import', {
    catalog: {
      stores: [{ id: 1, title: 'Бишкек', address: 'Бишкек, ул. Киевская, 95' }, { id: 2, title: 'Ош', address: 'Ош, ул. Курманжан Датки, 210' }],
      sections: [{ id: 1, name: 'Женская обувь' }, { id: 2, name: 'Мужская обувь' }],
      properties: [
        { id: SIZE_PROPERTY, iblockId: 24, name: 'Размер', code: 'SIZE', propertyType: 'S' },
        { id: COLOUR_PROPERTY, name: 'Цвет', code: 'COLOUR', propertyType: 'S' },
      ],
      products: models.map(({ key, name, colour, section, price }, index) => ({
        id: FIRST_PRODUCT + index,
        name: `${name} ${colour}`,
        code: key,
        iblockSectionId: section === 'women' ? 1 : 2,
        [`property${COLOUR_PROPERTY}`]: colour,
        prices: [{ price, currency: 'KGS' }],
        variations: sizes[section].map(size => {
          const { productId, goods, barcode } = pairOf(key, size)
          return {
            id: productId,
            name: goods,
            code: `${key}-${size}`,
            xmlId: barcode,
            [`property${SIZE_PROPERTY}`]: String(size),
            prices: [{ price, currency: 'KGS' }],
            stock: stockOf(random, storeId => held.filter(one => one.productId === productId && one.storeId === storeId).length),
          }
        }),
      })),
    },
  })
}
