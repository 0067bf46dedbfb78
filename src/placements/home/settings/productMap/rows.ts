import { formatLine, formatSource, parseLine, parseTemplate, templateText } from '@/domain/product/mapLine'
import type { CombineWay, LineProblem, MapLine, Source } from '@/domain/product/mapLine'

/** A line of the map while it is edited: its parts may still be missing. */
export interface EditedRow {
  key: number
  /** `name`, `property:12`, `template`, or empty while nothing is chosen. */
  source: string
  template: string
  target: string
  way: CombineWay | null
  /** What somebody typed that is no line; mended as text. */
  broken: { text: string, problem: LineProblem } | null
}

let lastKey = 0

export function newRow(): EditedRow {
  return { key: ++lastKey, source: '', template: '', target: '', way: null, broken: null }
}

export function rowsOf(raw: string): EditedRow[] {
  return raw.split('\n').filter(line => line.trim() !== '').map(text => rowOf(text))
}

export function rowOf(text: string): EditedRow {
  const read = parseLine(text)
  if (read.kind === 'wrong')
    return { ...newRow(), broken: { text, problem: read.problem } }
  const { source, target, way } = read.line
  return { ...newRow(), target, way, ...source.kind === 'template' ? { source: 'template', template: templateText(source) } : { source: formatSource(source) } }
}

/** Null while something is missing or wrong in the row. */
export function lineOf({ source, template, target, way, broken }: EditedRow): MapLine | null {
  if (broken !== null || source === '' || target === '')
    return null
  const found: Source | null = source === 'template' ? parseTemplate(template) : sourceOf(source)
  return found === null ? null : { source: found, target, way }
}

function sourceOf(text: string): Source | null {
  const read = parseLine(`${text} > title`)
  return read.kind === 'line' ? read.line.source : null
}

/** The setting's text. A row that is not ready yet goes in as far as it is typed, so that nothing is lost. */
export function rawOfRows(rows: readonly EditedRow[]): string {
  return rows.flatMap(row => {
    const line = lineOf(row)
    if (line !== null)
      return [formatLine(line)]
    return row.broken === null ? [] : [row.broken.text]
  }).join('\n')
}
