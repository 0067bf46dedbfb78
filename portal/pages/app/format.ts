import { session, texts } from './session.ts'

/** `1 500 ₽` by the currency's own template. */
export function formatMoney(amount: number, code: string): string {
  const currency = session.currencies.find(one => one.code === code)
  const digits = Number.isInteger(amount) ? 0 : currency?.decimals ?? 2
  const text = new Intl.NumberFormat(texts.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount)
  return currency?.formatString ? currency.formatString.replace('#', () => text) : `${text} ${code}`.trim()
}

/** Day of an ISO text as the portal's offset has it. */
export function formatDay(iso: string): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(day.getTime()) ? iso : day.toLocaleDateString(texts.locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
}

/** Day and time of an ISO text as the portal's offset has it. */
export function formatMoment(iso: string): string {
  return `${formatDay(iso)}, ${iso.slice(11, 16)}`
}

/** Dark or white text, whichever reads better on a colour `#rrggbb`. */
export function textOn(color: string): string {
  const channels = [1, 3, 5].map(start => Number.parseInt(color.slice(start, start + 2), 16) / 255)
  const [red = 1, green = 1, blue = 1] = channels.map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return luminance > 0.18 ? '#20262e' : '#ffffff'
}
