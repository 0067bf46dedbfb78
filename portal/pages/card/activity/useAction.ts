import type { ActivityView, FrameRequest, LayoutAction } from '../activityTypes.ts'
import { texts } from '../../app/session.ts'
import { opensInSlider, pageInSlider } from '../../frame/paths.ts'
import { splitSliderParameters } from '../../frame/sliderOptions.ts'
import { openSlider, PLAIN_SETTINGS } from '../../sliders/sliders.ts'

/** The activity an action belongs to. */
export interface ActionContext { activity: ActivityView, activityId: number, entityTypeId: number, entityId: number }

/** Why an action does nothing here; empty when it does something. */
export function hindranceOf(action: LayoutAction, { activity }: ActionContext): string {
  if (action.type === 'restEvent')
    return texts.actionEvent
  return action.type === 'openRestApp' && activity.appId === null ? texts.actionAppGone : ''
}

/**
 * Does what a click on a part of an activity asks for: a page of the portal opens in a slider where it can, another
 * address in a new tab, the application in a slider with the activity's place in its options.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/action.html
 */
export function act(action: LayoutAction, context: ActionContext): void {
  if (action.type === 'redirect')
    follow(action.uri)
  else if (action.type === 'openRestApp')
    openApplication(action, context)
}

function follow(uri: string): void {
  if (!URL.canParse(uri, location.href))
    return
  const address = new URL(uri, location.href)
  const path = address.pathname + address.search
  const inSlider = address.origin === location.origin && opensInSlider(path) ? pageInSlider(path, location.origin) : null
  if (inSlider)
    void openSlider({ title: '', settings: PLAIN_SETTINGS, content: { kind: 'page', path: inSlider } })
  else if (address.origin === location.origin)
    location.assign(address)
  else if (/^https?:$/.test(address.protocol))
    window.open(address, '_blank', 'noopener')
}

function openApplication({ actionParams, sliderParams }: Extract<LayoutAction, { type: 'openRestApp' }>, { activity, activityId, entityTypeId, entityId }: ActionContext): void {
  if (activity.appId === null)
    return
  const { options } = splitSliderParameters({ ...actionParams, entityTypeId, entityId, activityId })
  const { width = null, leftBoundary = null, title = null } = sliderParams ?? {}
  const request: FrameRequest = { place: 'slider', app: String(activity.appId), options: options as Extract<FrameRequest, { place: 'slider' }>['options'] }
  void openSlider({ title: activity.appTitle, settings: { ...PLAIN_SETTINGS, width, leftBoundary, title }, content: { kind: 'app', appId: activity.appId, isApplicationSlider: true, request } })
}
