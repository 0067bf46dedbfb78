import type { Bar, Candidate, Choice } from '@/domain/store/routing/choice'
import type { PresenceSource, Workday } from '@/domain/store/routing/presence'
import * as m from '@/paraglide/messages.js'

const bars: Readonly<Record<Bar, () => string>> = {
  noShift: m.routing_bar_noShift, absent: m.routing_bar_absent, notYet: m.routing_bar_notYet, paused: m.routing_bar_paused,
  closed: m.routing_bar_closed, leftOpen: m.routing_bar_leftOpen, unknown: m.routing_bar_unknown, asked: m.routing_bar_asked,
}
const workdays: Readonly<Record<Workday, () => string>> = {
  started: m.routing_workday_started, paused: m.routing_workday_paused, closed: m.routing_workday_closed, leftOpen: m.routing_workday_leftOpen, unknown: m.routing_workday_unknown,
}
const sources: Readonly<Record<PresenceSource, () => string>> = {
  OWN_PAGE: m.routing_source_OWN_PAGE, PROCESS: m.routing_source_PROCESS, ADMINISTRATOR: m.routing_source_ADMINISTRATOR, CASHIER: m.routing_source_CASHIER,
}

/** Why he, in one sentence. @param nameOf The name of an employee. */
export function choiceSentence({ userId, rule, duty, candidates }: Choice, nameOf: (userId: number) => string): string {
  const chosen = candidates.find(each => each.userId === userId)
  if (userId === null || chosen === undefined)
    return m.routing_why_nobody()
  const name = nameOf(userId)
  if (duty === 'storeAdministrator')
    return m.routing_why_administrator({ name })
  switch (rule) {
    case 'preferred':
      return m.routing_why_preferred({ name })
    case 'workday':
      return m.routing_why_workday({ name })
    case 'load':
      return m.routing_why_load({ name, count: chosen.open })
    case 'shift':
      return m.routing_why_shift({ name, time: chosen.startsAt ?? '' })
    case 'turn':
      return m.routing_why_turn({ name })
    case 'number':
      return m.routing_why_number({ name })
    default:
      return m.routing_why_only({ name })
  }
}

/** A row of the table in words. `known`: who told of the workday and how long before; `bar`: why he is passed over. Both may be empty. */
export interface CandidateWords { shift: string, workday: string, known: string, turn: string, bar: string }

/** @param at The moment of the choice; ages are counted to it. */
export function candidateWords({ startsAt, workday, presence, lastTurnAt, bar }: Candidate, at: number): CandidateWords {
  return {
    shift: startsAt === null ? m.routing_shift_none() : m.routing_shift_from({ time: startsAt }),
    workday: workdays[workday](),
    known: presence === null ? '' : m.routing_known({ source: sources[presence.source](), age: ageWords(at - presence.at) }),
    turn: lastTurnAt === null ? m.routing_turn_never() : ageWords(at - lastTurnAt),
    bar: bar === null ? '' : bars[bar](),
  }
}

/** How many people of a table found no place in its record; empty when all did. */
export function moreWords(more: number): string {
  return more === 0 ? '' : m.routing_more({ count: more })
}

function ageWords(ageMs: number): string {
  const minutes = Math.floor(Math.max(0, ageMs) / 60_000)
  if (minutes < 60)
    return minutes === 0 ? m.routing_age_now() : m.routing_age_minutes({ count: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? m.routing_age_hours({ count: hours }) : m.routing_age_days({ count: Math.floor(hours / 24) })
}
