import { raiseEvent } from '../../events/raise.ts'
import type { Portal } from '../../portal.ts'
import type { Currency, Json } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import { toInteger, toObject, toText } from '../parameters.ts'

type Given = { [field: string]: Json }

const LOCALIZED = ['DECIMALS', 'DEC_POINT', 'FORMAT_STRING', 'FULL_NAME', 'HIDE_ZERO', 'THOUSANDS_SEP', 'THOUSANDS_VARIANT']

/**
 * Adds a currency; what is not said of a language is made up from its code.
 *
 * @throws {RestError} `ERROR_CORE`
 * @see https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-add.html
 */
export function addCurrency(portal: Portal, userId: number, given: Given): Currency {
  for (const name of ['CURRENCY', 'AMOUNT_CNT', 'AMOUNT']) {
    if (given[name] === undefined)
      throw crmErrors.core(`Undefined array key "${name}"`)
  }
  const code = toText(given.CURRENCY)
  if (!/^[A-Z]{3}$/.test(code))
    throw crmErrors.core('Currency identifier must consist of 3 letters')
  if (portal.state.currencies.some(one => one.code === code))
    throw crmErrors.core(`Currency ${code} already exists`)
  const currency: Currency = { code, amountCount: 1, amount: 1, base: false, sort: 100, fullName: code, formatString: `# ${code}`, decimals: 2 }
  change(portal, currency, given)
  portal.state.currencies.push(currency)
  if (given.BASE === 'Y')
    setBase(portal, code)
  tell(portal, 'ADD', code, userId)
  return currency
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-update.html */
export function updateCurrency(portal: Portal, userId: number, currency: Currency, given: Given): void {
  change(portal, currency, given)
  if (given.BASE === 'Y')
    setBase(portal, currency.code)
  tell(portal, 'UPDATE', currency.code, userId)
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-delete.html */
export function removeCurrency(portal: Portal, userId: number, currency: Currency): void {
  if (currency.base)
    throw crmErrors.plain('Cannot delete base currency.')
  portal.state.currencies = portal.state.currencies.filter(one => one !== currency)
  tell(portal, 'DELETE', currency.code, userId)
}

/**
 * Makes a currency the base one. The other rates stay as they are.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-base-set.html
 */
export function setBase(portal: Portal, code: string): void {
  for (const currency of portal.state.currencies)
    currency.base = currency.code === code
}

/** Name and template of a currency in a language: what was said of it there, else what it came with. */
export function currencyWords({ fullName, formatString, localizations }: Currency, language: string): { name: string, formatString: string } {
  const { FULL_NAME = fullName, FORMAT_STRING = formatString } = localizations?.[language] ?? {}
  return { name: FULL_NAME, formatString: FORMAT_STRING }
}

function change(portal: Portal, currency: Currency, given: Given): void {
  if (given.AMOUNT !== undefined)
    currency.amount = positive('AMOUNT', Number(given.AMOUNT))
  if (given.AMOUNT_CNT !== undefined)
    currency.amountCount = positive('AMOUNT_CNT', toInteger(given.AMOUNT_CNT) ?? 0)
  currency.sort = toInteger(given.SORT) ?? currency.sort
  for (const [language, values] of Object.entries(toObject(given.LANG) ?? {})) {
    const texts = Object.entries(toObject(values) ?? {}).filter(([name]) => LOCALIZED.includes(name)).map(([name, value]) => [name, toText(value)] as const)
    currency.localizations = { ...currency.localizations, [language]: { ...currency.localizations?.[language], ...Object.fromEntries(texts) } }
  }
  currency.updatedTime = portal.nowIso()
}

function positive(name: string, value: number): number {
  if (!(value > 0) || !Number.isFinite(value))
    throw crmErrors.core(`Wrong value of ${name}`)
  return value
}

function tell(portal: Portal, what: 'ADD' | 'UPDATE' | 'DELETE', code: string, userId: number): void {
  raiseEvent(portal, { name: `ONCRMCURRENCY${what}`, data: { FIELDS: { ID: code } }, userId })
}
