import type { Choices, ItemId, PortalCodes } from '@/domain/blueprint/items'
import type { Part, ShapeProcess } from '@/domain/blueprint/shape'
import type { Blueprint } from '@/domain/blueprint/types'
import { likenessOfSpellings } from '@/domain/blueprint/suggest/suggest'
import { valueOr } from './parts'

/** Codes that play our roles by the map or by a person's choice, by role. */
export type KnownCodes = ReadonlyMap<ItemId, string>

const alike = 0.7

/** Codes of the portal map among the application's options; none when setup was never here, or another version of it. */
export function mappedCodes(appOptions: Readonly<Record<string, string>>): PortalCodes['codes'] {
  try {
    const map = JSON.parse(appOptions['cardinal.map'] ?? 'null') as Partial<PortalCodes> | null
    return map?.version === 2 && typeof map.codes === 'object' ? map.codes : {}
  }
  catch {
    return {}
  }
}

/** The map's codes, and over them what a person chose to take. */
export function knownCodes(codes: Readonly<Record<ItemId, string>>, choices: Choices): KnownCodes {
  const taken = Object.entries(choices).flatMap(([id, choice]) => choice.kind === 'take' ? [[id as ItemId, choice.code] as const] : [])
  return new Map([...Object.entries(codes) as [ItemId, string][], ...taken])
}

/** Smart processes that are ours or could become so: only their details are read. */
export function ourProcesses(processes: Part<readonly ShapeProcess[]>, blueprints: readonly Blueprint[], known: KnownCodes): ShapeProcess[] {
  const plans = blueprints.flatMap(({ smartProcesses }) => smartProcesses)
  const mapped = new Set(plans.flatMap(({ role }) => known.get(`process:${role}`)?.split('/')[1] ?? []))
  return valueOr(processes, []).filter(({ id, name }) => mapped.has(String(id)) || plans.some(plan => likenessOfSpellings(plan, name) >= alike))
}

/** Deal pipelines whose cards get a section of ours; 0 is the portal's first. */
export function ourPipelines(blueprints: readonly Blueprint[], known: KnownCodes): number[] {
  const ids = blueprints.flatMap(({ layouts }) => layouts)
    .filter(({ entity }) => entity === 'deal')
    .map(({ pipeline }) => pipeline === undefined ? '0' : known.get(`pipeline:${pipeline}`))
  return [...new Set(ids.flatMap(id => id === undefined ? [] : [Number(id)]))]
}

/** Ids of folders that we know to be there. */
export function knownFolders(known: KnownCodes): number[] {
  return [...known].filter(([id]) => id.startsWith('folder:')).map(([, code]) => Number(code)).filter(Number.isSafeInteger)
}
