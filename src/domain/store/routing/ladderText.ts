import type { Ask, Ladder } from './ladder'

/** Most a ladder may take in a field of a visit, in bytes: two rounds of thirty people. */
export const ladderTextLimitBytes = 4000

/** Round, milliseconds after the first ask, who was asked, who refused. */
type Row = [number, number, number[], number[]]
interface Written { id: number, from: number, asks: Row[], got: [number, number] | null, nobody: number | null, all: number | null }

/**
 * A ladder as its visit keeps it. One too long loses its first asks.
 *
 * @param visitId The record's own id: a copy made by the portal carries another's, and starts anew.
 */
export function encodeLadder({ asks, accepted, nobodySince, everybodySince }: Ladder, visitId: number, limitBytes = ladderTextLimitBytes): string {
  const from = asks[0]?.at ?? 0
  const rows = asks.map(({ round, at, userIds, refused }): Row => [round, at - from, [...userIds], [...refused]])
  const write = (skip: number) => JSON.stringify({
    id: visitId, from, asks: rows.slice(skip), got: accepted === null ? null : [accepted.userId, accepted.at], nobody: nobodySince, all: everybodySince,
  } satisfies Written)
  let skip = 0
  while (skip < rows.length && write(skip).length > limitBytes)
    skip++
  return write(skip)
}

/** @returns `null` for a text that is no ladder, or another visit's. */
export function decodeLadder(text: string, visitId: number): Ladder | null {
  try {
    const { id, from, asks, got, nobody, all } = JSON.parse(text) as Written
    if (id !== visitId || !Array.isArray(asks))
      return null
    return {
      asks: asks.map(([round, after, userIds, refused]): Ask => ({ round, at: from + after, userIds, refused })),
      accepted: got === null ? null : { userId: got[0], at: got[1] },
      nobodySince: nobody, everybodySince: all,
    }
  }
  catch {
    return null
  }
}
