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
 * Widgets with this code that a person sees: without rights to the application none of them, and none of an
 * application that is not installed yet.
 */
export function shownPlaces(portal: Portal, user: PortalUser, code: string): AppPlace[] {
  const shown = portal.state.placements.filter(binding => {
    const app = portal.state.apps.find(one => one.id === binding.appId)
    return binding.placement === code && [0, user.id].includes(binding.userId) && app !== undefined && app.installed && mayUseApp(app, user)
  })
  return shown.map(binding => ({ bindingId: binding.id, appId: binding.appId, title: placeTitle(portal, user, binding) }))
}

/** Applications' places on a card; an unsaved card has none. */
export function placesOf(portal: Portal, user: PortalUser, entityTypeId: number, id: number, kind: 'TAB' | 'TOOLBAR' | 'ACTIVITY'): AppPlace[] {
  return id === 0 ? [] : shownPlaces(portal, user, `CRM_${entityOf(portal.state, entityTypeId).name}_DETAIL_${kind}`)
}
