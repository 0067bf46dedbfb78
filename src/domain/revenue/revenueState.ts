/** Application option that tells up to where totals have been brought: written by administrators only. */
export const stateOption = 'cardinal.revenue.state'

/** Records up to a certain one, as an administrator saw them. */
export interface Baseline { last: number, count: number }

export interface RevenueState {
  /** Of the settings that all totals were counted with. */
  settings: string
  /** Of the rates of `currencies`. */
  rates: string
  currency: string
  /** Of the lines in words. */
  language: 'ru' | 'en'
  /** Where the search for changed deals goes on, see `ChangeCursor`. */
  since: string
  seen: Readonly<Record<string, string>>
  /** Deals of any stage: only a deletion makes them fewer. Whoever counts as many sees all of them. */
  deals: Baseline
  contacts: Baseline
  /** Of won deals, other than the settings' own. */
  currencies: readonly string[]
  /** Deals whose refund is in another currency than they are. */
  mixedDeals: number
  /** Contacts whose records cannot name all their deals. */
  large: readonly number[]
  /** Contacts whose totals could not be written the last time. */
  owed: readonly number[]
  /** Portal time, ISO, and who. */
  at: string
  by: number
}

/** Application option with the run that is under way, or was the last one. */
export const runOption = 'cardinal.revenue.run'

export type RunPhase = 'reading' | 'writing' | 'checking'
export type RunStanding = 'running' | 'paused' | 'stopped' | 'done'

/** What others see of a whole recalculation. The contacts' own records are the truth; this is only how it stands. */
export interface RunRecord {
  /** Drawn by the page that runs it: another one there means that somebody else has taken over. */
  runner: string
  standing: RunStanding
  phase: RunPhase
  startedAt: string
  startedBy: number
  /** Last sign of life, portal time, ISO, and whose. */
  at: string
  by: number
  done: number
  total: number
  failed: number
  /** That a contact took to be written, as measured; `null` while nothing was. */
  contactSeconds: number | null
}

/** @returns `null` when totals have never been recalculated as a whole, and for what is no state. */
export function readState(appOptions: Readonly<Record<string, unknown>>): RevenueState | null {
  const state = parsed<RevenueState>(appOptions[stateOption])
  const isWhole = state !== null && typeof state.settings === 'string' && typeof state.since === 'string' && isBaseline(state.deals) && isBaseline(state.contacts)
    && Array.isArray(state.currencies) && Array.isArray(state.large) && Array.isArray(state.owed) && typeof state.seen === 'object'
  return isWhole ? state : null
}

export function readRun(appOptions: Readonly<Record<string, unknown>>): RunRecord | null {
  const run = parsed<RunRecord>(appOptions[runOption])
  return run !== null && typeof run.runner === 'string' && typeof run.at === 'string' ? run : null
}

/** @param value A `RevenueState` or `RunRecord`. */
export function writeKept(value: RevenueState | RunRecord): string {
  return JSON.stringify({ version: 1, kept: value })
}

function parsed<T>(option: unknown): T | null {
  try {
    const content = JSON.parse(typeof option === 'string' ? option : 'null') as { version?: unknown, kept?: T } | null
    return content?.version === 1 ? content.kept ?? null : null
  }
  catch {
    return null
  }
}

function isBaseline(value: unknown): value is Baseline {
  const { last, count } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Baseline>
  return Number.isSafeInteger(last) && Number.isSafeInteger(count)
}
