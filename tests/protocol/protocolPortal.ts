import { controlOf } from '../support/portalControl.ts'
import type { PortalControl } from '../support/portalControl.ts'
import { startProgram } from '../support/process.ts'
import { startProbeServer } from './probeServer.ts'
import type { ProbeServer } from './probeServer.ts'

export interface ProtocolPortal {
  portalOrigin: string
  probe: ProbeServer
  control: PortalControl
  /** Path of the application's main page. */
  mainPage: string
  /** Ids made for the test. */
  dealId: number
  /** A user without administrator rights, and one without rights to the application. */
  employee: number
  stranger: number
  close: () => Promise<void>
}

/** Custom field of the probe's type. */
export const fieldName = 'UF_CRM_PROBE'

/** Further places and the probe's paths in them. */
const morePlaces = {
  LEFT_MENU: '/left-menu',
  CRM_ANALYTICS_MENU: '/analytics',
  REST_APP_URI: '/link',
  PAGE_BACKGROUND_WORKER: '/worker',
  CRM_DEAL_DETAIL_ACTIVITY: '/activity',
  CRM_DEAL_LIST_MENU: '/list-menu',
}

const allRights = { read: 'all', add: 'all', update: 'all', delete: 'all' }

/** A fresh portal with the probe registered in every place of the protocol sheet. */
export async function startProtocolPortal(): Promise<ProtocolPortal> {
  const program = await startProgram('portal/src/cli.ts', ['--port', '0'], 'portal ready ')
  const portalOrigin = program.said('portal ready ')
  const probe = await startProbeServer()
  const control = controlOf(portalOrigin)
  const rights = { entities: { 1: allRights, 2: allRights, 3: allRights, 4: allRights }, changeSettings: false }
  await control.send('POST', '/_portal/import', {
    users: [
      { id: 2, name: 'Вера', lastName: 'Полева', isAdmin: false, rights },
      { id: 3, name: 'Пётр', lastName: 'Гость', isAdmin: false, rights },
    ],
  })
  const app = await control.send<{ id: number, code: string }>('POST', '/_portal/apps', {
    code: 'local.probe',
    title: 'Probe',
    handler: `${probe.origin}/main`,
    scopes: ['crm', 'placement', 'user_brief'],
    access: [2],
    installed: true,
  })
  const { access_token: auth } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: 1, app: app.id })
  async function call(method: string, params: Record<string, unknown>): Promise<void> {
    const response = await fetch(`${portalOrigin}/rest/${method}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...params, auth }) })
    if (!response.ok)
      throw new Error(`${method}: ${await response.text()}`)
  }
  await call('placement.bind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: `${probe.origin}/tab`, TITLE: 'Probe tab' })
  await call('placement.bind', { PLACEMENT: 'CRM_DEAL_DETAIL_TOOLBAR', HANDLER: `${probe.origin}/toolbar`, TITLE: 'Probe toolbar' })
  for (const [place, path] of Object.entries(morePlaces))
    await call('placement.bind', { PLACEMENT: place, HANDLER: `${probe.origin}${path}`, TITLE: `Probe ${path.slice(1)}`, OPTIONS: { errorHandlerUrl: `${probe.origin}/slow-worker` } })
  await call('userfieldtype.add', { USER_TYPE_ID: 'probe', HANDLER: `${probe.origin}/field`, TITLE: 'Probe', OPTIONS: { height: 120 } })
  await call('crm.deal.userfield.add', { fields: { FIELD_NAME: 'PROBE', USER_TYPE_ID: `rest_${app.id}_probe`, LABEL: 'Probe', EDIT_FORM_LABEL: { ru: 'Проба', en: 'Probe' } } })
  const { item } = await control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 2, fields: { title: 'Сделка для пробы', ufCrmProbe: '<p title="a">5 &lt; 6 &amp; 7</p>' } })
  await control.rest('crm.item.add', { entityTypeId: 3, fields: { name: 'Айгуль', lastName: 'Садырова' } })
  await control.send('POST', '/_portal/snapshot')
  return {
    portalOrigin,
    probe,
    control,
    mainPage: `/marketplace/app/${app.id}/`,
    dealId: item.id,
    employee: 2,
    stranger: 3,
    close: async () => {
      await probe.close()
      await program.stop()
    },
  }
}
