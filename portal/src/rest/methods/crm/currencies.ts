import { isAdmitted } from '../../../catalog/access.ts'
import { addCurrency, removeCurrency, setBase, updateCurrency } from '../../../crm/directories/currencies.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { field, multiple, readOnly } from '../../../crm/fields/define.ts'
import { toObject, toText } from '../../../crm/parameters.ts'
import { mayChangeSettings } from '../../../crm/rights.ts'
import type { Currency, Json } from '../../../state/types.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { denyPlainly, languageOf, requireObject } from './call.ts'
import { describePlainFields } from './describeFields.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency'

/** The pages demand access to CRM settings. */
function checkSettings({ actor }: MethodCall): void {
  if (!mayChangeSettings(actor.user))
    denyPlainly()
}

/** To read, the source is content with the right to view products: see the switch `catalogAccess`. */
function checkReading(call: MethodCall): void {
  if (!isAdmitted(call, { right: 'view', isAdministrators: true }))
    checkSettings(call)
}

const reading = 'The switch `catalogAccess` lets in who may view the catalogue.'

/** @throws {RestError} `Not found` */
function findCurrency({ portal, params }: MethodCall, name: 'id' | 'ID'): Currency {
  const currency = portal.state.currencies.find(one => one.code === toText(params[name]))
  if (!currency)
    throw crmErrors.plain('Not found')
  return currency
}

function encodeCurrency(call: MethodCall, currency: Currency): { [key: string]: Json } {
  const texts = localization(currency, languageOf(call))
  return {
    CURRENCY: currency.code,
    AMOUNT_CNT: String(currency.amountCount),
    AMOUNT: currency.amount.toFixed(4),
    SORT: String(currency.sort),
    BASE: currency.base ? 'Y' : 'N',
    FULL_NAME: texts.FULL_NAME,
    LID: languageOf(call),
    FORMAT_STRING: texts.FORMAT_STRING,
    DEC_POINT: texts.DEC_POINT,
    THOUSANDS_SEP: texts.THOUSANDS_SEP,
    DECIMALS: texts.DECIMALS,
    DATE_UPDATE: currency.updatedTime ?? call.portal.nowIso(),
  }
}

/** What was said of a language, the default for the rest. */
function localization(currency: Currency, language: string) {
  return {
    FORMAT_STRING: currency.formatString,
    FULL_NAME: currency.fullName,
    DEC_POINT: '.',
    THOUSANDS_SEP: '&nbsp;',
    DECIMALS: String(currency.decimals),
    THOUSANDS_VARIANT: 'B',
    HIDE_ZERO: 'Y',
    ...currency.localizations?.[language],
  }
}

/** Sorted by one field of the answer, by SORT when none is named. */
function sortCurrencies(rows: { [key: string]: Json }[], order: { [key: string]: Json } | null): { [key: string]: Json }[] {
  const [name = 'SORT', direction = 'asc'] = Object.entries(order ?? {})[0] ?? []
  const sign = toText(direction).toLowerCase() === 'desc' ? -1 : 1
  return rows.sort((one, other) => toText(one[name]).localeCompare(toText(other[name]), 'en', { numeric: true }) * sign)
}

const currencyFields = [
  field('CURRENCY', 'string', 'Currency', 'Валюта'),
  field('AMOUNT_CNT', 'int', 'Face value', 'Номинал'),
  field('AMOUNT', 'double', 'Exchange rate', 'Курс'),
  field('BASE', 'char', 'Base currency', 'Базовая валюта', readOnly),
  field('SORT', 'int', 'Sorting', 'Сортировка'),
  field('DATE_UPDATE', 'datetime', 'Date modified', 'Дата изменения', readOnly),
  field('LID', 'string', 'Website', 'Сайт', readOnly),
  field('FORMAT_STRING', 'string', 'Currency output format string', 'Строка формата для вывода валюты', readOnly),
  field('FULL_NAME', 'string', 'Name', 'Название', readOnly),
  field('DEC_POINT', 'string', 'Decimal point for output', 'Десятичная точка при выводе', readOnly),
  field('THOUSANDS_SEP', 'string', 'Custom thousands separator for output', 'Произвольный разделитель тысяч при выводе', readOnly),
  field('DECIMALS', 'int', 'Number of decimal places', 'Количество десятичных знаков', readOnly),
  field('LANG', 'currency_localization', 'Language binding', 'Привязка к языку', multiple),
]

export const currencyMethods = [
  defineMethod({
    name: 'crm.currency.list',
    scope: 'crm',
    doc: `${pages}-list.html`,
    undocumented: ['Only the first field of order counts; DATE_UPDATE is the present moment until the first change.', reading],
    handle(call) {
      checkReading(call)
      const rows = call.portal.state.currencies.map(currency => encodeCurrency(call, currency))
      return { result: sortCurrencies(rows, toObject(call.params.order)), total: 0 }
    },
  }),
  defineMethod({
    name: 'crm.currency.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    undocumented: [reading],
    handle(call) {
      checkReading(call)
      const currency = findCurrency(call, 'id')
      return { result: { ...encodeCurrency(call, currency), LANG: { ru: localization(currency, 'ru'), en: localization(currency, 'en') } } }
    },
  }),
  defineMethod({
    name: 'crm.currency.base.get',
    scope: 'crm',
    doc: `${pages}-base-get.html`,
    handle: ({ portal }) => ({ result: portal.state.currencies.find(currency => currency.base)?.code ?? '' }),
  }),
  defineMethod({
    name: 'crm.currency.base.set',
    scope: 'crm',
    doc: `${pages}-base-set.html`,
    undocumented: ['A currency that there is not gives false. The other rates stay as they are.'],
    handle(call) {
      checkSettings(call)
      const { portal, params } = call
      const isKnown = portal.state.currencies.some(one => one.code === params.id)
      if (isKnown)
        setBase(portal, toText(params.id))
      return { result: isKnown }
    },
  }),
  defineMethod({
    name: 'crm.currency.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    undocumented: ['A code that is taken or has not three capital letters, and a rate that is not above nought, are refused with ERROR_CORE.'],
    async handle(call) {
      checkSettings(call)
      const { portal, actor, params } = call
      const fields = requireObject(params, 'fields')
      await portal.pause({ method: 'crm.currency.add', userId: actor.user.id })
      return { result: addCurrency(portal, actor.user.id, fields).code }
    },
  }),
  defineMethod({
    name: 'crm.currency.update',
    scope: 'crm',
    doc: `${pages}-update.html`,
    undocumented: ['Fields that are not named stay. A currency that there is not is "Not found", as on the page of get; a rate that is not above nought is refused with ERROR_CORE.'],
    async handle(call) {
      checkSettings(call)
      const { portal, actor, params } = call
      const fields = requireObject(params, 'fields')
      const currency = findCurrency(call, 'ID')
      await portal.pause({ method: 'crm.currency.update', userId: actor.user.id })
      updateCurrency(portal, actor.user.id, currency, fields)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.currency.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    undocumented: ['The report currency is the base one here. An identifier that has not three characters is refused with an empty sentence.'],
    handle(call) {
      checkSettings(call)
      if (toText(call.params.id).length !== 3)
        throw crmErrors.plain('')
      removeCurrency(call.portal, call.actor.user.id, findCurrency(call, 'id'))
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.currency.fields',
    scope: 'crm',
    doc: `${pages}-fields.html`,
    undocumented: [reading],
    handle(call) {
      checkReading(call)
      return { result: describePlainFields(call, currencyFields) }
    },
  }),
]
