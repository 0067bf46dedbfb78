import type { FaultAction } from '../dial.ts'
import type { DialTexts } from '../../texts/dialRu.ts'
import type { NumberBounds } from '../numbers.ts'

export type FaultPreset = keyof DialTexts['faults']['presets']
export type ParameterName = keyof DialTexts['faults']['parameters']

/** One field of a fault's form. */
export type Parameter = { name: ParameterName, initial: string } & (
  { kind: 'number', bounds: NumberBounds }
  /** Names with commas between; may stay empty. */
  | { kind: 'names' }
  | { kind: 'text' | 'html' | 'json' | 'object' | 'moment' | 'user' }
)

export interface PresetForm {
  target: 'method' | 'frame' | 'event'
  kind: FaultAction['kind']
  parameters: Parameter[]
  /** Asks for distortions as well. */
  asksHow?: boolean
}

const status = (initial: string): Parameter => ({ name: 'status', kind: 'number', bounds: { least: 200, most: 599, isWhole: true }, initial })
const refusal = (code: string, error: string, description: string): PresetForm => ({
  target: 'method', kind: 'refuse', parameters: [status(code), { name: 'error', kind: 'text', initial: error }, { name: 'description', kind: 'text', initial: description }],
})
const delay = (target: PresetForm['target']): PresetForm => ({ target, kind: 'delay', parameters: [{ name: 'ms', kind: 'number', bounds: { least: 0 }, initial: '5000' }] })
const cut = (kind: 'cut-after' | 'cut-before' | 'cut-within'): PresetForm => ({ target: 'method', kind, parameters: [] })

/** Every action a rule may have, with the values people want most. */
export const FAULT_PRESETS: Record<FaultPreset, PresetForm> = {
  cutAfter: cut('cut-after'),
  cutBefore: cut('cut-before'),
  cutWithin: cut('cut-within'),
  cutLate: { target: 'method', kind: 'cut-late', parameters: [{ name: 'seconds', kind: 'number', bounds: { least: 0 }, initial: '20' }] },
  delay: delay('method'),
  busy: refusal('503', 'QUERY_LIMIT_EXCEEDED', 'Too many requests'),
  denied: refusal('403', 'ACCESS_DENIED', 'Access denied!'),
  page: { target: 'method', kind: 'answer', parameters: [status('502'), { name: 'html', kind: 'html', initial: '<h1>502 Bad Gateway</h1>' }] },
  body: { target: 'method', kind: 'answer', parameters: [status('200'), { name: 'body', kind: 'json', initial: '{"result": []}' }] },
  truncate: { target: 'method', kind: 'truncate', parameters: [{ name: 'bytes', kind: 'number', bounds: { least: 0, isWhole: true }, initial: '100' }] },
  partial: { target: 'method', kind: 'partial', parameters: [{ name: 'keep', kind: 'number', bounds: { least: 0, isWhole: true }, initial: '1' }] },
  types: {
    target: 'method', kind: 'distort', asksHow: true,
    parameters: [{ name: 'share', kind: 'number', bounds: { least: 0, most: 1, isOptional: true }, initial: '0.5' }, { name: 'keys', kind: 'names', initial: '' }],
  },
  second: {
    target: 'method', kind: 'second-person',
    parameters: [
      { name: 'moment', kind: 'moment', initial: 'write' },
      { name: 'secondUser', kind: 'user', initial: '' },
      { name: 'secondMethod', kind: 'text', initial: 'crm.item.update' },
      { name: 'params', kind: 'object', initial: '{"entityTypeId": 2, "id": 1, "fields": {"title": "…"}}' },
    ],
  },
  silence: { target: 'frame', kind: 'silence', parameters: [] },
  frameDelay: delay('frame'),
  eventDrop: { target: 'event', kind: 'drop', parameters: [] },
  eventTwice: { target: 'event', kind: 'duplicate', parameters: [] },
  eventDelay: delay('event'),
}
