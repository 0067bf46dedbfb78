import type { Bar, Candidate, Choice, RoutingDuty, Rule } from './choice'
import { presenceSources, presenceStates } from './presence'
import type { Presence, Workday } from './presence'

/** Most a choice may take in a field of a record, in bytes: a table of some forty people. */
export const choiceTextLimitBytes = 4000

const duties: readonly RoutingDuty[] = ['seller', 'operator', 'cashier', 'storeAdministrator']
const rules: readonly Rule[] = ['only', 'preferred', 'workday', 'load', 'shift', 'turn', 'number']
const bars: readonly Bar[] = ['noShift', 'absent', 'notYet', 'paused', 'closed', 'leftOpen', 'unknown', 'asked']
const workdays: readonly Workday[] = ['started', 'paused', 'closed', 'leftOpen', 'unknown']

/** userId, shift, workday, presence as state, source and age, open, age of the last turn, bar; ages in seconds. */
type Row = [number, string | null, number, [number, number, number] | null, number, number | null, number, 0 | 1]
interface Written { id: number, duty: number, at: number, to: number | null, rule: number, rows: Row[], more: number }

/** A choice as its record keeps it, and how many people of the table found no place. */
export interface KeptChoice extends Choice { more: number }

/**
 * The text a record keeps of the choice that it came from. A table too long loses its last rows, and says how many.
 *
 * @param recordId The record's own id: a copy made by the portal carries another's.
 */
export function encodeChoice(choice: Choice, recordId: number, limitBytes = choiceTextLimitBytes): string {
  const rows = choice.candidates.map(candidate => rowOf(candidate, choice.at))
  const write = (count: number) => JSON.stringify({
    id: recordId, duty: duties.indexOf(choice.duty), at: choice.at, to: choice.userId,
    rule: choice.rule === null ? -1 : rules.indexOf(choice.rule), rows: rows.slice(0, count), more: rows.length - count,
  } satisfies Written)
  let count = rows.length
  while (count > 0 && write(count).length > limitBytes)
    count--
  return write(count)
}

/** @returns `null` for a text that is no choice, or another record's. Moments are exact to the second. */
export function decodeChoice(text: string, recordId: number): KeptChoice | null {
  try {
    const { id, duty, at, to, rule, rows, more } = JSON.parse(text) as Written
    const known = duties[duty]
    if (id !== recordId || known === undefined || !Array.isArray(rows))
      return null
    return { duty: known, at, userId: to, rule: rules[rule] ?? null, candidates: rows.map(row => candidateOf(row, at)), more }
  }
  catch {
    return null
  }
}

function rowOf({ userId, startsAt, workday, presence, open, lastTurnAt, bar, isAbsent }: Candidate, at: number): Row {
  const age = (moment: number) => Math.round((at - moment) / 1000)
  return [
    userId, startsAt, workdays.indexOf(workday),
    presence === null ? null : [presenceStates.indexOf(presence.state), presenceSources.indexOf(presence.source), age(presence.at)],
    open, lastTurnAt === null ? null : age(lastTurnAt), bar === null ? -1 : bars.indexOf(bar), isAbsent ? 1 : 0,
  ]
}

function candidateOf([userId, startsAt, workday, presence, open, lastTurn, bar, absent]: Row, at: number): Candidate {
  return {
    userId, startsAt, open,
    workday: workdays[workday] ?? 'unknown',
    presence: presence === null ? null : presenceOf(presence, at),
    lastTurnAt: lastTurn === null ? null : at - lastTurn * 1000,
    bar: bars[bar] ?? null,
    isAbsent: absent === 1,
  }
}

function presenceOf([state, source, age]: [number, number, number], at: number): Presence | null {
  const [known, from] = [presenceStates[state], presenceSources[source]]
  return known === undefined || from === undefined ? null : { state: known, source: from, at: at - age * 1000 }
}
