import { mayUseApp } from '../auth/tokens.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { PortalUser, RestApp } from '../state/types.ts'
import type { FrameRequest } from '../ui/contract.ts'
import { fieldFrame } from './fieldFrame.ts'
import type { FrameFacts } from './open.ts'
import { linkFrame, menuPlaceFrame, recordPlaceFrame, workerFrame } from './placeFrames.ts'

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

/**
 * Finds out what a frame of this request shows.
 *
 * @throws {RestError} when the person may not see it or it is not there.
 */
export function frameFacts(portal: Portal, user: PortalUser, request: FrameRequest): FrameFacts {
  switch (request.place) {
    case 'field': return fieldFrame(portal, user, request)
    case 'placement': return recordPlaceFrame(portal, user, request)
    case 'menu': return menuPlaceFrame(portal, user, request)
    case 'worker': return workerFrame(portal, user, request)
    case 'link': return linkFrame(portal, user, request)
    default: return pageFrame(portal, user, request)
  }
}
