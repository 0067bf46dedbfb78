import type { FieldFacts } from '../copy/fields'
import { fieldKind, fitOf, mayFill } from './kinds'
import { combineWays, sourcesOf } from './mapLine'
import type { CombineWay, MapLine } from './mapLine'
import { propertiesOf, sourceKind } from './productData'
import type { PropertyFacts } from './productData'

/** What is wrong with a line on this portal; texts are chosen by `kind`. */
export type MapProblem
  = | { kind: 'unknown-field' | 'not-fillable' | 'repeated' | 'misfit' | 'way' }
    | { kind: 'unknown-property', key: string }
    | { kind: 'no-line-for', field: string }
/** What a person should know of a line that is right. */
export type MapWarning = { kind: 'sometimes' }

export interface MapSurroundings {
  facts: readonly FieldFacts[]
  /** Null while the person may not look into the catalogue. */
  properties: readonly PropertyFacts[] | null
  fieldOfRole: (target: string) => string
  technical: ReadonlySet<string>
}

/** Ways that make sense of a field's kind. */
export function waysOf({ type, isMultiple }: Pick<FieldFacts, 'type' | 'isMultiple'>): CombineWay[] {
  const kind = fieldKind(type)
  return combineWays.filter(way => {
    switch (way) {
      case 'first': return true
      case 'join': return isMultiple || kind === 'text'
      case 'min':
      case 'max': return ['date', 'datetime', 'number', 'integer', 'money'].includes(kind)
      case 'sum': return ['number', 'integer', 'money'].includes(kind)
    }
  })
}

/** Problems of each line of the map, in its order. */
export function checkMap(lines: readonly MapLine[], { facts, properties, fieldOfRole, technical }: MapSurroundings): (MapProblem | MapWarning | null)[] {
  const seen = new Set<string>()
  return lines.map(line => {
    const name = fieldOfRole(line.target)
    const field = facts.find(each => each.name === name)
    if (field === undefined)
      return { kind: 'unknown-field' }
    if (!mayFill(field, technical))
      return { kind: 'not-fillable' }
    if (seen.has(name))
      return { kind: 'repeated' }
    seen.add(name)
    if (line.way !== null && !waysOf(field).includes(line.way))
      return { kind: 'way' }
    return properties === null ? null : checkSource(line, lines, field, properties)
  })
}

function checkSource({ source }: MapLine, lines: readonly MapLine[], field: FieldFacts, properties: readonly PropertyFacts[]): MapProblem | MapWarning | null {
  const unknown = sourcesOf(source).find(each => each.kind === 'property' && propertiesOf(each.key, properties).length === 0)
  if (unknown?.kind === 'property')
    return { kind: 'unknown-property', key: unknown.key }
  const loose = source.kind === 'template' ? source.parts.find(part => 'field' in part && !lines.some(({ target, source: { kind } }) => target === part.field && kind !== 'template')) : undefined
  if (loose !== undefined && 'field' in loose)
    return { kind: 'no-line-for', field: loose.field }
  const fit = fitOf(sourceKind(source, properties) ?? 'other', fieldKind(field.type))
  return fit === 'always' ? null : { kind: fit === 'never' ? 'misfit' : 'sometimes' }
}
