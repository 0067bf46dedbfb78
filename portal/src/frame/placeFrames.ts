import { mayUseApp } from '../auth/tokens.ts'
import { entityByName } from '../crm/entities.ts'
import { itemStore } from '../crm/items.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { Json, PlacementBinding, PortalUser, RestApp } from '../state/types.ts'
import type { FrameRequest } from '../ui/contract.ts'
import type { FrameFacts } from './open.ts'

const RECORD_PLACE = /^CRM_([A-Z]+|DYNAMIC_\d+)_(DETAIL_TAB|DETAIL_TOOLBAR|DETAIL_ACTIVITY|LIST_MENU)$/
const MENU_PLACES = ['LEFT_MENU', 'CRM_ANALYTICS_MENU']

function noAccess(): RestError {
  return new RestError('ACCESS_DENIED', 'You have no access to this application', 403)
}

function noWidget(): RestError {
  return new RestError('NOT_FOUND', 'There is no such widget', 404)
}

/** A registered widget this person may open. @throws {RestError} `NOT_FOUND`, `ACCESS_DENIED` */
function findWidget(portal: Portal, user: PortalUser, isMeant: (binding: PlacementBinding) => boolean): { binding: PlacementBinding, app: RestApp } {
  const binding = portal.state.placements.find(isMeant)
  const app = portal.state.apps.find(one => one.id === binding?.appId)
  if (!binding || !app?.installed)
    throw noWidget()
  if (!mayUseApp(app, user))
    throw noAccess()
  return { binding, app }
}

/** Key of the record's id: smart processes name it differently in the card's button. */
function idKey(entityName: string, kind: string): 'ID' | 'ENTITY_ID' {
  return kind === 'DETAIL_TOOLBAR' && entityName.startsWith('DYNAMIC_') ? 'ENTITY_ID' : 'ID'
}

/**
 * A widget of one record: tab, item of the card's button, button above the timeline, item of the list's menu.
 *
 * @throws {RestError} when the record cannot be read, or there is no such widget for this person.
 * @see https://apidocs.bitrix24.com/api-reference/widgets/crm/index.html
 */
export function recordPlaceFrame(portal: Portal, user: PortalUser, { bindingId, entityId, uri }: Extract<FrameRequest, { place: 'placement' }>): FrameFacts {
  const { binding, app } = findWidget(portal, user, one => one.id === bindingId)
  const [, entityName = '', kind = ''] = RECORD_PLACE.exec(binding.placement) ?? []
  const entityTypeId = entityByName(portal.state, entityName)?.entityTypeId
  if (entityTypeId === undefined)
    throw noWidget()
  itemStore.get(portal, user, entityTypeId, entityId)
  return {
    app,
    placement: binding.placement,
    handler: binding.handler,
    options: { [idKey(entityName, kind)]: String(entityId), URI: uri },
    // undocumented: whether other places than a tab escape their options.
    isPrepared: kind === 'DETAIL_TAB',
  }
}

/**
 * A page of an application in a menu.
 *
 * @see https://apidocs.bitrix24.com/api-reference/widgets/left-menu.html
 */
export function menuPlaceFrame(portal: Portal, user: PortalUser, { bindingId, uri }: Extract<FrameRequest, { place: 'menu' }>): FrameFacts {
  const { binding, app } = findWidget(portal, user, one => one.id === bindingId && MENU_PLACES.includes(one.placement))
  return { app, placement: binding.placement, handler: binding.handler, options: { URI: uri }, isPrepared: false }
}

/**
 * The hidden frame of a page.
 *
 * @see https://apidocs.bitrix24.com/api-reference/widgets/universal/background-worker.html
 */
export function workerFrame(portal: Portal, user: PortalUser, { bindingId, uri }: Extract<FrameRequest, { place: 'worker' }>): FrameFacts {
  const { binding, app } = findWidget(portal, user, one => one.id === bindingId && one.placement === 'PAGE_BACKGROUND_WORKER' && [0, user.id].includes(one.userId))
  return { app, placement: binding.placement, handler: binding.handler, options: { ID: binding.placement, URI: uri }, isPrepared: false, bindingId }
}

/**
 * What a link `/marketplace/view/<code>/?params[key]=value` opens; values arrive as texts. `uri` is the page it was
 * followed on, unless the link names a `URI` of its own.
 *
 * @see https://apidocs.bitrix24.com/api-reference/widgets/universal/app-url.html
 */
export function linkFrame(portal: Portal, user: PortalUser, { app: code, params, uri }: Extract<FrameRequest, { place: 'link' }>): FrameFacts {
  const owner = portal.state.apps.find(one => one.code === code)
  const { binding, app } = findWidget(portal, user, one => one.appId === owner?.id && one.placement === 'REST_APP_URI')
  const texts: { [key: string]: Json } = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]))
  return { app, placement: binding.placement, handler: binding.handler, options: { URI: uri, ...texts }, isPrepared: false }
}
