import type { Intent, IntentStore } from '@/services/portal/claim/intents'
import type { CreationPlan, PlanStore } from '@/services/portal/writes/creationPlan'
import type { Lock } from '@/services/portal/writes/lock'
import { memoryJournal } from '@/services/store/run/journal'
import { claimCoupon } from '@/services/store/coupon/redeem'
import { stepOutcome } from '@/services/store/coupon/answers'
import type { RunPlanOptions } from '@/services/store/run/runPlan'

/** What the browser of one person remembers between the openings of its pages. */
export type Device = Required<Pick<RunPlanOptions, 'journal' | 'plans' | 'intents' | 'lock' | 'hands'>>

export function aDevice(): Device {
  const intents = memoryIntents()
  const lock = memoryLock()
  return {
    journal: memoryJournal(), plans: memoryPlans(), intents, lock,
    hands: { claimCoupon: async (store, wish, { clock }) => stepOutcome(await claimCoupon(store, wish, { clock, intents, lock })) },
  }
}

function memoryPlans(): PlanStore {
  const plans = new Map<string, CreationPlan>()
  return {
    load: async key => structuredClone(plans.get(key) ?? {}),
    save: async (key, plan) => void plans.set(key, structuredClone(plan)),
  }
}

function memoryIntents(): IntentStore {
  const intents = new Map<string, Intent>()
  return {
    read: async name => intents.get(name) ?? null,
    keep: async intent => void intents.set(intent.name, intent),
    remove: async name => void intents.delete(name),
  }
}

/** One piece of work at a time under each name; a page that is closed lets go. */
function memoryLock(): Lock {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = last.get(name)
    const mine = (before ?? Promise.resolve()).catch(() => {}).then(work)
    last.set(name, mine)
    return mine
  }
}
