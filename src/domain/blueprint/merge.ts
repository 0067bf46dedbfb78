import type { ItemId } from './items'
import { itemNames, itemsOf } from './itemsOf'
import type { PortalParts } from './itemsOf'
import type { Blueprint, SolutionName } from './types'

/** What several solutions ask of one portal, each item once. */
export interface MergedParts extends PortalParts {
  /** Solutions that ask for an item, in the order given. */
  owners: ReadonlyMap<ItemId, readonly SolutionName[]>
  scopes: readonly string[]
}

/** Puts blueprints together. Items of one name are one item, as the first blueprint has it: in all of them they are equal. */
export function mergeBlueprints(blueprints: readonly Blueprint[]): MergedParts {
  return {
    folders: unite(blueprints, 'folders'),
    directories: unite(blueprints, 'directories'),
    smartProcesses: unite(blueprints, 'smartProcesses'),
    pipelines: unite(blueprints, 'pipelines'),
    fieldTypes: unite(blueprints, 'fieldTypes'),
    fields: unite(blueprints, 'fields'),
    placements: unite(blueprints, 'placements'),
    layouts: unite(blueprints, 'layouts'),
    owners: ownersOf(blueprints),
    scopes: [...new Set(blueprints.flatMap(({ scopes }) => scopes))],
  }
}

function unite<Part extends keyof PortalParts>(blueprints: readonly Blueprint[], part: Part): PortalParts[Part][number][] {
  const byName = new Map<ItemId, PortalParts[Part][number]>()
  for (const blueprint of blueprints) {
    for (const plan of blueprint[part] as readonly PortalParts[Part][number][]) {
      const name = itemNames[part](plan)
      if (!byName.has(name))
        byName.set(name, plan)
    }
  }
  return [...byName.values()]
}

function ownersOf(blueprints: readonly Blueprint[]): Map<ItemId, SolutionName[]> {
  const owners = new Map<ItemId, SolutionName[]>()
  for (const blueprint of blueprints) {
    for (const name of itemsOf(blueprint))
      owners.set(name, [...owners.get(name) ?? [], blueprint.solution])
  }
  return owners
}
