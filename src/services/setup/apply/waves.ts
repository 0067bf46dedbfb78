import type { ItemId, ItemKind } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { CommandContext, CommandMaker, ItemCommand } from './context'
import { fieldCommands, optionCommand } from './fieldCommands'
import { fieldTypeCommands, folderCommands, layoutCommands, placementCommands } from './placeCommands'
import { processCommands } from './processCommands'
import { pipelineCommands, stageCommands, statusCommands } from './stageCommands'

const present = new Set<PlanItem['action']>(['keep', 'change'])

/** Applying would do something with it. */
export function isOpen({ action }: PlanItem): boolean {
  return action === 'create' || action === 'change'
}

/** Making and changing one item are two attempts: a new pipeline is made first and rid of its surplus stages afterwards. */
export function attempt({ id, action }: PlanItem): string {
  return `${action} ${id}`
}

/**
 * Items that can be made or changed now: what they need is there already, and they were not tried in this run.
 *
 * @param isTried True for what went out in this run already and need not go again.
 */
export function readyItems(plan: ReadonlyMap<ItemId, PlanItem>, isTried: (item: PlanItem) => boolean): PlanItem[] {
  const isThere = (id: ItemId) => {
    const item = plan.get(id)
    return item === undefined || (present.has(item.action) && item.code !== null)
  }
  const ready = [...plan.values()].filter(item => isOpen(item) && !isTried(item) && item.needs.every(isThere))
  // Values of a list that is made now come with it.
  const made = new Set(ready.filter(({ action }) => action === 'create').map(({ id }) => id))
  return ready.filter(({ id, needs }) => !id.startsWith('option:') || !needs.some(need => made.has(need)))
}

/**
 * Commands for items that are ready. Within a wave names of stages change before new ones come, and surplus ones go last:
 * a stage in progress may not follow a final one, and a pipeline must keep its first stage.
 */
export function commandsFor(items: readonly PlanItem[], context: CommandContext): ItemCommand[] {
  const of = (kind: ItemKind) => items.filter(({ id }) => id.startsWith(`${kind}:`))
  const each = (kind: ItemKind, make: CommandMaker) => of(kind).flatMap(item => make(item, context))
  const stages = of('stage')
  return [
    ...each('folder', folderCommands),
    ...each('fieldType', fieldTypeCommands),
    ...each('status', statusCommands),
    ...each('process', processCommands),
    ...stages.filter(({ action }) => action === 'change').reverse().flatMap(item => stageCommands(item, context)),
    ...stages.filter(({ action }) => action === 'create').flatMap(item => stageCommands(item, context)),
    ...each('pipeline', pipelineCommands),
    ...each('field', fieldCommands),
    ...byField(of('option'), context).flatMap(([field, values]) => optionCommand(field, values, context)),
    ...each('placement', placementCommands),
    ...layoutCommands(of('layout'), context),
  ]
}

function byField(options: readonly PlanItem[], { wanted }: CommandContext): [ItemId, PlanItem[]][] {
  const groups = new Map<ItemId, PlanItem[]>()
  for (const item of options) {
    const option = wanted.get(item.id)
    if (option?.kind === 'option')
      groups.set(option.of, [...groups.get(option.of) ?? [], item])
  }
  return [...groups]
}
