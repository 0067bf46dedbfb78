import { timingSafeEqual } from 'node:crypto'
import { parseRecord, positiveNumber } from './json.ts'

/** A request to the receiver's address, as far as a knock can stand in it. */
export interface KnockRequest { method: string, contentType: string, query: string, body: string }

/** `token`, `portal`: somebody else than the portal that the site belongs to. */
export type Knock = { deal: number, from: 'tab' | 'webhook' | 'process' } | { refused: 'unreadable' | 'token' | 'portal' }

export interface KnockRules {
  /** `https://example.bitrix24.ru` */
  portal: string
  /** Token of the portal's outgoing webhook; without one its knocks are taken like anybody's. */
  applicationToken: string | null
}

const dealEvents: ReadonlySet<string> = new Set(['ONCRMDEALADD', 'ONCRMDEALUPDATE', 'ONCRMDEALDELETE'])

/** Reads a knock in any of the three forms of the contract. Only the number of a deal is taken from it. */
export function readKnock(request: KnockRequest, rules: KnockRules): Knock {
  const form = request.contentType.toLowerCase().startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(request.body) : null
  if (form?.has('event'))
    return readWebhook(form, rules)
  const tab = request.method === 'POST' ? parseRecord(request.body) : null
  if (tab !== null)
    return readTab(tab, rules)
  const deal = positiveNumber(new URLSearchParams(request.query).get('deal') ?? form?.get('deal'))
  return deal === null ? { refused: 'unreadable' } : { deal, from: 'process' }
}

function readTab({ v, portal, deal }: Readonly<Record<string, unknown>>, rules: KnockRules): Knock {
  const number = positiveNumber(deal)
  if (v !== 1 || typeof deal !== 'number' || number === null)
    return { refused: 'unreadable' }
  return originOf(String(portal)) === originOf(rules.portal) ? { deal: number, from: 'tab' } : { refused: 'portal' }
}

/** @see https://apidocs.bitrix24.com/local-integrations/local-webhooks.html */
function readWebhook(form: URLSearchParams, rules: KnockRules): Knock {
  const deal = positiveNumber(form.get('data[FIELDS][ID]'))
  if (deal === null || !dealEvents.has(String(form.get('event')).toUpperCase()))
    return { refused: 'unreadable' }
  if (rules.applicationToken !== null && !isSame(form.get('auth[application_token]') ?? '', rules.applicationToken))
    return { refused: 'token' }
  return form.get('auth[domain]') === new URL(rules.portal).host ? { deal, from: 'webhook' } : { refused: 'portal' }
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null
}

/** Takes as long for a token that is almost right. */
function isSame(given: string, own: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(own)]
  return one.length === other.length && timingSafeEqual(one, other)
}
