import type { FieldDescription } from '../../src/ui/contract.ts'
import type { Json } from '../../src/state/types.ts'

const PREFIXES: Record<string, number> = { L: 1, D: 2, C: 3, CO: 4 }

/** The record a link field's value means: a bare id of the field's only type, or `D_5`. */
export function targetOf(field: FieldDescription, value: Json): { entityTypeId: number, id: number } | null {
  const [, prefix, id] = /^(?:([A-Z]+|T[0-9a-f]+)_)?(\d+)$/.exec(String(value)) ?? []
  const entityTypeId = prefix ? PREFIXES[prefix] ?? Number.parseInt(prefix.slice(1), 16) : field.entityTypes?.[0]
  return id && Number(id) > 0 && entityTypeId ? { entityTypeId, id: Number(id) } : null
}

/** How a link field stores a record. */
export function linkValue(field: FieldDescription, entityTypeId: number, id: number): string {
  const prefix = Object.entries(PREFIXES).find(([, typeId]) => typeId === entityTypeId)?.[0] ?? `T${entityTypeId.toString(16)}`
  return field.storesCodes ? `${prefix}_${id}` : String(id)
}
