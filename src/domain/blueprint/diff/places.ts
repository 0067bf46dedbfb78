import type { PlanDifference } from '../plan'
import type { Part, ShapePlacement } from '../shape'
import { isSameName } from '../suggest/names'
import type { PlacementPlan } from '../types'
import { processOf } from './context'
import type { DiffContext } from './context'
import { decideAll } from './decide'
import { groups } from './groups'

/** Places in the portal where pages of ours open. The portal shows an application only its own. */
export function decidePlacements(context: DiffContext): void {
  for (const plan of context.parts.placements) {
    const wanted = context.addressOf(plan.page)
    const there = placesOf(context, plan)
    decideAll(context, [{
      id: `placement:${plan.role}`,
      group: groups.placements,
      wanted: { name: plan.name },
      wantedCode: wanted,
      fullCode: there.isRead ? there.value.find(({ handler }) => handler === wanted)?.handler ?? there.value[0]?.handler ?? null : null,
      pool: there.isRead ? { isRead: true, value: there.value.map(({ handler, name }) => ({ code: handler, name })) } : there,
      byName: 'take',
      isCodeProof: true,
      needs: plan.process === undefined ? [] : [`process:${plan.process}`],
      compare: code => compare(context, plan, wanted, there, code),
    }])
  }
}

/** Registrations of one page at one place, also under an address that the application has moved away from. */
function placesOf(context: DiffContext, { code, process, page }: PlacementPlan): Part<readonly ShapePlacement[]> {
  const { placements } = context.shape
  const owner = process === undefined ? null : processOf(context, `process:${process}`)
  if (!placements.isRead)
    return placements
  if (process !== undefined && owner === null)
    return { isRead: true, value: [] }
  const place = code.replace('{process}', String(owner?.entityTypeId ?? ''))
  return { isRead: true, value: placements.value.filter(one => one.code === place && isPage(one.handler, page)) }
}

function isPage(handler: string, page: string): boolean {
  return URL.canParse(handler) && new URL(handler).pathname.endsWith(`/${page}.html`)
}

function compare({ locale }: DiffContext, { name }: PlacementPlan, wanted: string, there: Part<readonly ShapePlacement[]>, code: string): { changes?: PlanDifference[], notes?: PlanDifference[] } {
  if (code !== wanted)
    return { changes: [{ property: 'handler', now: code, then: wanted }] }
  const found = there.isRead ? there.value.find(({ handler }) => handler === code) : undefined
  return found === undefined || isSameName(found.name, name.ru) || isSameName(found.name, name.en) ? {} : { notes: [{ property: 'name', now: found.name, then: name[locale] }] }
}
