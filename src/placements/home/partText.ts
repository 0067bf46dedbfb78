import type { PartState, SetupPart, SetupStep } from '@/services/setup/parts'
import * as m from '@/paraglide/messages.js'

const titles: Record<SetupPart, () => string> = {
  'field-type': m.setup_part_field_type,
  'description-field': m.setup_part_description_field,
  'twin-field': m.setup_part_twin_field,
  'announcement-tab': m.setup_part_announcement_tab,
  'portal-map': m.setup_part_portal_map,
}

const states: Record<PartState, () => string> = {
  present: m.setup_state_present,
  missing: m.setup_state_missing,
  outdated: m.setup_state_outdated,
  taken: m.setup_state_taken,
}

const stepStates: Record<SetupStep['state'], () => string> = {
  kept: m.setup_step_kept,
  created: m.setup_step_created,
  updated: m.setup_step_updated,
  failed: m.setup_step_failed,
  skipped: m.setup_step_skipped,
  deferred: m.setup_step_deferred,
}

export const partTitle = (part: SetupPart) => titles[part]()
export const partStateText = (state: PartState) => states[state]()
export const stepStateText = (state: SetupStep['state']) => stepStates[state]()

/** What to do about a part whose name belongs to something else. */
export function takenText(part: SetupPart): string {
  return part === 'field-type' ? m.setup_taken_field_type() : m.setup_taken_field()
}
