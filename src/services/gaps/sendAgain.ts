import type { EventMap } from '@/domain/eventMap'
import { asId, asRecord } from '../portal/decode'
import type { PortalCalls } from '../portal/types'
import type { Clock } from '../portal/writes/lookUp'
import { handOver } from '../site/handOver'
import type { HandOverOutcome } from '../site/handOver'
import type { RepairOutcome, SendAgain } from './repair'

/**
 * Repairs by a new order in each deal, in the name of whoever is signed in.
 *
 * @param siteAddress Of the site's receiver; empty when the portal itself knocks.
 * @see https://apidocs.bitrix24.com/api-reference/common/system/profile.html
 */
export function sendAgainBy(portal: PortalCalls, map: EventMap, siteAddress: string, clock?: Pick<Clock, 'wait'>): SendAgain {
  return async (targets, options) => {
    const userId = asId(asRecord(await portal.read('profile', {}, options)).ID)
    const outcomes = await handOver(portal, { map, siteAddress, userId }, targets, { ...options, ...clock ? { clock } : {} })
    return new Map([...outcomes].map(([dealId, outcome]) => [dealId, repairOf(dealId, outcome)]))
  }
}

function repairOf(dealId: number, outcome: HandOverOutcome): RepairOutcome {
  switch (outcome.kind) {
    case 'handed': return { kind: 'done', dealId }
    case 'conflict': return { kind: 'changed' }
    case 'not-ready': return { kind: 'lacking', what: outcome.missing }
    default: return { kind: outcome.kind, error: outcome.error }
  }
}
