import { isOnThisMachine, send, track } from '../events/post.ts'
import type { Portal } from '../portal.ts'
import type { PlacementBinding } from '../state/types.ts'

/** More reports than this in one day, of all people together, end a registration. */
const REPORTS_A_DAY = 10

/**
 * A page tells that a worker's frame took more than 5 seconds to load. The eleventh report of a day deletes the
 * registration and tells its `errorHandlerUrl`, which is reached on this machine only.
 *
 * @returns Whether the registration is gone.
 * @see https://apidocs.bitrix24.com/api-reference/widgets/universal/background-worker.html
 */
export function reportSlowLoad(portal: Portal, bindingId: number): boolean {
  const binding = portal.state.placements.find(one => one.id === bindingId && one.placement === 'PAGE_BACKGROUND_WORKER')
  if (!binding)
    return false
  const day = portal.nowIso().slice(0, 10)
  const known = portal.state.slowLoads[bindingId]
  const count = known?.day === day ? known.count + 1 : 1
  portal.state.slowLoads[bindingId] = { day, count }
  if (count <= REPORTS_A_DAY)
    return false
  portal.state.placements = portal.state.placements.filter(one => one !== binding)
  delete portal.state.slowLoads[bindingId]
  tellOwner(portal, binding)
  return true
}

function tellOwner(portal: Portal, { appId, options }: PlacementBinding): void {
  const address = options.errorHandlerUrl ?? ''
  const appCode = portal.state.apps.find(app => app.id === appId)?.code ?? null
  const note = (status: number, error: string | null) => portal.writeLog({ kind: 'event', method: 'ERROR_PLACEMENT_LOADING_OVERTIME', userId: null, appCode, status, error, durationMs: 0 })
  if (!URL.canParse(address) || !isOnThisMachine(address))
    return note(0, 'NOT_SENT')
  const body = new URLSearchParams({ error: 'ERROR_PLACEMENT_LOADING_OVERTIME', error_description: 'Placement loading overtime' })
  track(portal, send(address, body).then(status => note(status, status >= 200 && status < 300 ? null : 'FAILED')))
}
