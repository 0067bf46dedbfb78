import type { SettingPlan, SettingValue } from '@/domain/blueprint/types'
import { rawOf } from '@/domain/settings/checkSetting'
import type { SettingProblem } from '@/domain/settings/checkSetting'
import * as m from '@/paraglide/messages.js'
import { getLocale } from '@/paraglide/runtime.js'
import { inPageLocale } from '../wizard/planText'

const units: Record<NonNullable<SettingPlan['unit']>, () => string> = {
  bytes: m.settings_unit_bytes, days: m.settings_unit_days, hours: m.settings_unit_hours, minutes: m.settings_unit_minutes,
  percent: m.settings_unit_percent, pixels: m.settings_unit_pixels, seconds: m.settings_unit_seconds,
}

/** «Перерыв спикера, минут»; the unit is not said twice. */
export function labelOf({ name, unit }: SettingPlan): string {
  const label = inPageLocale(name)
  const unitText = unit === undefined ? '' : units[unit]()
  return unitText === '' || label.toLocaleLowerCase().split(/[ ,]+/).includes(unitText) ? label : `${label}, ${unitText}`
}

/** What the setting does; of several values, how they are written. */
export function helpOf({ help, default: usual }: SettingPlan): string {
  return Array.isArray(usual) ? `${inPageLocale(help)} ${m.settings_one_per_line()}` : inPageLocale(help)
}

export function sayProblem(problem: SettingProblem): string {
  switch (problem.kind) {
    case 'not-number': return m.settings_not_number()
    case 'not-choice': return m.settings_not_choice()
    case 'too-small': return m.settings_too_small({ limit: sayNumber(problem.limit) })
    case 'too-large': return m.settings_too_large({ limit: sayNumber(problem.limit) })
    case 'not-time': return m.settings_not_time({ line: problem.line })
    case 'not-url': return m.settings_not_url({ line: problem.line })
    case 'not-zone': return m.settings_not_zone({ line: problem.line })
    case 'not-reward': return m.settings_not_reward({ line: problem.line })
    case 'not-share-rule': return m.settings_not_share_rule({ line: problem.line })
    case 'not-day-off': return m.settings_not_day_off({ line: problem.line })
    case 'not-person': return m.settings_not_person({ line: problem.line })
  }
}

/** A value in one line: the name of a choice, yes or no, several with commas. */
export function sayValue({ choices }: SettingPlan, value: SettingValue): string {
  const choice = choices?.find(one => one.value === value)
  if (choice)
    return inPageLocale(choice.name)
  if (typeof value === 'boolean')
    return value ? m.settings_yes() : m.settings_no()
  const text = typeof value === 'number' ? sayNumber(value) : String(rawOf(value)).split('\n').join(', ')
  return text === '' ? m.settings_empty_value() : text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function sayNumber(value: number): string {
  return new Intl.NumberFormat(getLocale()).format(value)
}

/** Whether a search finds the setting: by its name, its help, its role and the gap it closes. */
export function isFound({ name, help, role, gap = '' }: SettingPlan, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase()
  return [name.ru, name.en, help.ru, help.en, role, gap].join(' ').toLocaleLowerCase().includes(wanted)
}
