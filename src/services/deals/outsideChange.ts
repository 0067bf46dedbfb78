import { equalDocuments } from '@/domain/html/equal'
import type { PortalMap } from '@/domain/portalMap'
import { resultOf } from '../portal/batch'
import { asId, asList, asMoment, asRecord } from '../portal/decode'
import type { PortalCalls } from '../portal/types'
import { DEAL, textIn } from './description'

/** A text that somebody else has saved while it is edited here. */
export interface OutsideChange {
  /** Portal time, ISO, of the deal's last change. */
  at: string
  /** Who changed the deal last, which need not be who changed the text. */
  by: number | null
}

/** A look: when the deal was changed last, and whether the text is another one. */
export interface OutsideLook { updatedTime: string, change: OutsideChange | null }

/**
 * Looks whether the stored text is still the one that is being edited: by the deal's time first, by the text only when
 * that has moved.
 *
 * @param seen The deal's time at the last look; empty for the first.
 * @throws {PortalError} or the signal's reason
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function lookOutside(portal: PortalCalls, map: PortalMap, dealId: number, base: string, seen: string, signal?: AbortSignal): Promise<OutsideLook> {
  const options = { background: true, ...(signal ? { signal } : {}) }
  const { deal } = await portal.readBatch({ deal: { method: 'crm.item.list', params: { entityTypeId: DEAL, filter: { '=id': dealId }, select: ['id', 'updatedTime'] } } }, options)
  const updatedTime = asMoment(asRecord(asList(asRecord(resultOf(deal, 'crm.item.list')).items)[0]).updatedTime) ?? ''
  if (updatedTime === seen)
    return { updatedTime, change: null }
  const answer = await portal.read<unknown>('crm.item.get', { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y' }, options)
  const fields = asRecord(asRecord(answer).item)
  const isSame = equalDocuments(textIn(map, fields), base)
  return { updatedTime, change: isSame ? null : { at: asMoment(fields.updatedTime) ?? updatedTime, by: asId(fields.updatedBy) } }
}
