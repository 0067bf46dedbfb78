import { PortalError } from '@/domain/portalError'
import type { Baseline, RevenueState } from '@/domain/revenue/revenueState'
import { DEAL } from '../deals/agencyDeals'
import { asId, asList, asRecord } from '../portal/decode'
import { itemList, pageCommand } from '../portal/readAll/listQuery'
import type { CallOptions, Command, CommandResult, PortalCalls } from '../portal/types'
import { CONTACT } from './lists'

/** How many records the person sees now. */
export interface Counts {
  deals: Baseline
  contacts: Baseline
  /** Of those that the portal's state names: fewer now means that some are gone, or hidden from this person. */
  known: { deals: number, contacts: number }
}

const types = { deals: DEAL, contacts: CONTACT } as const

/**
 * Counts deals and contacts, all of them and those up to the ones that the state names: one request.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/list-methods-pecularities.html
 */
export async function readCounts(calls: PortalCalls, state: RevenueState | null, options: CallOptions = {}): Promise<Counts> {
  const upTo = (name: keyof typeof types, last: number | string): Command => pageCommand(itemList(types[name], { select: ['id'], filter: { '<=id': last } }), {}, { start: 0 })
  const last = (name: keyof typeof types): Command => pageCommand(itemList(types[name], { select: ['id'] }), {}, { direction: 'DESC' })
  const answers = await calls.readBatch({
    knownDeals: upTo('deals', state?.deals.last ?? 0),
    knownContacts: upTo('contacts', state?.contacts.last ?? 0),
    lastDeal: last('deals'),
    deals: upTo('deals', '$result[lastDeal][items][0][id]'),
    lastContact: last('contacts'),
    contacts: upTo('contacts', '$result[lastContact][items][0][id]'),
  }, options)
  return {
    deals: baselineOf(answers.lastDeal, answers.deals),
    contacts: baselineOf(answers.lastContact, answers.contacts),
    known: { deals: totalOf(answers.knownDeals), contacts: totalOf(answers.knownContacts) },
  }
}

/**
 * Whether the person sees all deals, so that what he counts is everybody's: an administrator, or whoever finds as many deals
 * of any stage up to a certain one as an administrator has. Counting won ones would let a hidden deal and one won since
 * make up for each other.
 */
export function seesAllDeals({ me, state }: { me: { isAdmin: boolean }, state: RevenueState | null }, { known }: Pick<Counts, 'known'>): boolean {
  return me.isAdmin || (state !== null && state.deals.count > 0 && known.deals === state.deals.count)
}

function baselineOf(lastAnswer: CommandResult, countAnswer: CommandResult): Baseline {
  const [row] = lastAnswer.kind === 'done' ? asList(asRecord(lastAnswer.result).items) : []
  const last = asId(asRecord(row).id)
  if (last === null && lastAnswer.kind === 'failed')
    throw lastAnswer.error
  // Without a record the reference leads nowhere.
  return last === null ? { last: 0, count: 0 } : { last, count: totalOf(countAnswer) }
}

function totalOf(answer: CommandResult): number {
  if (answer.kind === 'done' && answer.total !== undefined)
    return answer.total
  throw answer.kind === 'failed' ? answer.error : new PortalError('unreachable', 'crm.item.list: the portal did not count.')
}
