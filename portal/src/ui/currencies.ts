import { updateCurrency } from '../crm/directories/currencies.ts'
import { mayChangeSettings } from '../crm/rights.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { PortalUser } from '../state/types.ts'
import type { CurrencyLine } from './contract.ts'

/** @throws {RestError} `ACCESS_DENIED` without access to CRM settings. */
function requireSettings(user: PortalUser): void {
  if (!mayChangeSettings(user))
    throw new RestError('ACCESS_DENIED', 'Access denied.')
}

/** Currencies with their rates to the base one. */
export function currencyLines({ state }: Portal, user: PortalUser): CurrencyLine[] {
  requireSettings(user)
  return [...state.currencies].sort((one, other) => one.sort - other.sort).map(({ code, fullName, amount, amountCount, base }) => ({ code, name: fullName || code, amount, amountCount, base }))
}

/** @throws {RestError} `ACCESS_DENIED`, `NOT_FOUND`, `ERROR_CORE` for a rate that is not above nought. */
export function saveRate(portal: Portal, user: PortalUser, { code, amount, amountCount }: Pick<CurrencyLine, 'code' | 'amount' | 'amountCount'>): void {
  requireSettings(user)
  const currency = portal.state.currencies.find(one => one.code === code)
  if (!currency)
    throw new RestError('NOT_FOUND', 'Not found')
  updateCurrency(portal, user.id, currency, { AMOUNT: amount, AMOUNT_CNT: amountCount })
}
