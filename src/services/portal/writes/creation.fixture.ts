import type { CreationItem } from './creationBatch'
import type { CreationPlan, PlanStore } from './creationPlan'
import { productRows } from './followUp'
import type { NamedKind } from './named'

export const deals: NamedKind = { entityTypeId: 2, app: 'cardinal' }

/** Items `n1`, `n2`, … with two product rows each, if wanted. */
export function someItems(count: number, { withRows = false } = {}): CreationItem[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `n${index + 1}`,
    fields: { title: `Deal ${index + 1}` },
    ...(withRows ? { followUps: [productRows('D', [{ productName: 'A', price: 1 }, { productName: 'B', price: 2 }])] } : {}),
  }))
}

/** A plan kept in memory, as a browser keeps it when the tab is killed. */
export function aPlanStore(): PlanStore & { plans: Map<string, CreationPlan> } {
  const plans = new Map<string, CreationPlan>()
  return {
    plans,
    load: async key => structuredClone(plans.get(key) ?? {}),
    save: async (key, plan) => { plans.set(key, structuredClone(plan)) },
  }
}
