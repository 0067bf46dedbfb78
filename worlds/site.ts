import type { PortalState } from 'b24-local-portal'
import { startDemoSite } from 'cardinal-demo-site'
import type { FieldMap, RunningSite } from 'cardinal-demo-site'
import { settingsOption, writeKept } from '@/domain/settings/keptSettings'
import { siteFieldMap } from '@/domain/site/fieldMap'
import { readCodes } from '@/domain/portalMap'
import { eventFields } from '@/solutions/events/fields'
import { SITE_BUILD_ORIGIN } from './cardinal.ts'
import type { Ports } from './ports.ts'

/** Tokens of a portal on this machine are no secrets. */
const WEBHOOK_SECRET = 'site'
const APPLICATION_TOKEN = '5173c0de5173c0de5173c0de5173c0de'

/** What the site is given of the portal, as an administrator would give it. */
export interface SiteAccess { webhook: string, fields: FieldMap, applicationToken: string }

function siteOrigin(port: number): string {
  return `http://127.0.0.1:${port}`
}

function codesOf(state: PortalState) {
  const options = state.apps.find(({ code }) => code === 'local.cardinal')?.options ?? {}
  return readCodes(options)?.codes ?? null
}

/** Lets the addresses in the site's answers point to where it is served now. */
export function moveSite(state: PortalState, port: number): void {
  const field = codesOf(state)?.['field:deal.siteAnswer']
  if (field === undefined || siteOrigin(port) === SITE_BUILD_ORIGIN)
    return
  const key = field.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  for (const deal of state.items.get(2)?.values() ?? []) {
    if (typeof deal[key] === 'string')
      deal[key] = deal[key].replaceAll(SITE_BUILD_ORIGIN, siteOrigin(port))
  }
}

/**
 * Does what an administrator does to connect a site: an incoming and an outgoing webhook, and the addresses in Cardinal's settings.
 *
 * @returns `null` on a portal where the events are not set up.
 * @see https://apidocs.bitrix24.com/local-integrations/local-webhooks.html
 */
export function connectSite(state: PortalState, { portal, site }: Ports): SiteAccess | null {
  const codes = codesOf(state)
  const portalOrigin = `http://localhost:${portal}`
  const lists = eventFields.flatMap(({ role, options }) => options ? [{ role, options }] : [])
  const map = codes && siteFieldMap(codes, portalOrigin, lists, 'ru')
  if (map === null)
    return null
  const origin = siteOrigin(site)
  state.webhooks = [...state.webhooks, { userId: 1, secret: WEBHOOK_SECRET, scopes: ['crm', 'user_brief'] }]
  const id = state.counters.eventBinding ?? 1
  state.counters.eventBinding = id + 1
  state.outgoingWebhooks = [...state.outgoingWebhooks, { id, handler: `${origin}/cardinal/knock`, events: ['ONCRMDEALADD', 'ONCRMDEALUPDATE', 'ONCRMDEALDELETE'], applicationToken: APPLICATION_TOKEN }]
  const values = { siteAddress: `${origin}/cardinal/knock`, feedAddress: `${origin}/cardinal/inventory.json`, siteStyles: `${origin}/site.css` }
  state.apps.find(({ code }) => code === 'local.cardinal')!.options[settingsOption('events')] = writeKept({ revision: 'world', values })
  return { webhook: `${portalOrigin}/rest/1/${WEBHOOK_SECRET}/`, fields: JSON.parse(map) as FieldMap, applicationToken: APPLICATION_TOKEN }
}

/** Starts the site in this process. It fills itself from the portal when it is asked for something first, so it costs nothing until then. */
export function startSite({ webhook, fields, applicationToken }: SiteAccess, { port, now, quiet }: { port: number, now: () => number, quiet: boolean }): Promise<RunningSite> {
  return startDemoSite({ portalWebhook: webhook, fields, applicationToken, port, now, adopt: 'lazily', quiet })
}
