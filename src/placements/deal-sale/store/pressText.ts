import type { DealFacts } from '@/domain/store/actions/facts'
import type { DealStage } from '@/domain/store/roles'
import * as m from '@/paraglide/messages.js'
import type { Store } from '@/services/store/types'

const ofHold: Readonly<Record<string, () => string>> = { holdSold: m.hold_sell, extendHold: m.hold_extend, changedMind: m.hold_cancel }

/** A verb where the client's text names the event; empty where its own name is used. */
export function buttonLabel(id: string, stage: DealStage | null): string {
  return stage === 'hold' ? ofHold[id]?.() ?? '' : ''
}

/** There a deal ends, whoever looks. */
function isOver(stage: DealStage): boolean {
  return ['won', 'changedMind', 'holdLost', 'deliveryBack'].includes(stage)
}

/** Why there is nothing to press: the stage, or the role of who looks. */
export function noticeOf({ stage }: DealFacts, count: number, { roles, me }: Store): string {
  if (count > 0 || stage === null || isOver(stage))
    return ''
  if (roles.includes('cashier'))
    return m.deal_nothing_to_do()
  return me.isAdmin ? m.deal_only_cashier_admin() : m.deal_only_cashier()
}
