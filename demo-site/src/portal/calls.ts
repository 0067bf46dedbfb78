import { asRecord, parseRecord } from '../contract/json.ts'

/** `missing`: no such record. `forbidden`: the webhook's employee may not. `rejected`: the call itself is wrong. */
export type TroubleKind = 'unreachable' | 'busy' | 'missing' | 'forbidden' | 'rejected'

/** A failed conversation with the portal. Its message never holds the webhook's address. */
export class PortalTrouble extends Error {
  override readonly name = 'PortalTrouble'
  readonly kind: TroubleKind

  constructor(kind: TroubleKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

export interface PortalCalls {
  /** Origin of the portal. */
  readonly origin: string
  /** @throws {PortalTrouble} */
  call: <T>(method: string, params: Record<string, unknown>, tries?: number) => Promise<T>
  /** Loads a file by its `urlMachine`. @throws {PortalTrouble} */
  download: (address: string) => Promise<Uint8Array>
}

const ANSWER_WAIT_MS = 30_000
/** Waits before a call is made again that was refused unheard, because there were too many at once. */
const CROWD_WAITS_MS = [500, 1000, 2000, 4000, 8000]
const LARGEST_FILE_BYTES = 20 * 1024 * 1024

const busyCodes: ReadonlySet<string> = new Set(['QUERY_LIMIT_EXCEEDED', 'OPERATION_TIME_LIMIT', 'OVERLOAD_LIMIT', 'INTERNAL_SERVER_ERROR'])
const missingCodes: ReadonlySet<string> = new Set(['NOT_FOUND', 'ERROR_NOT_FOUND'])
const forbiddenCodes: ReadonlySet<string> = new Set(['ACCESS_DENIED', 'INSUFFICIENT_SCOPE', 'INVALID_CREDENTIALS', 'USER_ACCESS_ERROR', 'NO_AUTH_FOUND'])

function kindOf(code: string, status: number): TroubleKind {
  if (busyCodes.has(code) || status === 429 || status >= 500)
    return 'busy'
  if (missingCodes.has(code))
    return 'missing'
  return forbiddenCodes.has(code) || status === 401 || status === 403 ? 'forbidden' : 'rejected'
}

/**
 * The portal behind an incoming webhook.
 *
 * @param webhook `https://example.bitrix24.ru/rest/1/secret/`; it is a key and goes nowhere but into requests.
 * @see https://apidocs.bitrix24.com/local-integrations/local-webhooks.html
 */
export function connectPortal(webhook: string): PortalCalls {
  const base = new URL(webhook.endsWith('/') ? webhook : `${webhook}/`)
  async function ask(address: URL, what: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(address, { ...init, signal: AbortSignal.timeout(ANSWER_WAIT_MS) })
    }
    catch (error) {
      throw new PortalTrouble('unreachable', `Failed to ask the portal for ${what}: ${error instanceof Error ? error.name : 'no answer'}.`)
    }
  }
  return {
    origin: base.origin,
    async call<T>(method: string, params: Record<string, unknown>, tries = 0): Promise<T> {
      const response = await ask(new URL(method, base), method, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params), redirect: 'error' })
      const answer = parseRecord(await bodyOf(response, method))
      const code = answer === null ? '' : String(answer.error ?? '')
      const waitMs = code === 'QUERY_LIMIT_EXCEEDED' ? CROWD_WAITS_MS[tries] : undefined
      if (waitMs !== undefined) {
        await new Promise(resolve => setTimeout(resolve, waitMs))
        return this.call<T>(method, params, tries + 1)
      }
      if (!response.ok || answer === null || code !== '')
        throw new PortalTrouble(kindOf(code, response.status), `The portal refused ${method}: ${response.status} ${code.slice(0, 100)}.`)
      return answer.result as T
    },
    async download(address) {
      if (!URL.canParse(address, base) || new URL(address, base).origin !== base.origin)
        throw new PortalTrouble('rejected', 'The address of a file leads to another server.')
      const response = await ask(new URL(address, base), 'a file', {})
      if (!response.ok || Number(response.headers.get('content-length')) > LARGEST_FILE_BYTES) {
        await response.body?.cancel()
        throw new PortalTrouble(kindOf('', response.ok ? 413 : response.status), `The portal did not hand out a file: ${response.status}.`)
      }
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

async function bodyOf(response: Response, method: string): Promise<string> {
  try {
    return await response.text()
  }
  catch {
    throw new PortalTrouble('unreachable', `The portal's answer to ${method} broke off.`)
  }
}

/** Reads every page of a list of records, in order of ids. */
export async function readAllItems(portal: PortalCalls, entityTypeId: number, filter: Record<string, unknown>, select: readonly string[]): Promise<Readonly<Record<string, unknown>>[]> {
  const items: Readonly<Record<string, unknown>>[] = []
  for (let last = 0; ;) {
    // By ids, not by offset: answers written meanwhile take deals out of the list.
    const page = await portal.call<{ items: Record<string, unknown>[] }>('crm.item.list', { entityTypeId, filter: { ...filter, '>id': last }, select, order: { id: 'ASC' }, start: -1, useOriginalUfNames: 'Y' })
    items.push(...page.items)
    last = Number(page.items.at(-1)?.id ?? 0)
    if (page.items.length < 50)
      return items.filter(item => asRecord(item) !== null)
  }
}
