import { routeOf, tripOf } from './routes.ts'
import type { Trip } from './routes.ts'
import { weightsOf } from './sales.ts'
import type { Sale } from './sales.ts'

function trip(name: string, year: number, month?: number, day?: number): Trip {
  return tripOf(routeOf(name), year, month, day)
}

const won = { stage: 'won', responsible: 2 } as const
const fishermen = [15, 16, 17, 18, 19, 20]

/** Deals 20 to 22: a hand has changed what came from the product; nothing came yet; two trips at once. */
export const fillingSales: Sale[] = [
  { trip: trip('Байкал', 2027), contacts: [12], stage: 'booked', responsible: 2, created: '2026-10-05', closed: '2027-03-01', amount: 163_800, edited: { tripEnd: '2027-03-01', headliner: 'Тимофей Лещенко' } },
  { trip: trip('Алтай', 2027), title: 'Заявка с сайта: Алтай в мае', contacts: [35, 36], stage: 'new', responsible: 2, created: '2026-11-13', closed: '2026-11-20', amount: 441_000, isWithoutTripDays: true },
  { trip: trip('Армения', 2027), contacts: [53, 54], stage: 'booked', responsible: 2, created: '2026-09-21', closed: '2027-06-11', amount: 2480, currency: 'EUR', alsoRows: [trip('Грузия', 2027)] },
]

