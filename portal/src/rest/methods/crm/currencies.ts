import { crmErrors } from '../../../crm/errors.ts'
import { toObject, toText } from '../../../crm/parameters.ts'
import { mayChangeSettings } from '../../../crm/rights.ts'
import type { Currency, Json } from '../../../state/types.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { denyPlainly, languageOf } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency'

/** The page demands access to CRM settings; sources of the portal are milder, we keep to the page. */
function checkSettings({ actor }: MethodCall): void {
  if (!mayChangeSettings(actor.user))
    denyPlainly()
}

function encodeCurrency(call: MethodCall, currency: Currency): { [key: string]: Json } {
  return {
    CURRENCY: currency.code,
    AMOUNT_CNT: String(currency.amountCount),
    AMOUNT: currency.amount.toFixed(4),
    SORT: String(currency.sort),
    BASE: currency.base ? 'Y' : 'N',
    FULL_NAME: currency.fullName,
    LID: languageOf(call),
    FORMAT_STRING: currency.formatString,
    DEC_POINT: '.',
    THOUSANDS_SEP: '&nbsp;',
    DECIMALS: String(currency.decimals),
    DATE_UPDATE: call.portal.nowIso(),
  }
}

function languageSettings(currency: Currency): { [key: string]: Json } {
  const settings = {
    FORMAT_STRING: currency.formatString,
    FULL_NAME: currency.fullName,
    DEC_POINT: '.',
    THOUSANDS_SEP: '&nbsp;',
    DECIMALS: String(currency.decimals),
    THOUSANDS_VARIANT: 'B',
    HIDE_ZERO: 'Y',
  }
  return { ru: settings, en: settings }
}

/** Sorted by one field of the answer, by SORT when none is named. */
function sortCurrencies(rows: { [key: string]: Json }[], order: { [key: string]: Json } | null): { [key: string]: Json }[] {
  const [name = 'SORT', direction = 'asc'] = Object.entries(order ?? {})[0] ?? []
  const sign = toText(direction).toLowerCase() === 'desc' ? -1 : 1
  return rows.sort((one, other) => toText(one[name]).localeCompare(toText(other[name]), 'en', { numeric: true }) * sign)
}

export const currencyMethods = [
  defineMethod({
    name: 'crm.currency.list',
    scope: 'crm',
    doc: `${pages}-list.html`,
    undocumented: ['Only the first field of order counts; DATE_UPDATE is the present moment.'],
    handle(call) {
      checkSettings(call)
      const rows = call.portal.state.currencies.map(currency => encodeCurrency(call, currency))
      return { result: sortCurrencies(rows, toObject(call.params.order)), total: 0 }
    },
  }),
  defineMethod({
    name: 'crm.currency.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    handle(call) {
      checkSettings(call)
      const currency = call.portal.state.currencies.find(one => one.code === call.params.id)
      if (!currency)
        throw crmErrors.plain('Not found')
      return { result: { ...encodeCurrency(call, currency), LANG: languageSettings(currency) } }
    },
  }),
  defineMethod({
    name: 'crm.currency.base.get',
    scope: 'crm',
    doc: `${pages}-base-get.html`,
    handle: ({ portal }) => ({ result: portal.state.currencies.find(currency => currency.base)?.code ?? '' }),
  }),
]
