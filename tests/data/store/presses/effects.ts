import type { PlanStep } from '@/domain/store/actions/plan'
import type { Photograph } from './observe.ts'
import { colleagueOf } from './people.ts'
import type { Shop } from './shop.ts'

/** Who of the two presses is no part of an effect. */
function impersonal(value: unknown, presser: number): unknown {
  const isPresser = (id: unknown) => id === presser || id === colleagueOf(presser)
  return JSON.parse(JSON.stringify(value), (_, one: unknown) => typeof one === 'object' && one !== null && 'user' in one && isPresser(one.user) ? 'who pressed' : one)
}

/** Each effect of a press in a line, in order: two endings are the same when their lines are. */
export function effectsOf(shop: Shop, before: Photograph, steps: readonly PlanStep[], presser: number): string[] {
  const assigned = shop.portal.state.items.get(shop.map.processTypeId('assignment')!)!.size - before.assignments
  return [...steps.flatMap(linesOf), ...Array.from({ length: assigned }, () => ({ do: 'assign' }))].map(line => JSON.stringify(impersonal(line, presser))).sort()
}

/** A list of finished tasks is as many effects. */
function linesOf(step: PlanStep): unknown[] {
  return step.do === 'finishTasks' && step.tasks !== 'all' ? step.tasks.map(task => ({ do: 'finishTask', task })) : [step]
}
