import { asMoment, asRecord, asText } from '../decode'
import type { PortalCalls } from '../types'
import { idOf } from './listQuery'
import type { ListQuery, Row } from './listQuery'
import { readAll } from './readAll'
import type { ReadAllOptions, ReadOutcome } from './readAll'

/** Up to when a list has been read: plain data to be kept with what was made of it. */
export interface ChangeCursor {
  /** Changes before this moment have been seen, ISO by the portal's clock in whole seconds, as the portal keeps times. */
  since: string
  /** Changes from that moment on that have been seen for certain: times by id. */
  seen: Readonly<Record<string, string>>
}

export type IncrementalOutcome = ReadOutcome & {
  /** Where the next reading begins; null unless this one is done. */
  cursor: ChangeCursor | null
}

/** A save may be stamped this long before others can see it: no request on a cloud portal lives longer. */
const overlapMs = 60_000
/** The portal tells when a record was changed by the second. */
const secondMs = 1000

/**
 * Reads the records changed since the last reading. They are walked by id and not by time, so any number of them may share
 * a second, and one that changes again meanwhile keeps its place. The next reading begins a minute before this one looked:
 * what was changed while it ran comes then, what was changed in its first second or later once more, everything else once.
 *
 * A deletion leaves no trace here, nor does a record that no longer matches the filter: compare counts to notice.
 *
 * @param query Selects `updatedTime` by itself.
 * @param cursor Of the last reading; null reads everything.
 * @throws what {@link readAll} throws
 */
export async function readIncremental(calls: PortalCalls, query: ListQuery, cursor: ChangeCursor | null, options: ReadAllOptions): Promise<IncrementalOutcome> {
  const changed = cursor === null ? query : changedSince(query, cursor.since)
  const newest: Record<string, string> = {}
  const outcome = await readAll(calls, changed, {
    ...options,
    onRows(rows, token) {
      for (const row of rows)
        newest[idOf(query, row)] = timeOf(row)
      const fresh = rows.filter(row => cursor?.seen[idOf(query, row)] !== timeOf(row))
      if (fresh.length > 0)
        options.onRows(fresh, token)
    },
  })
  return { ...outcome, cursor: outcome.kind === 'done' ? nextCursor(outcome.startedAt, newest, cursor) : null }
}

/** Rows that are older than asked for would mean that the portal reads the moment in another way than we write it. */
function changedSince(query: ListQuery, since: string): ListQuery {
  const isSince = (row: Row) => Date.parse(timeOf(row)) >= Date.parse(since)
  return {
    ...query,
    ...(query.select === undefined ? {} : { select: [...query.select, 'updatedTime'] }),
    filter: asGroup(query, since),
    fits: row => isSince(row) && query.fits?.(row) !== false,
  }
}

/** The caller's conditions stay together in a group of their own, whatever joins them. */
function asGroup({ filter = {} }: ListQuery, since: string) {
  const ours = { '>=updatedTime': since }
  return Object.keys(asRecord(filter)).length === 0 ? ours : { ...ours, 0: filter }
}

/** Without the portal's own time the old moment stays: more is read again, nothing is missed. */
function nextCursor(startedAt: string | null, newest: Record<string, string>, cursor: ChangeCursor | null): ChangeCursor {
  const since = startedAt === null ? cursor?.since ?? wholeSeconds(0) : wholeSeconds(Date.parse(startedAt) - overlapMs)
  // A record read in the second of its change may change again in that second, and nothing would tell.
  const until = startedAt === null ? 0 : Math.floor(Date.parse(startedAt) / secondMs) * secondMs
  const isSeen = ([, time]: [string, string]) => Date.parse(time) >= Date.parse(since) && Date.parse(time) < until
  return { since, seen: Object.fromEntries(Object.entries(newest).filter(isSeen)) }
}

function timeOf(row: Row): string {
  return asMoment(row.updatedTime) ?? asText(row.updatedTime)
}

function wholeSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`
}
