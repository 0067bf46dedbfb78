import type { FaultReading } from '../dial.ts'
import { session, texts } from '../../app/session.ts'
import type { FaultDraft } from './draft.ts'
import { FAULT_PRESETS } from './presets.ts'
import type { ParameterName } from './presets.ts'

const SHORT: Partial<Record<ParameterName, (value: string) => string>> = texts.dial.faults.short

/** What a rule does, with its numbers: `The reply is late · 5000 ms`. */
export function titleOf({ preset, values }: FaultDraft): string {
  const given = FAULT_PRESETS[preset].parameters.map(({ name }) => SHORT[name]?.(values[name]?.trim() ?? ''))
  return [texts.dial.faults.presets[preset], ...given].filter(Boolean).join(' · ')
}

/** When a rule strikes: `crm.item.update · for Vera Lis · only call 2`. */
export function whenText({ when: { method, frame, event, ...rest } }: FaultReading): string {
  const words = texts.dial.faults
  const more = Object.entries(rest).map(([name, value]) => words.when[name as keyof typeof words.when](wordOf(name, String(value))))
  return [frame ?? event ?? method, ...more].join(' · ')
}

function wordOf(name: string, value: string): string {
  if (name === 'user')
    return session.users.find(user => String(user.id) === value)?.name ?? value
  return name === 'inside' ? texts.dial.faults.insides[value as 'batch'] : value
}
