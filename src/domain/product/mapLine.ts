/** How the values of several product rows become one. Without a way of its own a field takes the usual one of its kind. */
export const combineWays = ['first', 'join', 'min', 'max', 'sum'] as const
export type CombineWay = typeof combineWays[number]

export const plainSources = ['name', 'code', 'price', 'currency', 'quantity', 'section'] as const
export type PlainSource = typeof plainSources[number]

/** What of a product a field takes: something every product has, one of its properties, or a text with such things in it. */
export type Source
  = | { kind: 'plain', name: PlainSource }
    /** Id of the property, or its code. */
    | { kind: 'property', key: string }
    | { kind: 'template', parts: readonly TemplatePart[] }

/** `field`: what another line of the map brings to that field of the deal. */
export type TemplatePart = { text: string } | { source: Source } | { field: string }

export interface MapLine {
  source: Source
  /** Role of the solution's field, `tripEnd`, or the field's own name, `title`, `UF_CRM_…`. */
  target: string
  way: CombineWay | null
}

/** Why a line is no line of the map; texts are chosen by it. */
export type LineProblem = 'no-arrow' | 'no-target' | 'unknown-source' | 'unknown-way' | 'broken-template'

export type ReadLine = { kind: 'line', line: MapLine } | { kind: 'wrong', problem: LineProblem, text: string }

/** Short names that people use in templates. */
const shortFields: Readonly<Record<string, string>> = { start: 'tripStart', end: 'tripEnd' }

/** Reads `property:START > tripStart`, `"{name}, {start}–{end}" > title`, `property:12 > hotels | join`. */
export function parseLine(text: string): ReadLine {
  const wrong = (problem: LineProblem): ReadLine => ({ kind: 'wrong', problem, text })
  const [, quoted, plain, rest] = /^\s*(?:"([^"]*)"|([^">]*?))\s*>(.*)$/.exec(text) ?? []
  if (rest === undefined)
    return wrong('no-arrow')
  const [target = '', way = '', ...more] = rest.split('|').map(part => part.trim())
  if (!/^\w+$/.test(target))
    return wrong('no-target')
  const wanted = combineWays.find(each => each === way) ?? null
  if (more.length > 0 || (way !== '' && wanted === null))
    return wrong('unknown-way')
  const source = quoted === undefined ? parseSource(plain!) : parseTemplate(quoted)
  if (source === null)
    return wrong(quoted === undefined ? 'unknown-source' : 'broken-template')
  return { kind: 'line', line: { source, target, way: wanted } }
}

/** `name`, `property:START`; null for anything else. */
export function parseSource(text: string): Source | null {
  const name = plainSources.find(each => each === text.trim())
  if (name !== undefined)
    return { kind: 'plain', name }
  const [, key] = /^\s*property\s*:\s*(\w+)\s*$/.exec(text) ?? []
  return key === undefined ? null : { kind: 'property', key }
}

/** `{name}, {start}–{end}`; null when a brace stays open or names nothing. */
export function parseTemplate(text: string): Source | null {
  const parts: TemplatePart[] = []
  for (const piece of text.split(/(\{[^{}]*\})/).filter(each => each !== '')) {
    const [, inner] = /^\{([^{}]*)\}$/.exec(piece) ?? []
    if (inner === undefined) {
      if (/[{}]/.test(piece))
        return null
      parts.push({ text: piece })
      continue
    }
    const source = parseSource(inner)
    const field = inner.trim()
    if (source === null && !/^\w+$/.test(field))
      return null
    parts.push(source === null ? { field: shortFields[field] ?? field } : { source })
  }
  return parts.some(part => !('text' in part)) ? { kind: 'template', parts } : null
}

export function formatSource(source: Source): string {
  if (source.kind === 'plain')
    return source.name
  return source.kind === 'property' ? `property:${source.key}` : `"${templateText(source)}"`
}

/** As a person types it, without the quotes. */
export function templateText({ parts }: Extract<Source, { kind: 'template' }>): string {
  const short = (field: string) => Object.keys(shortFields).find(each => shortFields[each] === field) ?? field
  return parts.map(part => 'text' in part ? part.text : `{${'source' in part ? formatSource(part.source) : short(part.field)}}`).join('')
}

export function formatLine({ source, target, way }: MapLine): string {
  return `${formatSource(source)} > ${target}${way === null ? '' : ` | ${way}`}`
}

/** Sources that a line needs, those within its template too. */
export function sourcesOf(source: Source): Exclude<Source, { kind: 'template' }>[] {
  return source.kind === 'template' ? source.parts.flatMap(part => 'source' in part ? sourcesOf(part.source) : []) : [source]
}
