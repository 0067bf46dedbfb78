import type { ItemId } from './items'
import type { Blueprint, DirectoryValuePlan, FieldPlan, FieldTypePlan, FolderPlan, LayoutPlan, PipelinePlan, PlacementPlan, SmartProcessPlan, StagePlan } from './types'

/** The lists of a blueprint whose entries are items of the portal. */
export interface PortalParts {
  folders: readonly FolderPlan[]
  directories: readonly DirectoryValuePlan[]
  smartProcesses: readonly SmartProcessPlan[]
  pipelines: readonly PipelinePlan[]
  fieldTypes: readonly FieldTypePlan[]
  fields: readonly FieldPlan[]
  placements: readonly PlacementPlan[]
  layouts: readonly LayoutPlan[]
}

/** Names of a blueprint's items, by the lists that hold them; see {@link ItemId}. */
export const itemNames: { [Part in keyof PortalParts]: (plan: PortalParts[Part][number]) => ItemId } = {
  folders: ({ role }) => `folder:${role}`,
  directories: ({ directory, role }) => `status:${directory}.${role}`,
  smartProcesses: ({ role }) => `process:${role}`,
  pipelines: ({ role }) => `pipeline:${role}`,
  fieldTypes: ({ id }) => `fieldType:${id}`,
  fields: ({ entity, role }) => `field:${entity}.${role}`,
  placements: ({ role }) => `placement:${role}`,
  layouts: ({ role }) => `layout:${role}`,
}

/** All items that a blueprint asks for, those that others need before them. */
export function itemsOf(blueprint: PortalParts): ItemId[] {
  return [
    ...blueprint.folders.map(itemNames.folders),
    ...blueprint.directories.map(itemNames.directories),
    ...blueprint.smartProcesses.flatMap(plan => [itemNames.smartProcesses(plan), ...stagesOf(`process.${plan.role}`, plan.stages)]),
    ...blueprint.pipelines.flatMap(plan => [itemNames.pipelines(plan), ...stagesOf(plan.role, plan.stages)]),
    ...blueprint.fieldTypes.map(itemNames.fieldTypes),
    ...blueprint.fields.flatMap(plan => [itemNames.fields(plan), ...optionsOf(plan)]),
    ...blueprint.placements.map(itemNames.placements),
    ...blueprint.layouts.map(itemNames.layouts),
  ]
}

function stagesOf(pipeline: string, stages: readonly StagePlan[] = []): ItemId[] {
  return stages.map(({ role }) => `stage:${pipeline}.${role}` as const)
}

function optionsOf({ entity, role, options = [] }: FieldPlan): ItemId[] {
  return options.map(({ xmlId }) => `option:${entity}.${role}.${xmlId}` as const)
}

/** The blueprint as far as it can be made today: without places and field types that have no page yet, and fields of those. */
export function withoutPlanned(blueprint: Blueprint): Blueprint {
  const planned = new Set<string>(blueprint.fieldTypes.filter(({ isPlanned }) => isPlanned).map(({ id }) => id))
  const left = blueprint.fields.filter(({ type }) => planned.has(type))
  const isLeft = (layout: LayoutPlan, role: string) => left.some(field => field.entity === layout.entity && field.role === role)
  return {
    ...blueprint,
    fieldTypes: blueprint.fieldTypes.filter(({ isPlanned }) => !isPlanned),
    fields: blueprint.fields.filter(field => !left.includes(field)),
    placements: blueprint.placements.filter(({ isPlanned }) => !isPlanned),
    layouts: blueprint.layouts.map(layout => ({ ...layout, fields: layout.fields.filter(role => !isLeft(layout, role)) })),
  }
}
