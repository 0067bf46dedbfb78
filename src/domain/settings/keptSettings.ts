import type { SettingPlan, SettingValue, SolutionName } from '../blueprint/types'
import { isSameValue, usableValue } from './checkSetting'

/** What differs from the defaults of one solution, as the portal keeps it. */
export interface KeptSettings {
  /** Mark of the last save; `''` before the first. */
  revision: string
  values: Readonly<Record<string, SettingValue>>
}

export const noSettings: KeptSettings = { revision: '', values: {} }

/** Name of the application's option that holds them. */
export function settingsOption(solution: SolutionName): string {
  return `cardinal.settings.${solution}`
}

/** Reads the option; what is none of its settings, or no value of theirs, is left out. */
export function readKept(plans: readonly SettingPlan[], option: string | undefined): KeptSettings {
  const { version, revision, values } = parsed(option)
  if (version !== 1 || typeof revision !== 'string' || typeof values !== 'object' || values === null)
    return noSettings
  return { revision, values: differences(plans, values as Record<string, unknown>) }
}

export function writeKept({ revision, values }: KeptSettings): string {
  return JSON.stringify({ version: 1, revision, values })
}

/** Of any values those that are right and not the defaults. */
export function differences(plans: readonly SettingPlan[], values: Readonly<Record<string, unknown>>): Record<string, SettingValue> {
  return Object.fromEntries(plans.flatMap(plan => {
    const value = usableValue(plan, values[plan.role])
    return isSameValue(value, plan.default) ? [] : [[plan.role, value] as const]
  }))
}

/** What applies: the kept value, else the default. */
export function settingOf(plan: SettingPlan, { values }: KeptSettings): SettingValue {
  return values[plan.role] ?? plan.default
}

/** One setting that two people have changed to different values since both looked. */
export interface SettingConflict { role: string, theirs: SettingValue }

/**
 * Puts one person's changes onto what another has saved meanwhile.
 *
 * @param base What the person saw. @param mine Their changes, by role.
 */
export function mergeSettings(plans: readonly SettingPlan[], base: KeptSettings, mine: Readonly<Record<string, SettingValue>>, theirs: KeptSettings): { merged: Record<string, SettingValue>, conflicts: SettingConflict[] } {
  const changed = plans.filter(({ role }) => mine[role] !== undefined)
  const conflicts = changed.flatMap((plan): SettingConflict[] => {
    const now = settingOf(plan, theirs)
    return isSameValue(now, settingOf(plan, base)) || isSameValue(now, mine[plan.role]!) ? [] : [{ role: plan.role, theirs: now }]
  })
  return { merged: differences(plans, { ...theirs.values, ...mine }), conflicts }
}

function parsed(text: string | undefined): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(text ?? 'null')
    return typeof content === 'object' && content !== null ? content as Record<string, unknown> : {}
  }
  catch {
    return {}
  }
}
