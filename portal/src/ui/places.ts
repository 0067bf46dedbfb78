import { mayUseApp } from '../auth/tokens.ts'
import { entityOf } from '../crm/entities.ts'
import type { Portal } from '../portal.ts'
import type { PlacementBinding, PortalUser } from '../state/types.ts'
import type { AppPlace } from './contract.ts'

/** Title of a widget in the person's language. */
export function placeTitle(portal: Portal, user: PortalUser, binding: PlacementBinding): string {
  const app = portal.state.apps.find(one => one.id === binding.appId)
  return binding.langAll[user.language]?.TITLE || binding.langAll[portal.state.settings.language]?.TITLE || binding.title || app?.title || String(binding.id)
}

/**
 * Applications' places on a card. A person without rights to the application sees none of them, an application that
 * is not installed yet has none, an unsaved card neither.
 */
export function placesOf(portal: Portal, user: PortalUser, entityTypeId: number, id: number, kind: 'TAB' | 'TOOLBAR'): AppPlace[] {
  if (id === 0)
    return []
  const code = `CRM_${entityOf(portal.state, entityTypeId).name}_DETAIL_${kind}`
  const shown = portal.state.placements.filter(binding => {
    const app = portal.state.apps.find(one => one.id === binding.appId)
    return binding.placement === code && app !== undefined && app.installed && mayUseApp(app, user)
  })
  return shown.map(binding => ({ bindingId: binding.id, appId: binding.appId, title: placeTitle(portal, user, binding) }))
}
