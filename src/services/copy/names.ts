import { startKey } from '@/domain/copy/slots'
import type { EventMap } from '@/domain/eventMap'
import { asId, asNumber } from '../portal/decode'
import type { NamedKind } from '../portal/writes/named'
import { operationName } from '../portal/writes/operationName'
import type { CopyJob } from './jobs'
import type { CopySource } from './readCopy'

export const DEAL = 2
export const copyNames: NamedKind = { entityTypeId: DEAL, app: 'cardinal' }

/** The name under which everybody makes this event. */
export function copyName(templateId: number, start: number, run: number): Promise<string> {
  return operationName({ app: copyNames.app, kind: 'event-copy', template: templateId, date: startKey(start), run })
}

/** Key of the plan of a template's runs on this device. */
export function planKey(templateId: number): string {
  return `copy:${templateId}`
}

/** Number of the last run that made second copies; 0 while there was none. */
export function lastRun(map: EventMap, fields: CopySource['fields']): number {
  return Math.max(0, Math.floor(asNumber(fields[map.fields.copyRun]) ?? 0))
}

/** Deals that this run made, not those that stood already. */
export function madeIds({ rows }: Pick<CopyJob, 'rows'>): number[] {
  return rows.filter(({ state }) => state === 'made').map(({ id }) => asId(id)).filter(id => id !== null)
}
