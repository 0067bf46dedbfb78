import { batchMethod } from './batch.ts'
import type { MethodDefinition } from './method.ts'
import { calendarMethods } from './methods/calendar/index.ts'
import { catalogMethods } from './methods/catalog/index.ts'
import { commonMethods } from './methods/common/index.ts'
import { methodListMethods } from './methods/common/methodList.ts'
import { crmMethods } from './methods/crm/index.ts'
import { diskMethods } from './methods/disk/index.ts'
import { imMethods } from './methods/im/index.ts'
import { lineMethods } from './methods/lines/index.ts'
import { pullMethods } from './methods/pull/index.ts'
import { taskMethods } from './methods/tasks/index.ts'
import { timemanMethods } from './methods/timeman/index.ts'

/** Methods by name. */
export type Registry = ReadonlyMap<string, MethodDefinition>

/** @throws {Error} when two definitions share a name. */
export function createRegistry(definitions: MethodDefinition[] = [...commonMethods, ...crmMethods, ...calendarMethods, ...catalogMethods, ...diskMethods, ...taskMethods, ...imMethods, ...lineMethods, ...timemanMethods, ...pullMethods]): Registry {
  const registry = new Map<string, MethodDefinition>()
  for (const definition of [...definitions, ...methodListMethods(() => registry), batchMethod(() => registry)]) {
    if (registry.has(definition.name))
      throw new Error(`Failed to build the REST methods: ${definition.name} is defined twice.`)
    registry.set(definition.name, definition)
  }
  return registry
}

/** Names are tried in lower case first, then as given. */
export function findMethod(registry: Registry, name: string): MethodDefinition | undefined {
  return registry.get(name.toLowerCase()) ?? registry.get(name)
}
