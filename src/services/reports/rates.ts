import { PortalError } from '@/domain/portalError'
import type { Rates } from '@/domain/reports/rates'
import { asFlag, asList, asRecord, asText } from '../portal/decode'
import type { CallOptions, PortalCalls } from '../portal/types'

/**
 * The portal's rates: one request.
 *
 * @returns `null` when the person may not read them: the page asks for access to CRM settings.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-list.html
 */
export async function fetchRates(calls: PortalCalls, options: CallOptions = {}): Promise<Rates | null> {
  try {
    return ratesIn(await calls.read('crm.currency.list', {}, options))
  }
  catch (error) {
    // The refusal comes as a text without a code.
    if (error instanceof PortalError && ['forbidden', 'no-access', 'rejected'].includes(error.kind))
      return null
    throw error
  }
}

/** Rates in an answer of `crm.currency.list`; `null` when it names no base currency. */
export function ratesIn(answer: unknown): Rates | null {
  const rows = asList(answer).map(asRecord)
  const base = rows.find(row => asFlag(row.BASE))
  return base === undefined ? null : { base: asText(base.CURRENCY), of: new Map(rows.map(row => [asText(row.CURRENCY), { amount: asText(row.AMOUNT), count: asText(row.AMOUNT_CNT) }])) }
}
