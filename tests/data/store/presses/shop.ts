import { createState, startPortal } from 'b24-local-portal'
import type { Portal, RunningPortal } from 'b24-local-portal'
import { readStoreMap } from '@/domain/store/map'
import type { StoreMap } from '@/domain/store/map'
import { settingsOption, writeKept } from '@/domain/settings/keptSettings'
import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalCalls } from '@/services/portal/types'
import { applySetup } from '@/services/setup/apply/applySetup'
import { wantedBlueprints } from '@/services/setup/planSetup'
import { now } from '@/solutions/store/presses.fixture'
import { controlOf } from '../../../support/portalControl.ts'
import type { PortalControl } from '../../../support/portalControl.ts'
import { stillTime } from '../../faults/stillTime.ts'
import type { StillTime } from '../../faults/stillTime.ts'
import { people, roster } from './people.ts'

const APP = 'local.store'
const SCOPES = ['crm', 'userfieldconfig', 'placement', 'disk', 'task', 'user', 'calendar', 'catalog', 'im', 'imopenlines']
export const LINE = 1

/** The store's solution, set up in a portal of its own, with its people at work; its clock stands still where the presses are. */
export interface Shop {
  running: RunningPortal
  portal: Portal
  control: PortalControl
  map: StoreMap
  appOptions: Readonly<Record<string, string>>
  time: StillTime
  tokens: ReadonlyMap<number, string>
  /** Back to the empty shop. */
  reset: () => Promise<void>
}

export async function openShop(): Promise<Shop> {
  const running = await startPortal({ port: 0, state: createState({ seed: 1 }), quiet: true })
  const { portal, origin } = running
  const control = controlOf(origin)
  await control.send('POST', '/_portal/import', {
    users: people.map(({ id, name }) => ({ id, name })),
    openLines: [{ id: LINE, name: 'WhatsApp магазина', queue: [people[0]!.id], joiners: 'all' }],
  })
  await control.send('PATCH', '/_portal/limits', { rate: null, requestSeconds: null, operatingSeconds: null })
  await control.send('PATCH', '/_portal/switches', { tokenLifeSeconds: 1e7 })
  await control.send('POST', '/_portal/clock', { freeze: true, now, rate: 1000 })
  await control.send('POST', '/_portal/apps', { code: APP, title: 'Store', handler: 'http://127.0.0.1:9/main', scopes: SCOPES, access: 'all', installed: true })
  const tokens = new Map<number, string>()
  for (const id of [1, ...people.map(person => person.id)])
    tokens.set(id, (await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: id, app: APP })).access_token)
  const calls = connectByToken({ origin, accessToken: tokens.get(1)!, manners: null, wait: async () => {} })
  const setup = await applySetup(calls, {
    blueprints: wantedBlueprints(new Set(['store']), 2026), choices: {}, locale: 'ru', appOrigin: 'http://127.0.0.1:9', clock: { wait: async () => {}, now: () => now }, run: 'shop',
  })
  const open = setup.plan.items.filter(({ action }) => action !== 'keep')
  if (open.length > 0)
    throw new Error(`Setup has left open: ${open.map(({ id, reason }) => `${id} ${reason}`).join('; ')}`)
  await furnish(calls, control)
  await control.send('POST', '/_portal/snapshot')
  const appOptions = await calls.read<Record<string, string>>('app.option.get', {})
  return { running, portal, control, map: readStoreMap(appOptions)!, appOptions, time: stillTime(portal, control), tokens, reset: () => control.send('POST', '/_portal/reset') }
}

async function furnish(calls: PortalCalls, control: PortalControl): Promise<void> {
  await keepSettings(calls, roster.settings)
  await control.rest('crm.currency.add', { fields: { CURRENCY: 'KGS', AMOUNT_CNT: 1, AMOUNT: 1 } })
  const map = readStoreMap(await calls.read<Record<string, string>>('app.option.get', {}))!
  await control.send('POST', '/_portal/import', { items: roster.records(map) })
}

async function keepSettings(calls: PortalCalls, values: Parameters<typeof writeKept>[0]['values']): Promise<void> {
  const outcome = await calls.write('app.option.set', { options: { [settingsOption('store')]: writeKept({ revision: 'shop', values }) } })
  if (outcome.kind !== 'done')
    throw new Error('The settings were not kept.')
}
