import type { Blueprint } from './types'

const name = { ru: 'Имя', en: 'Name' }

/** A blueprint that asks for nothing but what is given. */
export function aBlueprint(parts: Partial<Blueprint>): Blueprint {
  return {
    solution: 'events', version: 1, name, summary: name, gives: [], needs: [], needsLeads: false, scopes: [],
    directories: [], pipelines: [], smartProcesses: [], fieldTypes: [], fields: [], placements: [], layouts: [], folders: [],
    taskTemplates: [], settings: [], processes: [], manual: [],
    ...parts,
  }
}
