import { readCodes } from '@/domain/portalMap'
import type { PortalError } from '@/domain/portalError'
import { loyaltyFields } from '@/solutions/loyalty/fields'
import { asId, asRecord } from '../portal/decode'
import { sleep } from '../portal/limits/sleep'
import type { PortalCalls } from '../portal/types'
import { lookUp, lookUpAtMs } from '../portal/writes/lookUp'
import type { Clock } from '../portal/writes/lookUp'

const CONTACT = 3

/** How a tier came to the loyalty solution. `same`: the contact has it already. */
export type Handover
  = | { kind: 'done' | 'same' | 'no-such-tier' }
    | { kind: 'refused' | 'unknown', error: PortalError }

/**
 * Hands a suggested tier to the loyalty solution: its field in the contact.
 *
 * @param name As the rule says it: the tier's name in either language, or its own word, `gold`.
 * @throws {PortalError} when the contact cannot be read; nothing is written then
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function handToLoyalty(calls: PortalCalls, appOptions: Readonly<Record<string, unknown>>, contactId: number, name: string, { clock = { wait: sleep } }: { clock?: Pick<Clock, 'wait'> } = {}): Promise<Handover> {
  const codes = readCodes(appOptions)?.codes
  const tier = loyaltyFields.find(({ entity, role }) => entity === 'contact' && role === 'tier')
  const option = tier?.options?.find(({ xmlId, name: { ru, en } }) => [xmlId, ru, en].some(known => plain(known) === plain(name)))
  const field = codes?.['field:contact.tier']
  const value = asId(codes?.[`option:contact.tier.${option?.xmlId}`])
  if (!field || option === undefined || value === null)
    return { kind: 'no-such-tier' }
  const isThere = async () => {
    const { item } = asRecord(await calls.read('crm.item.get', { entityTypeId: CONTACT, id: contactId, useOriginalUfNames: 'Y' }))
    return asId(asRecord(item)[field]) === value
  }
  if (await isThere())
    return { kind: 'same' }
  const outcome = await calls.write('crm.item.update', { entityTypeId: CONTACT, id: contactId, useOriginalUfNames: 'Y', fields: { [field]: value } })
  if (outcome.kind !== 'unknown')
    return outcome.kind === 'done' ? { kind: 'done' } : outcome
  // The same value twice does no harm, but whether it came is known only by looking.
  const found = await lookUp(clock, async () => await isThere() ? true : null, { atMs: lookUpAtMs })
  return found ? { kind: 'done' } : outcome
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase('ru').replace(/ё/g, 'е')
}
