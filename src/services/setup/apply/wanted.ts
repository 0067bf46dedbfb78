import type { ItemId } from '@/domain/blueprint/items'
import { itemNames } from '@/domain/blueprint/itemsOf'
import type { MergedParts } from '@/domain/blueprint/merge'
import type { DirectoryValuePlan, FieldPlan, FieldTypePlan, FolderPlan, LayoutPlan, OptionPlan, PipelinePlan, PlacementPlan, SmartProcessPlan, StagePlan } from '@/domain/blueprint/types'

/** An item as the blueprint describes it; stages and list values know whose they are. */
export type Wanted
  = | { kind: 'folder', plan: FolderPlan }
    | { kind: 'status', plan: DirectoryValuePlan }
    | { kind: 'process', plan: SmartProcessPlan }
    | { kind: 'pipeline', plan: PipelinePlan }
    | { kind: 'stage', plan: StagePlan, of: ItemId, position: number }
    | { kind: 'fieldType', plan: FieldTypePlan }
    | { kind: 'field', plan: FieldPlan }
    | { kind: 'option', plan: OptionPlan, of: ItemId, position: number }
    | { kind: 'placement', plan: PlacementPlan }
    | { kind: 'layout', plan: LayoutPlan }

/** Everything that is wanted, by name. */
export function indexWanted(parts: MergedParts): ReadonlyMap<ItemId, Wanted> {
  return new Map<ItemId, Wanted>([
    ...parts.folders.map(plan => [itemNames.folders(plan), { kind: 'folder', plan }] as const),
    ...parts.directories.map(plan => [itemNames.directories(plan), { kind: 'status', plan }] as const),
    ...parts.smartProcesses.flatMap(plan => withStages(itemNames.smartProcesses(plan), { kind: 'process', plan }, `process.${plan.role}`, plan.stages)),
    ...parts.pipelines.flatMap(plan => withStages(itemNames.pipelines(plan), { kind: 'pipeline', plan }, plan.role, plan.stages)),
    ...parts.fieldTypes.map(plan => [itemNames.fieldTypes(plan), { kind: 'fieldType', plan }] as const),
    ...parts.fields.flatMap(withOptions),
    ...parts.placements.map(plan => [itemNames.placements(plan), { kind: 'placement', plan }] as const),
    ...parts.layouts.map(plan => [itemNames.layouts(plan), { kind: 'layout', plan }] as const),
  ])
}

function withStages(of: ItemId, owner: Wanted, role: string, stages: readonly StagePlan[] = []): (readonly [ItemId, Wanted])[] {
  return [[of, owner], ...stages.map((plan, index) => [`stage:${role}.${plan.role}` as const, { kind: 'stage', plan, of, position: index + 1 }] as const)]
}

function withOptions(plan: FieldPlan): (readonly [ItemId, Wanted])[] {
  const of = itemNames.fields(plan)
  const { entity, role, options = [] } = plan
  return [[of, { kind: 'field', plan }], ...options.map((option, index) => [`option:${entity}.${role}.${option.xmlId}` as const, { kind: 'option', plan: option, of, position: index + 1 }] as const)]
}
