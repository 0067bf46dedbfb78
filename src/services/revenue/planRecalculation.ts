import { estimateReading, estimateWriting, together } from '@/domain/revenue/estimate'
import type { Estimate } from '@/domain/revenue/estimate'
import { settingsMark } from '@/domain/revenue/marks'
import { asId, asList, asRecord } from '../portal/decode'
import { asIds } from '../portal/decodeCrm'
import { itemList, pageCommand } from '../portal/readAll/listQuery'
import type { CallOptions, CommandResult, PortalCalls } from '../portal/types'
import { resultOf } from '../portal/batch'
import type { Clock } from '../portal/writes/lookUp'
import type { Ground } from './ground'
import { CONTACT, countedContacts, wonDeals } from './lists'

/** What a whole recalculation will take. */
export interface RecalculationPlan {
  /** Won deals. */
  deals: number
  /** Contacts that have totals, and about how many will; no fewer. */
  counted: number
  contacts: number
  /** Every contact is to be written: for the first time, or because settings have changed. */
  isAll: boolean
  reading: Estimate
  /** Of as many contacts as there may be; where only some have changed, of none. */
  writing: Estimate
  all: Estimate
  /** A page of fifty deals took so long on this portal. */
  pageSeconds: number
}

/** Until it has been measured on this portal: reports speak of 0.15 to 0.5 s. */
const usualContactSeconds = 0.3

/**
 * Looks at a page of deals and counts: one request.
 *
 * @throws {PortalError}
 */
export async function planRecalculation(calls: PortalCalls, ground: Ground, { clock, ...options }: CallOptions & { clock: Clock }): Promise<RecalculationPlan> {
  const won = wonDeals(ground.map)
  const startedAt = clock.now()
  const answers = await calls.readBatch({
    page: pageCommand(won, {}, { direction: 'DESC' }),
    deals: pageCommand({ ...won, select: ['id'] }, {}, { start: 0 }),
    counted: pageCommand({ ...countedContacts(ground.map), select: ['id'] }, {}, { start: 0 }),
    contacts: pageCommand({ ...itemList(CONTACT), select: ['id'] }, {}, { start: 0 }),
  }, options)
  const wallSeconds = (clock.now() - startedAt) / 1000
  const seconds = Object.values(answers).map(answer => answer.kind === 'done' ? answer.time.durationSeconds ?? 0 : 0)
  const pageSeconds = seconds[0] || wallSeconds / seconds.length
  const tripSeconds = Math.max(0.05, wallSeconds - seconds.reduce((sum, each) => sum + each, 0))
  const deals = totalOf(answers.deals)
  const counted = totalOf(answers.counted)
  const isAll = ground.state === null || ground.state.settings !== settingsMark(ground.settings)
  const contacts = Math.max(counted, Math.min(totalOf(answers.contacts), Math.ceil(deals * contactsOfDeal(answers.page))))
  const contactSeconds = ground.run?.contactSeconds ?? usualContactSeconds
  const reading = together(estimateReading(deals, pageSeconds, tripSeconds), estimateReading(counted, pageSeconds, tripSeconds))
  const writing = estimateWriting(isAll ? contacts : 0, contactSeconds, tripSeconds)
  // At the end everything is read once more for the proof.
  return { deals, counted, contacts, isAll, reading, writing, all: together(reading, writing, reading), pageSeconds }
}

/** How many contacts a deal has, by the newest ones. */
function contactsOfDeal(answer: CommandResult): number {
  const rows = asList(asRecord(resultOf(answer, 'crm.item.list')).items).map(asRecord)
  const distinct = new Set(rows.flatMap(row => [...asIds(row.contactIds), asId(row.contactId)]).filter(id => id !== null))
  return rows.length === 0 ? 0 : distinct.size / rows.length
}

function totalOf(answer: CommandResult): number {
  resultOf(answer, 'crm.item.list')
  return answer.kind === 'done' ? answer.total ?? 0 : 0
}
