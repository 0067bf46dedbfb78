import { mayUseApp } from '../auth/tokens.ts'
import { entityByName } from '../crm/entities.ts'
import { itemStore } from '../crm/items.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { PortalUser, RestApp } from '../state/types.ts'
import type { FrameRequest } from '../ui/contract.ts'
import { fieldFrame } from './fieldFrame.ts'
import type { FrameFacts } from './open.ts'

function noAccess(): RestError {
  return new RestError('ACCESS_DENIED', 'You have no access to this application', 403)
}

/** By id or code. */
export function findApp(portal: Portal, idOrCode: string): RestApp | undefined {
  return portal.state.apps.find(app => app.code === idOrCode || String(app.id) === idOrCode)
}

function pageFrame(portal: Portal, user: PortalUser, request: Extract<FrameRequest, { place: 'page' | 'slider' }>): FrameFacts {
  const app = findApp(portal, request.app)
  if (!app)
    throw new RestError('NOT_FOUND', 'There is no such application', 404)
  if (!mayUseApp(app, user))
    throw noAccess()
  const installer = app.installed ? null : app.installHandler
  if (!app.installed && !user.isAdmin)
    throw new RestError('NOT_INSTALLED', 'The application is not installed yet: an administrator has to finish it', 403)
  return { app, placement: 'DEFAULT', handler: installer ?? app.handler, options: request.options, isPrepared: false, isInstalling: installer !== null }
}

function placementFrame(portal: Portal, user: PortalUser, request: Extract<FrameRequest, { place: 'placement' }>): FrameFacts {
  const binding = portal.state.placements.find(one => one.id === request.bindingId)
  const app = portal.state.apps.find(one => one.id === binding?.appId)
  const [, entityName = '', kind = ''] = /^CRM_([A-Z]+|DYNAMIC_\d+)_DETAIL_(TAB|TOOLBAR)$/.exec(binding?.placement ?? '') ?? []
  const entityTypeId = entityByName(portal.state, entityName)?.entityTypeId
  if (!binding || !app?.installed || entityTypeId === undefined)
    throw new RestError('NOT_FOUND', 'There is no such widget', 404)
  if (!mayUseApp(app, user))
    throw noAccess()
  itemStore.get(portal, user, entityTypeId, request.entityId)
  // A toolbar item of a smart process gets the record's id under another name than the rest.
  const isDynamicToolbar = kind === 'TOOLBAR' && entityName.startsWith('DYNAMIC_')
  return {
    app,
    placement: binding.placement,
    handler: binding.handler,
    options: { [isDynamicToolbar ? 'ENTITY_ID' : 'ID']: String(request.entityId), URI: request.uri },
    // undocumented: whether a toolbar item's slider escapes its options; a tab does.
    isPrepared: kind === 'TAB',
  }
}

/**
 * Finds out what a frame of this request shows.
 *
 * @throws {RestError} when the person may not see it or it is not there.
 */
export function frameFacts(portal: Portal, user: PortalUser, request: FrameRequest): FrameFacts {
  switch (request.place) {
    case 'field': return fieldFrame(portal, user, request)
    case 'placement': return placementFrame(portal, user, request)
    default: return pageFrame(portal, user, request)
  }
}
