import { minorText } from '../money'
import { buildMatrix } from './matrix'
import type { RevenueRecord } from './record'

/** Signs that stand in a text for themselves; other currencies are written by their code. */
const signs: Readonly<Record<string, string>> = { RUB: '₽', EUR: '€', USD: '$', BYN: 'Br', KZT: '₸', UAH: '₴', GBP: '£', CNY: '¥', JPY: '¥', AMD: '֏', GEL: '₾', TRY: '₺' }

/** No browser's own formatting: each would write it a little differently, and every difference is a write. */
const space = '\u00A0'

/**
 * A contact's revenue in one line, `2026: 617 500,00 ₽ (Авторские туры 420 000,00 ₽, Встречи 197 500,00 ₽); 2025: …`.
 *
 * @param pipelines Names by id; one that nobody can name is left out of the brackets.
 */
export function totalsText({ parts, currency, language }: Pick<RevenueRecord, 'parts' | 'currency' | 'language'>, pipelines: ReadonlyMap<number, string>): string {
  const { years, pipelines: ids, cell, totalOfYear } = buildMatrix(parts)
  const money = (minor: number) => moneyText(minor, currency, language)
  return years.map(year => {
    const named = ids.flatMap(id => {
      const [minor, name] = [cell(year, id), pipelines.get(id)]
      return minor === null || name === undefined ? [] : [`${name} ${money(minor)}`]
    })
    return `${year}: ${money(totalOfYear(year))}${named.length > 0 ? ` (${named.join(', ')})` : ''}`
  }).join('; ')
}

function moneyText(minor: number, currency: string, language: 'ru' | 'en'): string {
  const [whole = '', fraction] = minorText(Math.abs(minor), currency).split('.')
  const [group, point] = language === 'ru' ? [space, ','] : [',', '.']
  const number = whole.replace(/\B(?=(\d{3})+$)/g, group) + (fraction === undefined ? '' : point + fraction)
  return `${minor < 0 ? '−' : ''}${number}${space}${signs[currency] ?? currency}`
}
