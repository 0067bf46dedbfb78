import type { PortalCalls } from '@/services/portal/types'
import { connectByToken } from '@/services/portal/tokenPortal'
import { openCompany } from '../people.ts'
import type { Company } from '../people.ts'

export const allScopes = ['crm', 'userfieldconfig', 'placement', 'disk', 'task', 'user', 'calendar', 'catalog', 'department', 'im', 'imopenlines']

export interface SetupPortal extends Company {
  /** Calls of a person through an application. */
  callsOf: (userId: number, app?: string, by?: typeof fetch) => Promise<PortalCalls>
  /** Commands that came in one request, by request, since the log was last emptied. */
  requests: () => Promise<LoggedRequest[]>
}
export interface LoggedRequest { method: string, commands: string[] }

interface LogEntry { kind: string, method: string, commands?: { method: string }[] }

/** A local portal with an application that may do everything setup does. */
export async function openSetupPortal(): Promise<SetupPortal> {
  const company = await openCompany({ people: 1 })
  const { control, running: { origin } } = company
  await control.send('POST', '/_portal/apps', { code: 'local.setup', title: 'Setup', handler: 'http://127.0.0.1:9/main', scopes: allScopes, access: 'all', installed: true })
  return {
    ...company,
    async callsOf(userId, app = 'local.setup', by = fetch) {
      const { access_token: accessToken } = await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: userId, app })
      return connectByToken({ origin, accessToken, manners: null, fetch: by, wait: async () => {} })
    },
    async requests() {
      const entries = await control.get<LogEntry[]>('/_portal/log')
      return entries.filter(({ kind }) => kind === 'rest').map(({ method, commands = [] }) => ({ method, commands: commands.map(one => one.method) }))
    },
  }
}
