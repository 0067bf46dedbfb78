import type { SettingPlan, SettingValue, SolutionName } from '@/domain/blueprint/types'
import { mergeSettings, readKept, settingsOption, writeKept } from '@/domain/settings/keptSettings'
import type { KeptSettings, SettingConflict } from '@/domain/settings/keptSettings'
import type { PortalError } from '@/domain/portalError'
import { asRecord, asText } from '../portal/decode'
import type { PortalCalls } from '../portal/types'

/** Settings of a solution and their plans. */
export interface SettingsOf { solution: SolutionName, plans: readonly SettingPlan[] }

export type SettingsSaved
  = | { kind: 'saved', kept: KeptSettings }
    /** A colleague has saved other values meanwhile; nothing was written. */
    | { kind: 'conflict', kept: KeptSettings, conflicts: readonly SettingConflict[] }
    | { kind: 'refused' | 'unknown', error: PortalError }

/**
 * Settings of solutions as the portal keeps them.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-get.html
 */
export async function readSettings(portal: PortalCalls, solutions: readonly SettingsOf[]): Promise<Map<SolutionName, KeptSettings>> {
  const options = asRecord(await portal.read('app.option.get'))
  return new Map(solutions.map(({ solution, plans }) => [solution, readKept(plans, asText(options[settingsOption(solution)]))]))
}

/**
 * Saves a person's changes of one solution; what colleagues have saved in other settings meanwhile stays. Administrators only.
 * The portal has no compare-and-set: the option is read right before, and read back after, so that whoever was overtaken in
 * between is told.
 *
 * @param base What the person saw. @param changes Their values, by role.
 * @param revision A new mark, drawn for this save.
 * @throws {PortalError} when it cannot be read before the save; nothing is written then.
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html
 */
export async function saveSettings(portal: PortalCalls, of: SettingsOf, base: KeptSettings, changes: Readonly<Record<string, SettingValue>>, revision: string): Promise<SettingsSaved> {
  const before = await readOne(portal, of)
  const { merged, conflicts } = mergeSettings(of.plans, base, changes, before)
  if (conflicts.length > 0)
    return { kind: 'conflict', kept: before, conflicts }
  const kept: KeptSettings = { revision, values: merged }
  const outcome = await portal.write('app.option.set', { options: { [settingsOption(of.solution)]: writeKept(kept) } })
  if (outcome.kind === 'refused')
    return outcome
  return readBack(portal, of, base, changes, kept, outcome)
}

async function readBack(portal: PortalCalls, of: SettingsOf, base: KeptSettings, changes: Readonly<Record<string, SettingValue>>, kept: KeptSettings, outcome: { kind: 'done' } | { kind: 'unknown', error: PortalError }): Promise<SettingsSaved> {
  let now: KeptSettings
  try {
    now = await readOne(portal, of)
  }
  catch (error) {
    // It was said to be done; only nobody could look again.
    return outcome.kind === 'done' ? { kind: 'saved', kept } : { kind: 'unknown', error: error as PortalError }
  }
  if (now.revision === kept.revision)
    return { kind: 'saved', kept: now }
  if (outcome.kind === 'unknown')
    return outcome
  const { conflicts } = mergeSettings(of.plans, base, changes, now)
  return conflicts.length > 0 ? { kind: 'conflict', kept: now, conflicts } : saveSettings(portal, of, now, changes, kept.revision)
}

async function readOne(portal: PortalCalls, { solution, plans }: SettingsOf): Promise<KeptSettings> {
  return (await readSettings(portal, [{ solution, plans }])).get(solution)!
}
