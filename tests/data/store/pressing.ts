import type { PressInput } from '@/domain/store/actions/facts'
import type { ActionPlan } from '@/domain/store/actions/plan'
import { pressContact } from '@/domain/store/actions/pressContact'
import { pressDeal } from '@/domain/store/actions/pressDeal'
import { pressLead } from '@/domain/store/actions/pressLead'
import { storeRoles } from '@/domain/store/roles'
import { readContact } from '@/services/store/read/readContact'
import { readDeal } from '@/services/store/read/readDeal'
import { readLead } from '@/services/store/read/readLead'
import type { Reading, Store } from '@/services/store/types'

export interface PressedCard { entity: 'lead' | 'deal' | 'contact', id: number }
export interface Pressed { on: PressedCard, plan: ActionPlan, reading: Reading<unknown> }

const reads = { lead: readLead, deal: readDeal, contact: readContact }
const presses = { lead: pressLead, deal: pressDeal, contact: pressContact }

/** What a press would do, as a card reckons it. @throws for one that lacks something */
export async function pressOf(store: Store, on: PressedCard, action: string, input: PressInput = {}): Promise<Pressed> {
  const reading = await reads[on.entity](store, on.id)
  const { now, contact, facts, isOperatorAtWork } = reading
  const pressed = { facts, contact, input, desk: { now, locale: store.locale, userId: store.me.id, rules: store.rules, tasks: store.tasks, couponCode: 'K7MXQ2W9PZ', isOperatorAtWork } }
  const result = (presses[on.entity] as typeof pressLead)(action, pressed as Parameters<typeof pressLead>[1], storeRoles)
  if (result.kind !== 'plan')
    throw new Error(`${action}: ${JSON.stringify(result)}`)
  return { on, plan: result.plan, reading }
}
