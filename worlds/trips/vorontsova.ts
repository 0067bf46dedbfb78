import { routeOf, tripOf } from './routes.ts'
import type { Sale } from './sales.ts'

const inquiry = `Ирина Сергеевна хочет вернуться на Камчатку через два года после первой поездки, теперь вдвоём с мужем. Просит те же десять дней, но без перехода к Толбачику: у Павла колено.

Обсудили 6 ноября по телефону. Вместо перехода – день на Курильском озере, вертолёт включён. Номер с видом на бухту обещали закрепить до 1 декабря.

Дочь Алиса, возможно, присоединится: решит до Нового года. Место для неё держим.`

interface Row { trip: [route: string, year: number, month?: number, day?: number], contacts: number[], amount: number, closed: string, created: string, more?: Partial<Sale> }

const IRINA = 1
const withHusband = [1, 2]
const withFamily = [1, 2, 3]

/** What Ирина Воронцова has bought: fifteen deals from 2022 to 2026; the expedition of 2024 is none of her manager's. */
const won: Row[] = [
  { trip: ['Узбекистан', 2026], contacts: [IRINA], amount: 168_000, created: '2026-06-22', closed: '2026-10-14' },
  { trip: ['Алтай', 2026], contacts: withHusband, amount: 504_000, created: '2026-01-19', closed: '2026-05-26' },
  { trip: ['Полярный Урал', 2026], contacts: [IRINA], amount: 185_000, created: '2025-12-03', closed: '2026-04-15' },
  { trip: ['Ужин с капитаном', 2026, 2, 13], contacts: [IRINA], amount: 12_500, created: '2026-01-26', closed: '2026-02-14' },
  { trip: ['Камчатка', 2025], contacts: withFamily, amount: 890_000, created: '2025-02-10', closed: '2025-08-25', more: { payer: 2, weights: weightsOfFamily } },
  { trip: ['Алтай', 2025], contacts: withHusband, amount: 420_000, created: '2024-12-16', closed: '2025-05-27' },
  { trip: ['Стамбул', 2025], contacts: [IRINA], amount: 540, created: '2025-01-20', closed: '2025-03-24', more: { currency: 'EUR' } },
  { trip: ['Спектакль «Острова»', 2025, 4, 17], contacts: [IRINA], amount: 10_000, created: '2025-03-31', closed: '2025-04-18', more: { places: 2 } },
  { trip: ['Морская игра', 2025, 12, 18], contacts: [IRINA], amount: 8000, created: '2025-12-01', closed: '2025-12-19', more: { places: 2 } },
  { trip: ['Байкал', 2024], contacts: withHusband, amount: 620_000, created: '2023-11-02', closed: '2024-02-28', more: { paid: '2023-12-27' } },
  { trip: ['Монголия', 2024], contacts: [IRINA], amount: 265_000, created: '2024-04-08', closed: '2024-09-25', more: { responsible: 5, refund: '25000|RUB' } },
  { trip: ['Вечер фильмов', 2024, 3, 14], contacts: withHusband, amount: 19_000, created: '2024-03-01', closed: '2024-03-15' },
  { trip: ['Исландия', 2023], contacts: withFamily, amount: 825_000, created: '2023-01-16', closed: '2023-07-14', more: { payer: 2 } },
  { trip: ['Лекция о Севере', 2023, 11, 9], contacts: [IRINA], amount: 6000, created: '2023-10-20', closed: '2023-11-10', more: { places: 2 } },
  { trip: ['Дагестан', 2022], contacts: withHusband, amount: 396_000, created: '2022-06-06', closed: '2022-10-24', more: { isWithoutTripDays: true } },
]

/** What came to nothing, or is still to come. */
const others: Row[] = [
  { trip: ['Япония', 2025], contacts: withHusband, amount: 824_000, created: '2025-05-12', closed: '2025-07-01', more: { stage: 'lost' } },
  { trip: ['Сицилия', 2024], contacts: withHusband, amount: 5200, created: '2024-01-15', closed: '2024-05-06', more: { stage: 'refund', currency: 'EUR', paid: '2024-02-05' } },
  { trip: ['Мадагаскар', 2027], contacts: [IRINA], amount: 4700, created: '2026-11-09', closed: '2027-10-23', more: { stage: 'new', currency: 'EUR', responsible: 2 } },
]

/** The daughter went at half the price. */
function weightsOfFamily(deal: number, [mother, father, daughter]: readonly number[]): string {
  return JSON.stringify({ deal, of: { [mother!]: 2, [father!]: 2, [daughter!]: 1 } })
}

function saleOf({ trip: [name, year, month, day], contacts, amount, closed, created, more = {} }: Row): Sale {
  const isOver = more.stage === undefined
  return {
    trip: tripOf(routeOf(name), year, month, day),
    contacts, amount, created, closed, stage: 'won', responsible: 3,
    paid: isOver ? paidDay(created) : null,
    ...more,
  }
}

/** The last day of the month in which the deal was made. */
function paidDay(created: string): string {
  const [year = 0, month = 0] = created.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Her deals; the first, which is deal 1, waits for next summer and has a long comment. */
export const vorontsovaSales: Sale[] = [
  saleOf({ trip: ['Камчатка', 2027], contacts: withHusband, amount: 590_000, created: '2026-11-06', closed: '2027-08-21', more: { stage: 'booked', comments: inquiry } }),
  ...[...won, ...others].map(saleOf),
]
