import type { PortalClient } from '../portalClient.ts'
import { priceIn, routeOf, routes, shiftDays, tripOf } from './routes.ts'
import type { Route, Trip } from './routes.ts'
import type { Pipeline } from './structure.ts'

/** Block of products and block of variations on a fresh portal. */
const FIRST_PRODUCT = 101
const FIRST_VARIATION = 201

const sectionOf: Record<Pipeline, number> = { tours: 1, expeditions: 2, meetings: 3 }
const propertyOf = { start: 101, end: 102, hotels: 103, headliner: 104 } as const

/** Which property of a product goes to which field of the deal: what the club has said in Cardinal's settings. */
export const productMap = ['name > title', 'code > article', 'property:START > tripStart', 'property:END > tripEnd', 'property:HOTELS > hotels', 'property:HEADLINER > headliner']

/** This year's trips that are still in the catalogue, and two evenings before New Year. */
const thisYear = ['Камчатка', 'Алтай', 'Узбекистан', 'Мадагаскар', 'Япония', 'Дагестан', 'Новый год на Севере']
const evenings = ['Морская игра', 'Ужин с капитаном']

/** Trips in the catalogue: what a deal of theirs names in its rows. */
const products: Trip[] = [
  ...thisYear.map(name => tripOf(routeOf(name), 2026)),
  ...evenings.map(name => tripOf(routeOf(name), 2026, 12)),
  ...routes.filter(({ month }) => month !== null).map(route => tripOf(route, 2027)),
]

/** A place alone costs more; of these trips a row names one of the two. */
const inTwoVariations = ['Исландия', 'Япония', 'Сицилия']
const ALONE = 1.35

const headliners = [...new Set(routes.map(({ headliner }) => headliner))]

export interface CatalogueItem { productId: number, name: string }

/** What the row of a deal names: the trip, or where there are variations the place for two. */
export function itemOf({ article, title }: Trip): CatalogueItem | null {
  const index = products.findIndex(one => one.article === article)
  if (index < 0)
    return null
  const variation = variedProducts.findIndex(one => one.article === article)
  return variation < 0 ? { productId: FIRST_PRODUCT + index, name: title } : { productId: FIRST_VARIATION + variation * 2, name: `${title}, место на двоих` }
}

const variedProducts = products.filter(({ route, start }) => inTwoVariations.includes(route.name) && start >= '2027')

function yearOf({ start }: Trip): number {
  return Number(start.slice(0, 4))
}

function pricesOf(trip: Trip, factor = 1) {
  const step = trip.route.currency === 'EUR' ? 5 : 100
  return [{ price: factor === 1 ? priceIn(trip.route, yearOf(trip)) : Math.round(priceIn(trip.route, yearOf(trip)) * factor / step) * step, currency: trip.route.currency }]
}

function variationsOf(trip: Trip) {
  const position = variedProducts.findIndex(({ article }) => article === trip.article)
  const id = FIRST_VARIATION + position * 2
  return position < 0
    ? {}
    : {
        variations: [
          { id, name: `${trip.title}, место на двоих`, code: `${trip.article}-2`, prices: pricesOf(trip) },
          { id: id + 1, name: `${trip.title}, один в номере`, code: `${trip.article}-1`, prices: pricesOf(trip, ALONE) },
        ],
      }
}

function aboutText({ headliner, days }: Route): string {
  return days === 1 ? `Вечер ведёт ${headliner}.` : `Маленькая группа, с вами ${headliner}. Дней: ${days}.`
}

/**
 * Fills the catalogue as its editor would: sections, properties, trips with prices and places.
 *
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-add.html
 */
export async function importCatalogue(portal: PortalClient): Promise<void> {
  await portal.control('import', {
    catalog: {
      sections: [{ id: 1, name: 'Авторские туры' }, { id: 2, name: 'Экспедиции' }, { id: 3, name: 'Встречи' }],
      properties: [
        { id: propertyOf.start, name: 'Начало путешествия', code: 'START', propertyType: 'S', userType: 'Date' },
        { id: propertyOf.end, name: 'Окончание путешествия', code: 'END', propertyType: 'S', userType: 'Date' },
        { id: propertyOf.hotels, name: 'Отели', code: 'HOTELS', propertyType: 'S', multiple: 'Y' },
        { id: propertyOf.headliner, name: 'Хедлайнер', code: 'HEADLINER', propertyType: 'L', values: headliners.map((value, index) => ({ id: index + 1, value })) },
      ],
      products: products.map((trip, index) => ({
        id: FIRST_PRODUCT + index,
        name: trip.title,
        code: trip.article,
        iblockSectionId: sectionOf[trip.route.pipeline],
        previewText: aboutText(trip.route),
        [`property${propertyOf.start}`]: trip.start,
        [`property${propertyOf.end}`]: trip.end,
        ...(trip.route.hotels.length > 0 ? { [`property${propertyOf.hotels}`]: trip.route.hotels } : {}),
        [`property${propertyOf.headliner}`]: headliners.indexOf(trip.route.headliner) + 1,
        active: trip.end < shiftDays('2026-11-16', -30) ? 'N' : 'Y',
        prices: pricesOf(trip),
        stock: [{ amount: trip.route.days === 1 ? 40 : 12 }],
        ...variationsOf(trip),
      })),
    },
  })
}
