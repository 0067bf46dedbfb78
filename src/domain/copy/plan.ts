import { dayOffOf } from './daysOff'
import type { DayOff, DaysOff } from './daysOff'
import { spanOf, wallOf } from './slots'
import type { Slot, Span } from './slots'

/** An event that stands already, as far as the plan cares. */
export interface KnownEvent {
  id: number
  title: string
  /** Null: no start, so it clashes with nothing. */
  span: Span | null
  speakerId: number | null
  place: string
  /** Idea it was made from. */
  templateId: number | null
  isCancelled: boolean
  /** Portal time, ISO. */
  createdTime: string
  /** Name of the operation that made it; empty when it was made by hand. */
  name: string
}

/** Hours in which the person who meets the guests is away. */
export interface Busy { span: Span, what: string }

/** What dates are checked against. */
export interface Surroundings {
  templateId: number
  speakerId: number | null
  place: string
  events: readonly KnownEvent[]
  /** Of the host; null when they are not visible. */
  busy: readonly Busy[] | null
  /** Least minutes between two events of a speaker. */
  speakerGap: number
  daysOff: DaysOff
  /** The portal's zone, `+03:00`, and its clock, unix milliseconds. */
  offset: string
  now: number
}

export type RowReason
  = | { kind: 'exists', event: KnownEvent }
    | { kind: 'past' }
    | { kind: 'day-off', dayOff: DayOff }
    /** `event` null: another row of the same plan. `isGap`: not at once, but without the break between. */
    | { kind: 'speaker', event: KnownEvent | null, span: Span, isGap: boolean }
    | { kind: 'host', busy: Busy }
    | { kind: 'place', event: KnownEvent }
    | { kind: 'same-day', event: KnownEvent }

/** What happens with a date; the first reason decides. */
export type RowAction = 'create' | RowReason['kind']

export interface PlanRow {
  /** One start, one row. */
  key: number
  slot: Slot
  span: Span
  action: RowAction
  reasons: RowReason[]
  isTicked: boolean
}

/** In this order of weight. */
const weights: readonly RowReason['kind'][] = ['exists', 'past', 'day-off', 'speaker', 'host', 'place', 'same-day']
/** Reasons for which a person decides. */
export const clashes: ReadonlySet<RowAction> = new Set(['speaker', 'host', 'place', 'same-day'])

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

/** Nearer than so many minutes, or at once. */
function isNear(one: Span, other: Span, minutes: number): boolean {
  return overlaps({ start: one.start - minutes * 60_000, end: one.end + minutes * 60_000 }, other)
}

/** Where people meet, without what typing makes different. */
export function samePlace(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').replace(/[^\p{L}\d]+/gu, ' ').trim()
  return plain(one) !== '' && plain(one) === plain(other)
}

function reasonsOf(span: Span, around: Surroundings, earlier: readonly PlanRow[]): RowReason[] {
  const { templateId, speakerId, place, speakerGap, offset, now, daysOff } = around
  const { day } = wallOf(span.start, offset)
  const reasons: RowReason[] = []
  const dayOff = dayOffOf(day, daysOff)
  if (span.start < now)
    reasons.push({ kind: 'past' })
  if (dayOff !== null)
    reasons.push({ kind: 'day-off', dayOff })
  for (const event of around.events) {
    if (event.span === null || event.isCancelled)
      continue
    const isOurs = event.templateId === templateId
    if (isOurs && event.span.start === span.start) {
      reasons.push({ kind: 'exists', event })
      continue
    }
    if (speakerId !== null && event.speakerId === speakerId && isNear(span, event.span, speakerGap))
      reasons.push({ kind: 'speaker', event, span: event.span, isGap: !overlaps(span, event.span) })
    else if (samePlace(place, event.place) && overlaps(span, event.span))
      reasons.push({ kind: 'place', event })
    else if (isOurs && wallOf(event.span.start, offset).day === day)
      reasons.push({ kind: 'same-day', event })
  }
  for (const row of earlier) {
    if (isNear(span, row.span, speakerId === null ? 0 : speakerGap))
      reasons.push({ kind: 'speaker', event: null, span: row.span, isGap: !overlaps(span, row.span) })
  }
  for (const busy of around.busy ?? []) {
    if (overlaps(span, busy.span))
      reasons.push({ kind: 'host', busy })
  }
  return reasons.sort((one, other) => weights.indexOf(one.kind) - weights.indexOf(other.kind))
}

/**
 * What would become of each date. A date without a reason against it is ticked; what the person ticked or unticked by hand
 * stays so.
 *
 * @param chosen Ticks by hand, by the row's key.
 * @returns In order of start, each start once.
 */
export function makePlan(slots: readonly Slot[], around: Surroundings, chosen: ReadonlyMap<number, boolean> = new Map()): PlanRow[] {
  const byStart = new Map(slots.map(slot => [spanOf(slot, around.offset).start, slot] as const))
  const rows: PlanRow[] = []
  for (const [key, slot] of [...byStart].sort(([one], [other]) => one - other)) {
    const span = spanOf(slot, around.offset)
    const reasons = reasonsOf(span, around, rows.filter(({ isTicked }) => isTicked))
    const action = reasons[0]?.kind ?? 'create'
    rows.push({ key, slot, span, action, reasons, isTicked: chosen.get(key) ?? action === 'create' })
  }
  return rows
}

/** How many rows of each sort: the chips above the grid. */
export interface PlanCounts { create: number, clash: number, skip: number, past: number }

export function countRows(rows: readonly PlanRow[]): PlanCounts {
  const count = (isIt: (row: PlanRow) => boolean) => rows.filter(isIt).length
  return {
    create: count(({ isTicked }) => isTicked),
    clash: count(({ action, isTicked }) => !isTicked && clashes.has(action)),
    skip: count(({ action, isTicked }) => !isTicked && ['exists', 'day-off', 'create'].includes(action)),
    past: count(({ action, isTicked }) => !isTicked && action === 'past'),
  }
}

/**
 * Number of the run under which a row is made: 0 the first time, so that everybody's plan has the same names; a wanted second
 * copy of what stands already takes the number that is reserved for it.
 *
 * @param reserved Number in the template deal, raised for this run.
 */
export function runOf({ action }: Pick<PlanRow, 'action'>, reserved: number): number {
  return action === 'exists' ? reserved : 0
}

/** Whether a run needs a number of its own. */
export function needsNumber(rows: readonly Pick<PlanRow, 'action' | 'isTicked'>[]): boolean {
  return rows.some(({ action, isTicked }) => isTicked && action === 'exists')
}
