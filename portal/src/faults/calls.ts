import { findToken } from '../auth/tokens.ts'
import type { Portal } from '../portal.ts'
import { readParameters } from '../rest/parameters.ts'
import type { FaultCall } from './types.ts'

interface Address { method: string, webhook: { userId: number } | null }

/** A REST request taken apart for the rules: itself first, then the commands of its batch in order. Reads a copy. */
export async function callsOf(portal: Portal, request: Request, { method, webhook }: Address): Promise<FaultCall[]> {
  const params = await readParameters(request.clone())
  const caller = callerOf(portal, webhook, params.auth ?? /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1])
  const own: FaultCall = { kind: 'rest', method, command: null, ...caller }
  const commands = params.cmd ?? params.CMD
  if (method.toLowerCase() !== 'batch' || typeof commands !== 'object' || commands === null)
    return [own]
  const inner = Object.entries(commands).flatMap(([command, text]): FaultCall[] => typeof text === 'string' ? [{ ...own, command, method: text.split(/[?#]/)[0] ?? '' }] : [])
  return [own, ...inner]
}

/** Whoever the token belongs to, expired or not: a rule about a person also strikes what will be refused. */
function callerOf(portal: Portal, webhook: Address['webhook'], token: unknown): Pick<FaultCall, 'userId' | 'app'> {
  if (webhook)
    return { userId: webhook.userId, app: null }
  const known = typeof token === 'string' ? findToken(portal, token) : undefined
  const app = portal.state.apps.find(one => one.id === known?.appId)
  return { userId: known?.userId ?? null, app: app ? { id: app.id, code: app.code } : null }
}
