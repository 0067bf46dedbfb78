import type { Group } from './parse.ts'

/** Ids a filter leaves possible, both ends included. */
export interface IdRange { from: number, to: number }

/** The narrowest range of ids that follows from the filter's outermost conditions. */
export function idRange(group: Group): IdRange {
  const range = { from: 0, to: Number.MAX_SAFE_INTEGER }
  if (group.logic === 'OR')
    return range
  for (const part of group.parts) {
    if (part.kind === 'group' || (part.field !== 'id' && part.field !== 'ID') || Array.isArray(part.value))
      continue
    const value = Number(part.value)
    if (part.operator === 'more' || part.operator === 'moreOrEqual' || part.operator === 'equal')
      range.from = Math.max(range.from, part.operator === 'more' ? Math.floor(value) + 1 : Math.ceil(value))
    if (part.operator === 'less' || part.operator === 'lessOrEqual' || part.operator === 'equal')
      range.to = Math.min(range.to, part.operator === 'less' ? Math.ceil(value) - 1 : Math.floor(value))
  }
  return range
}
