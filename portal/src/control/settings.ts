import type { Portal } from '../portal.ts'
import type { PortalSettings } from '../state/types.ts'
import { ControlError } from './controlError.ts'

/** Changes what an administrator sets by hand and no REST method can. @throws {ControlError} on anything but `leadMode`. */
export function turnSettings(portal: Portal, order: Record<string, unknown>): PortalSettings {
  for (const [name, value] of Object.entries(order)) {
    if (name !== 'leadMode' || (value !== 1 && value !== 2))
      throw new ControlError(`Failed to set "${name}": known is leadMode, 1 (classic CRM) or 2 (simple CRM, without leads).`)
    portal.state.settings = { ...portal.state.settings, leadMode: value }
  }
  return portal.state.settings
}
