import { keptValues } from '../settings/siteProfile'
import { parseLine, sourcesOf } from './mapLine'
import type { MapLine, ReadLine } from './mapLine'

/** Settings of the travel club that filling from the product follows. */
export interface FillSettings {
  lines: readonly MapLine[]
  /** Lines that say nothing. */
  wrong: readonly Extract<ReadLine, { kind: 'wrong' }>[]
  mirrorsCloseDate: boolean
  fillsOnOpening: boolean
}

/** As the blueprint has it. */
export const usualMap: readonly string[] = ['name > title', 'code > article']

/** Options of an application hold what hands may have changed: what is no value of a setting counts as its default. */
export function fillSettingsOf(appOptions: Readonly<Record<string, unknown>>): FillSettings {
  const { productMap, mirrorsCloseDate, fillsOnOpening } = keptValues(appOptions['cardinal.settings.trips'])
  const isMap = Array.isArray(productMap) && productMap.every(line => typeof line === 'string')
  const read = (isMap ? productMap as string[] : usualMap).map(parseLine)
  return {
    lines: read.flatMap(each => each.kind === 'line' ? [each.line] : []),
    wrong: read.flatMap(each => each.kind === 'wrong' ? [each] : []),
    mirrorsCloseDate: mirrorsCloseDate !== false,
    fillsOnOpening: fillsOnOpening === true,
  }
}

/** Ids and codes of the properties that a map needs. */
export function neededProperties(lines: readonly MapLine[]): Set<string> {
  return new Set(lines.flatMap(({ source }) => sourcesOf(source)).flatMap(source => source.kind === 'property' ? [source.key] : []))
}

export function needsPlain(lines: readonly MapLine[], name: string): boolean {
  return lines.flatMap(({ source }) => sourcesOf(source)).some(source => source.kind === 'plain' && source.name === name)
}
