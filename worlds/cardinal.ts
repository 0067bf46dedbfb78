import type { PortalState } from 'b24-local-portal'
import { install } from '@/services/setup/install'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalClient } from './portalClient.ts'
import { PlainError } from './plainError.ts'

/** Address under which worlds are built; a start on other ports moves the application there. */
export const BUILD_ORIGIN = 'http://127.0.0.1:5081'

/** What Cardinal asks the portal for. */
const SCOPES = ['crm', 'placement', 'user_brief']

export interface RegisterOptions {
  /** Users who may open the application; administrators always may. */
  access: 'all' | number[]
}

/** Registers Cardinal on the portal and runs its own installer over an application token, as an administrator would. */
export async function installCardinal(portal: PortalClient, { access }: RegisterOptions): Promise<void> {
  const app = await portal.control<{ id: number }>('apps', {
    code: 'local.cardinal',
    title: 'Cardinal',
    handler: `${BUILD_ORIGIN}/index.html`,
    scopes: SCOPES,
    access,
    installed: true,
  })
  const outcome = await runInstaller(portal, app.id)
  if (!outcome.isReady)
    throw new PlainError(`Cardinal's installer failed: ${JSON.stringify(outcome.steps.filter(step => step.state === 'failed'))}`)
}

/** Runs the installer once more; on a portal that has everything it writes nothing. */
export async function runInstaller(portal: PortalClient, app: number | string, appOrigin: string = BUILD_ORIGIN) {
  const token = await portal.control<{ access_token: string }>('app-token', { user: 1, app })
  return install(connectByToken({ manners: null, origin: portal.origin, accessToken: token.access_token }), { appOrigin, locale: 'ru' })
}

/** Lets every address of the application that was noted while building point to where it is served now. */
export function moveCardinal(state: PortalState, appOrigin: string): void {
  const moved = (address: string) => address.startsWith(`${BUILD_ORIGIN}/`) ? appOrigin + address.slice(BUILD_ORIGIN.length) : address
  for (const app of state.apps) {
    app.handler = moved(app.handler)
    app.installHandler = app.installHandler && moved(app.installHandler)
  }
  for (const holder of [...state.placements, ...state.fieldTypes])
    holder.handler = moved(holder.handler)
}