/** Deals that a careless sum gets wrong, each for a reason of its own. */
export const specialSales: Sale[] = [
  // Either side of midnight.
  { ...won, trip: trip('Морская игра', 2024, 12, 30), contacts: [4, 5], amount: 9000, created: '2024-12-02', closed: '2024-12-31', paid: '2024-12-31' },
  { ...won, trip: trip('Ужин с капитаном', 2024, 12, 31), contacts: [4, 5], amount: 25_000, created: '2024-12-05', closed: '2025-01-01', paid: '2025-01-01' },
  // Paid, closed and travelled in two years.
  { ...won, trip: trip('Новый год на Севере', 2023), contacts: [6, 7, 8, 9], amount: 556_000, created: '2023-09-18', closed: '2023-12-28', paid: '2023-10-02', payer: 6 },
  { ...won, trip: trip('Новый год на Севере', 2025), contacts: [10, 11], amount: 278_000, created: '2025-10-13', closed: '2026-01-09', paid: '2025-12-30' },
  // Weights.
  { ...won, trip: trip('Таймыр', 2024), contacts: fishermen, amount: 2_910_000.05, created: '2024-01-22', closed: '2024-07-24', paid: '2024-03-15', weights: weightsOf(2, 1, 1, 1, 1, 1), responsible: 5 },
  { ...won, trip: trip('Плато Путорана', 2025), contacts: fishermen, amount: 3_120_000, created: '2025-01-27', closed: '2025-08-14', paid: '2025-03-03', weights: weightsOf(7, 3, 3, 3, 3, 3), responsible: 5 },
  { ...won, trip: trip('Армения', 2024), contacts: [13, 14, 8], amount: 2360, currency: 'EUR', created: '2024-02-19', closed: '2024-06-13', paid: '2024-03-11', weights: weightsOf(1, 1, 0) },
  { ...won, trip: trip('Грузия', 2025), contacts: [21, 22], amount: 2900, currency: 'EUR', created: '2025-05-05', closed: '2025-09-27', paid: '2025-06-02', weights: weightsOf(0.6, 0.4) },
  // Weights of the deal that this one was copied from, and weights that a hand has spoilt: they count as none.
  { ...won, trip: trip('Карелия', 2025), contacts: [15, 16], amount: 196_600, created: '2025-03-10', closed: '2025-07-24', paid: '2025-04-07', weights: (deal, contacts) => JSON.stringify({ deal: deal - 4, of: { [contacts[0]!]: 3, [contacts[1]!]: 1 } }) },
  { ...won, trip: trip('Карелия', 2024), contacts: [35, 36], amount: 187_000.01, created: '2024-03-11', closed: '2024-07-23', paid: '2024-04-08', weights: () => 'Таланов 60, Таланова 40' },
  { ...won, trip: trip('Карелия', 2023), contacts: [37, 38], amount: 178_000, created: '2023-03-13', closed: '2023-07-24', paid: '2023-04-10', weights: weightsOf(0, 0) },
  // One pays for all.
  { ...won, trip: trip('Исландия', 2025), contacts: [4, 5], amount: 7800, currency: 'EUR', created: '2025-01-13', closed: '2025-07-14', paid: '2025-02-03', payer: 5 },
  { ...won, trip: trip('Марокко', 2025), contacts: [21, 22], amount: 4700, currency: 'EUR', created: '2024-11-11', closed: '2025-04-22', paid: '2024-12-09', payer: 12 },
  // Nobody's.
  { ...won, trip: trip('Байкал', 2023), contacts: [], amount: 312_000, created: '2022-11-21', closed: '2023-02-28', paid: '2022-12-05', places: 2 },
  { ...won, trip: trip('Сицилия', 2025), contacts: [], amount: 5200, currency: 'EUR', created: '2025-01-20', closed: '2025-06-02', paid: '2025-02-17', places: 2 },
  // Companies, with and without a person.
  { ...won, trip: trip('Алтай', 2024), contacts: [57], company: 1, amount: 2_520_000, created: '2024-01-15', closed: '2024-05-28', paid: '2024-02-12', places: 12 },
  { ...won, trip: trip('Карелия', 2026), contacts: [57], company: 1, amount: 1_474_500, created: '2026-02-16', closed: '2026-07-24', paid: '2026-03-16', places: 15 },
  { ...won, trip: trip('Вечер фильмов', 2025, 9, 25), contacts: [], company: 3, amount: 120_000, created: '2025-08-25', closed: '2025-09-26', paid: '2025-09-10', places: 40 },
  { ...won, trip: trip('Командоры', 2025), contacts: [], company: 2, amount: 24_600, currency: 'EUR', created: '2024-12-09', closed: '2025-06-27', paid: '2025-02-10', places: 4, responsible: 5 },
  { ...won, trip: trip('Папуа', 2026), contacts: [26], company: 2, amount: 6400, currency: 'EUR', created: '2026-02-02', closed: '2026-09-21', paid: '2026-03-02', responsible: 5 },
  // Without an end date; the second has no date at all.
  { ...won, trip: trip('Узбекистан', 2024), contacts: [27, 28], amount: 336_000, created: '2024-05-20', closed: null, paid: '2024-06-10' },
  { ...won, trip: trip('Дагестан', 2023), contacts: [29], amount: 118_275, created: '2023-06-05', closed: null, isWithoutTripDays: true },
  // Paid back: in part, in full, more than was paid, in the deal's currency and in another.
  { ...won, trip: trip('Камчатка', 2024), contacts: [6, 7], amount: 560_000, created: '2024-02-12', closed: '2024-08-23', paid: '2024-03-18', refund: '45000.5|RUB' },
  { ...won, trip: trip('Ужин с капитаном', 2025, 10, 10), contacts: [13, 14], amount: 25_000, created: '2025-09-15', closed: '2025-10-11', paid: '2025-09-22', refund: '25000|RUB' },
  { ...won, trip: trip('Полярный Урал', 2025), contacts: [41], amount: 175_800, created: '2024-12-02', closed: '2025-04-15', paid: '2025-01-20', refund: '180000|RUB', responsible: 5 },
  { ...won, trip: trip('Грузия', 2024), contacts: [23, 24, 25], amount: 4131.33, currency: 'EUR', created: '2024-05-06', closed: '2024-09-27', paid: '2024-06-03', refund: '200.55|EUR' },
  { ...won, trip: trip('Стамбул', 2024), contacts: [48, 49], amount: 1026, currency: 'EUR', created: '2024-01-29', closed: '2024-03-25', paid: '2024-02-12', refund: '10000|RUB' },
  { ...won, trip: trip('Алтай', 2023), contacts: [42, 43], amount: 357_000, created: '2023-01-16', closed: '2023-05-26', paid: '2023-02-13', refund: '300|EUR' },
  // Small change: nothing, one kopeck for three, cents that do not divide.
  { ...won, trip: trip('Морская игра', 2026, 3, 27), contacts: [30, 31], amount: 0, created: '2026-03-02', closed: '2026-03-28' },
  { ...won, trip: trip('Вечер фильмов', 2026, 4, 24), contacts: [23, 24, 25], amount: 0.01, created: '2026-04-01', closed: '2026-04-25', paid: '2026-04-01' },
  { ...won, trip: trip('Лекция о Севере', 2026, 5, 15), contacts: [44, 45, 46], amount: 100, created: '2026-04-20', closed: '2026-05-16', paid: '2026-04-21' },
  { ...won, trip: trip('Марокко', 2024), contacts: [30, 31, 32, 33, 34], amount: 10_000.03, currency: 'EUR', created: '2023-11-13', closed: '2024-04-22', paid: '2023-12-11' },
  // The primary contact is not the one with the smallest id.
  { ...won, trip: trip('Япония', 2024), contacts: [9, 6], amount: 741_600.01, created: '2024-04-15', closed: '2024-11-20', paid: '2024-05-13' },
]
