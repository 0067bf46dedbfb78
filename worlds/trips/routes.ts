import type { Pipeline } from './structure.ts'

/** What the club sells again and again; a trip is a route on dates. */
export interface Route {
  pipeline: Pipeline
  name: string
  /** Beginning of the article: `KAM` of `KAM-2027-08`. */
  article: string
  /** Month of every departure, 1–12; `null` for evenings in town, which are in any. */
  month: number | null
  /** Day of the month on which a trip starts; of an evening that in December. */
  day: number
  days: number
  /** For one person. */
  price: number
  currency: 'RUB' | 'EUR'
  hotels: string[]
  headliner: string
}

type Row = [pipeline: Pipeline, name: string, article: string, month: number | null, day: number, days: number, price: number, currency: Route['currency'], headliner: string, hotels: string[]]

const rows: Row[] = [
  ['tours', 'Камчатка', 'KAM', 8, 12, 10, 295_000, 'RUB', 'Глеб Ростовцев', ['Гостевой дом «Паратунка»', 'Лагерь у Толбачика']],
  ['tours', 'Алтай', 'ALT', 5, 17, 8, 210_000, 'RUB', 'Вера Сомова', ['Турбаза «Чемал»', 'Юрты на Катуни']],
  ['tours', 'Стамбул', 'IST', 3, 20, 4, 540, 'EUR', 'Марина Азарова', ['Отель «Галата»']],
  ['tours', 'Узбекистан', 'UZB', 10, 3, 8, 168_000, 'RUB', 'Арсений Полянский', ['Отель «Регистан»', 'Дом у Калян']],
  ['tours', 'Грузия', 'GRU', 9, 19, 7, 1450, 'EUR', 'Марина Азарова', ['Отель «Сололаки»', 'Винный двор «Телави»']],
  ['tours', 'Армения', 'ARM', 6, 6, 6, 1180, 'EUR', 'Арсений Полянский', ['Отель «Каскад»']],
  ['tours', 'Исландия', 'ISL', 7, 4, 9, 3900, 'EUR', 'Глеб Ростовцев', ['Отель «Вик»', 'Ферма у ледника']],
  ['tours', 'Марокко', 'MAR', 4, 11, 10, 2350, 'EUR', 'Марина Азарова', ['Риад «Фес»', 'Лагерь в Эрг-Шебби', 'Риад «Медина»']],
  ['tours', 'Сицилия', 'SIC', 5, 23, 8, 2600, 'EUR', 'Арсений Полянский', ['Отель «Ортиджа»', 'Масерия «Ното»']],
  ['tours', 'Япония', 'JPN', 11, 7, 11, 412_000, 'RUB', 'Вера Сомова', ['Отель «Асакуса»', 'Рёкан «Хаконэ»', 'Матия в Киото']],
  ['tours', 'Карелия', 'KAR', 7, 18, 5, 98_300, 'RUB', 'Тимофей Лещенко', ['База «Ладожские шхеры»']],
  ['tours', 'Дагестан', 'DAG', 10, 17, 6, 124_500, 'RUB', 'Тимофей Лещенко', ['Гостевой дом «Гуниб»', 'Отель «Дербент»']],
  ['tours', 'Байкал', 'BAI', 2, 21, 7, 156_000, 'RUB', 'Глеб Ростовцев', ['Отель «Листвянка»', 'Усадьба на Ольхоне']],
  ['tours', 'Новый год на Севере', 'SEV', 12, 29, 6, 139_000, 'RUB', 'Вера Сомова', ['Дом у Кижей']],
  ['expeditions', 'Таймыр', 'TAI', 7, 9, 12, 485_000, 'RUB', 'Тимофей Лещенко', ['Полевой лагерь', 'Гостиница «Хатанга»']],
  ['expeditions', 'Плато Путорана', 'PUT', 8, 1, 11, 520_000, 'RUB', 'Глеб Ростовцев', ['База на озере Лама']],
  ['expeditions', 'Мадагаскар', 'MDG', 10, 10, 14, 4700, 'EUR', 'Марина Азарова', ['Лодж «Андасибе»', 'Лагерь под баобабами']],
  ['expeditions', 'Папуа', 'PNG', 9, 5, 15, 6400, 'EUR', 'Арсений Полянский', ['Лодж «Сепик»']],
  ['expeditions', 'Командоры', 'KOM', 6, 14, 12, 560_000, 'RUB', 'Тимофей Лещенко', ['Судно «Алеут»']],
  ['expeditions', 'Монголия', 'MNG', 9, 12, 12, 265_000, 'RUB', 'Вера Сомова', ['Юрточный лагерь «Хубсугул»']],
  ['expeditions', 'Полярный Урал', 'URL', 4, 5, 9, 185_000, 'RUB', 'Тимофей Лещенко', ['Балок у Рай-Иза']],
  ['meetings', 'Морская игра', 'SEA', null, 18, 1, 4500, 'RUB', 'Тимофей Лещенко', []],
  ['meetings', 'Вечер фильмов', 'CIN', null, 11, 1, 3000, 'RUB', 'Глеб Ростовцев', []],
  ['meetings', 'Спектакль «Острова»', 'PLA', null, 12, 1, 6250, 'RUB', 'Марина Азарова', []],
  ['meetings', 'Ужин с капитаном', 'CAP', null, 20, 1, 12_500, 'RUB', 'Арсений Полянский', []],
  ['meetings', 'Лекция о Севере', 'LEC', null, 4, 1, 2333.33, 'RUB', 'Вера Сомова', []],
]

export const routes: Route[] = rows.map(([pipeline, name, article, month, day, days, price, currency, headliner, hotels]) =>
  ({ pipeline, name, article, month, day, days, price, currency, headliner, hotels }))

export function routeOf(name: string): Route {
  const route = routes.find(one => one.name === name)
  if (!route)
    throw new Error(`The club has no route "${name}".`)
  return route
}

/** Prices of 2026, less so much for each year before. */
const YEARLY_RISE = 0.05

/** For one person in a year; round figures, but of what costs little. */
export function priceIn({ price, currency }: Route, year: number): number {
  const step = currency === 'EUR' ? 5 : price > 20_000 ? 100 : 0
  const risen = price * (1 - YEARLY_RISE * (2026 - year))
  return step > 0 ? Math.round(risen / step) * step : Math.round(risen * 100) / 100
}

/** A route on dates, `YYYY-MM-DD`. */
export interface Trip { route: Route, title: string, article: string, start: string, end: string }

const months = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь']

/** A trip of a route; evenings in town need their month. */
export function tripOf(route: Route, year: number, month = route.month ?? 1, day = route.day): Trip {
  const start = dayText(Date.UTC(year, month - 1, day))
  return {
    route,
    title: `${route.name}, ${months[month - 1]} ${year}`,
    article: `${route.article}-${start.slice(0, 7)}`,
    start,
    end: shiftDays(start, route.days - 1),
  }
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** `2026-12-31` and two days more are `2027-01-02`. */
export function shiftDays(day: string, days: number): string {
  return dayText(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)
}
