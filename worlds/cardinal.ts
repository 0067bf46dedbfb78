import type { PortalState } from 'b24-local-portal'
import type { PortalCodes } from '@/domain/blueprint/items'
import type { SettingValue, SolutionName } from '@/domain/blueprint/types'
import { settingsOption, writeKept } from '@/domain/settings/keptSettings'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalCalls } from '@/services/portal/types'
import { applySetup } from '@/services/setup/apply/applySetup'
import type { ApplyResult } from '@/services/setup/apply/applySetup'
import { mapOption } from '@/services/setup/apply/journal'
import { wantedBlueprints } from '@/services/setup/planSetup'
import { WORLD_NOW } from './moscowTime.ts'
import { PlainError } from './plainError.ts'
import type { PortalClient } from './portalClient.ts'

/** Address under which worlds are built; a start on other ports moves the application there. */
export const BUILD_ORIGIN = 'http://127.0.0.1:5081'

/** The same of the client's site, which stands in its answers; see `site.ts`. */
export const SITE_BUILD_ORIGIN = 'http://127.0.0.1:5082'

/** What Cardinal asks the portal for, as README.md tells the integrator. */
const SCOPES = ['crm', 'userfieldconfig', 'placement', 'disk', 'user_brief', 'calendar', 'catalog', 'department', 'im', 'imopenlines', 'task']

export interface RegisterOptions {
  /** Users who may open the application; administrators always may. */
  access: 'all' | number[]
  /** False: whoever opens it first finishes the installation. */
  isInstalled: boolean
}

/** Enters Cardinal on the portal as an integrator does; nothing else of it is there yet. @returns Its id */
export async function registerCardinal(portal: PortalClient, { access, isInstalled }: RegisterOptions): Promise<number> {
  const page = `${BUILD_ORIGIN}/index.html`
  const { id } = await portal.control<{ id: number }>('apps', { code: 'local.cardinal', title: 'Cardinal', handler: page, installHandler: page, scopes: SCOPES, access, installed: isInstalled })
  return id
}

/**
 * Registers Cardinal and lets its own setup bring the portal to what the solutions want.
 *
 * @returns The portal map: which code of this portal plays which role.
 * @throws {PlainError} when anything is left to do.
 */
export async function setUpCardinal(portal: PortalClient, { access, solutions }: { access: RegisterOptions['access'], solutions: readonly SolutionName[] }): Promise<PortalCodes['codes']> {
  const app = await registerCardinal(portal, { access, isInstalled: true })
  const { plan, log } = await runSetup(portal, app, solutions)
  const open = plan.items.filter(({ action }) => action !== 'keep').map(({ id, action, reason = '' }) => `${id} ${action} ${reason}`)
  if (open.length > 0)
    throw new PlainError(`Cardinal's setup has left something open:\n${open.join('\n')}\n${log.filter(({ outcome }) => outcome === 'refused').map(({ id, error }) => `${id}: ${error?.code} ${error?.detail}`).join('\n')}`)
  const { options } = (await portal.look<{ apps: { id: number, options: Record<string, string> }[] }>('state')).apps.find(({ id }) => id === app)!
  return (JSON.parse(options[mapOption]!) as PortalCodes).codes
}

/**
 * Keeps a setting of Cardinal's as an administrator does.
 *
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html
 */
export async function keepSettings(portal: PortalClient, solution: SolutionName, values: Record<string, SettingValue>): Promise<void> {
  const calls = await callsOf(portal, 1)
  const outcome = await calls.write('app.option.set', { options: { [settingsOption(solution)]: writeKept({ revision: 'world', values }) } })
  if (outcome.kind !== 'done')
    throw new PlainError(`The settings of ${solution} were not kept.`)
}

/** REST as a person's widget calls it. */
export async function callsOf(portal: PortalClient, user: number): Promise<PortalCalls> {
  const token = await portal.control<{ access_token: string }>('app-token', { user, app: 'local.cardinal' })
  return connectByToken({ manners: null, origin: portal.origin, accessToken: token.access_token })
}

/** Runs setup over an application token, as an administrator would; on a portal that has everything it writes nothing. */
export async function runSetup(portal: PortalClient, app: number | string, solutions: readonly SolutionName[], appOrigin: string = BUILD_ORIGIN): Promise<ApplyResult> {
  const token = await portal.control<{ access_token: string }>('app-token', { user: 1, app })
  const calls = connectByToken({ manners: null, origin: portal.origin, accessToken: token.access_token })
  return applySetup(calls, {
    blueprints: wantedBlueprints(new Set(solutions), Number(WORLD_NOW.slice(0, 4))),
    choices: {},
    locale: 'ru',
    appOrigin,
    clock: { wait: async () => {}, now: () => Date.parse(WORLD_NOW) },
    run: 'world',
  })
}

/** Lets every address of the application that was noted while building point to where it is served now. */
export function moveCardinal(state: PortalState, appOrigin: string): void {
  const moved = (text: string) => text.replaceAll(`${BUILD_ORIGIN}/`, `${appOrigin}/`)
  for (const app of state.apps) {
    app.handler = moved(app.handler)
    app.installHandler = app.installHandler && moved(app.installHandler)
    app.options = Object.fromEntries(Object.entries(app.options).map(([name, value]) => [name, moved(String(value))]))
  }
  for (const holder of [...state.placements, ...state.fieldTypes])
    holder.handler = moved(holder.handler)
}
