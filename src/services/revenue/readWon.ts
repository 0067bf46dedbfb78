import type { Tally } from '@/domain/revenue/tally'
import { readAll } from '../portal/readAll/readAll'
import type { ReadAllOptions, ReadOutcome } from '../portal/readAll/readAll'
import type { ListQuery } from '../portal/readAll/listQuery'
import type { PortalCalls } from '../portal/types'
import { decodeRevenueDeal, isWonRow } from './decodeDeal'
import type { Ground } from './ground'
import { countedContacts, wonDeals } from './lists'

export type ReadingOptions = Omit<ReadAllOptions, 'onRows'>

/** Adds won deals up as they are read. See `readAll`. */
export function readWon(calls: PortalCalls, { map }: Ground, tally: Tally, options: ReadingOptions = {}, query: ListQuery = wonDeals(map)): Promise<ReadOutcome> {
  return readAll(calls, query, {
    background: true,
    ...options,
    onRows: rows => rows.filter(isWonRow).forEach(row => tally.add(decodeRevenueDeal(row, map))),
  })
}

/** Reads the fields of all contacts that have ever been counted, by contact. */
export function readCounted(calls: PortalCalls, { map }: Ground, rowsOf: Map<number, Record<string, unknown>>, options: ReadingOptions = {}): Promise<ReadOutcome> {
  return readAll(calls, countedContacts(map), {
    background: true,
    ...options,
    onRows: rows => rows.forEach(row => rowsOf.set(Number(row.id), row)),
  })
}
