import type { Money } from '../portal/deal.ts'
import { localTime } from '../contract/times.ts'

const genitive = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря']
const nominative = ['Январь', 'Февраль', 'Март', 'Апрель', 'Май', 'Июнь', 'Июль', 'Август', 'Сентябрь', 'Октябрь', 'Ноябрь', 'Декабрь']
const weekdays = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота']
export const shortWeekdays = ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс']

/** `12 декабря`; day as `2026-12-12`. */
export function dayAndMonth(day: string): string {
  return `${Number(day.slice(8, 10))} ${genitive[Number(day.slice(5, 7)) - 1]}`
}

/** `суббота` */
export function weekday(day: string): string {
  return weekdays[new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay()]!
}

/** `Декабрь 2026`; month as `2026-12`. */
export function monthName(month: string): string {
  return `${nominative[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`
}

/** `12 декабря, суббота, 12:00–14:00` */
export function when(start: string, end: string | null, timeZone: string): string {
  const from = localTime(start, timeZone)
  const until = end && localTime(end, timeZone)
  const tail = !until || until <= from ? '' : until.slice(0, 10) === from.slice(0, 10) ? `–${until.slice(11)}` : ` – ${dayAndMonth(until)}, ${until.slice(11)}`
  return `${dayAndMonth(from)}, ${weekday(from)}, ${from.slice(11)}${tail}`
}

/** `2 400 ₽` */
export function money({ amount, currency }: Money): string {
  const number = Number(amount)
  try {
    return new Intl.NumberFormat('ru-RU', { style: 'currency', currency, minimumFractionDigits: Number.isInteger(number) ? 0 : 2 }).format(number)
  }
  catch {
    return `${amount} ${currency}`
  }
}

/** The form of a noun after a number: `билет`, `билета`, `билетов`. */
export function counted(count: number, one: string, few: string, many: string): string {
  const [tens, ones] = [count % 100, count % 10]
  const word = tens > 10 && tens < 20 ? many : ones === 1 ? one : ones > 1 && ones < 5 ? few : many
  return `${count} ${word}`
}
