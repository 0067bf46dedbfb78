import { ratesOption, writeRatesSnapshot } from '@/domain/revenue/ratesSnapshot'
import type { DatedRates } from '@/domain/revenue/ratesSnapshot'
import type { PortalCalls } from '../portal/types'

/**
 * Leaves the portal's rates for those who may not read them. Administrators only; nothing hangs on it, so a refusal is
 * passed over: the next page tries again.
 *
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html
 */
export async function keepRates(calls: PortalCalls, { rates, on }: DatedRates): Promise<void> {
  await calls.write('app.option.set', { options: { [ratesOption]: writeRatesSnapshot(rates, on) } }, { background: true })
}
