import type { PlanDifference } from '../plan'
import { entityTypeIds, wantedFlags } from '../processFlags'
import type { ShapeProcess } from '../shape'
import type { SmartProcessPlan } from '../types'
import { codeOfProcess } from './context'
import type { DiffContext } from './context'
import { decideAll } from './decide'
import { groups } from './groups'
import { defaultStages } from './stages'

/** Deal pipelines. People are asked about one of the same name: it may mean something else. */
export function decidePipelines(context: DiffContext): void {
  const { pipelines } = context.shape
  decideAll(context, context.parts.pipelines.map(({ role, name }) => ({
    id: `pipeline:${role}` as const,
    group: groups.pipelines,
    wanted: { name },
    wantedCode: null,
    pool: pipelines.isRead ? { isRead: true as const, value: pipelines.value.map(pipeline => ({ code: String(pipeline.id), name: pipeline.name })) } : pipelines,
    byName: 'ask' as const,
    needs: [],
  })))
  for (const { role } of context.parts.pipelines)
    noteDefaultStages(context, `pipeline:${role}`)
}

/** Smart processes. What somebody else's lacks is no reason to change it: it cannot play the role. */
export function decideProcesses(context: DiffContext): void {
  const { processes } = context.shape
  decideAll(context, context.parts.smartProcesses.map(plan => {
    const id = `process:${plan.role}` as const
    const find = (code: string) => processes.isRead ? processes.value.find(process => codeOfProcess(process) === code) : undefined
    return {
      id,
      group: groups.processes,
      wanted: plan,
      wantedCode: null,
      pool: processes.isRead
        ? { isRead: true as const, value: processes.value.map(process => ({ code: codeOfProcess(process), name: process.name, misfit: context.made[id] !== codeOfProcess(process) && lacking(plan, process).length > 0 ? 'other-meaning' as const : null })) }
        : processes,
      byName: 'ask' as const,
      needs: [],
      compare: (code, { isOurs }) => ({ changes: isOurs ? differencesOf(plan, find(code)) : [] }),
    }
  }))
  for (const { role } of context.parts.smartProcesses)
    noteDefaultStages(context, `process:${role}`)
}

function lacking(plan: SmartProcessPlan, { flags }: ShapeProcess): string[] {
  return wantedFlags(plan).filter(flag => !flags.has(flag))
}

function differencesOf(plan: SmartProcessPlan, process: ShapeProcess | undefined): PlanDifference[] {
  if (process === undefined)
    return []
  const missing = lacking(plan, process)
  const features = missing.filter(flag => flag !== 'isStagesEnabled')
  const { childOf, inTasks } = process.details ?? { childOf: null, inTasks: null }
  const parents = (plan.childOf ?? []).filter(entity => childOf !== null && !childOf.includes(entityTypeIds[entity]))
  return [
    ...(missing.includes('isStagesEnabled') ? [{ property: 'stages' as const, now: null, then: 'isStagesEnabled' }] : []),
    ...(features.length > 0 ? [{ property: 'features' as const, now: null, then: features.join(', ') }] : []),
    ...(parents.length > 0 ? [{ property: 'childOf' as const, now: null, then: parents.join(', ') }] : []),
    ...(plan.inTasks && inTasks === false ? [{ property: 'inTasks' as const, now: null, then: 'TASKS_TASK' }] : []),
  ]
}

/** A pipeline that we made still has the stages it came with: they go once ours are there. */
function noteDefaultStages(context: DiffContext, id: `pipeline:${string}` | `process:${string}`): void {
  const item = context.items.get(id)
  if (!item?.isOurs || (item.action !== 'keep' && item.action !== 'change'))
    return
  const stages = defaultStages(context, id)
  if (stages.length > 0)
    context.items.set(id, { ...item, action: 'change', differences: [...item.action === 'change' ? item.differences : [], { property: 'defaultStages', now: stages.join(', '), then: '' }] })
}
