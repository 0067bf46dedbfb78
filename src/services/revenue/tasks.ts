import { settingsMark } from '@/domain/revenue/marks'
import { readRecord, writeRecord } from '@/domain/revenue/record'
import type { RevenueRecord } from '@/domain/revenue/record'
import type { ContactTally, Tally } from '@/domain/revenue/tally'
import { fieldsToWrite } from '@/domain/revenue/totalFields'
import type { ContactFields } from '@/domain/revenue/totalFields'
import type { Ground } from './ground'
import type { TotalsTask } from './writeTotals'

/** The record that a contact should have. */
export function wantedRecord({ settings, language, at, me }: Ground, contactId: number, tally: ContactTally): RevenueRecord {
  return { contactId, settings: settingsMark(settings), currency: settings.currency, language, at, by: me.id, isWhole: true, ...tally }
}

/** Contacts whose fields say something else than their deals, by id: those with deals, and those that were counted before. */
export function differingTasks(ground: Ground, tally: Tally, counted: ReadonlyMap<number, ContactFields>): TotalsTask[] {
  const ids = [...new Set([...tally.contactIds, ...counted.keys()])].sort((a, b) => a - b)
  return ids.flatMap(contactId => {
    const task = { contactId, tally: tally.of(contactId) }
    const fields = counted.get(contactId)
    const isRight = fields !== undefined && Object.keys(fieldsToWrite(fields, { record: wantedRecord(ground, contactId, task.tally), pipelines: ground.pipelines }, ground.map)).length === 0
    return isRight ? [] : [task]
  })
}

/** Contacts whose records hold sums only: a search for one of their deals does not find them. */
export function largeContacts(ground: Ground, tally: Tally): number[] {
  return tally.contactIds.filter(id => {
    const mine = tally.of(id)
    return mine.parts.length > surelyWhole && readRecord(writeRecord(wantedRecord(ground, id, mine)), id)?.isWhole === false
  })
}

/** So many deals fit into a record, whatever their ids and sums. */
const surelyWhole = 1000
