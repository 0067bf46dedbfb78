import type { LogEntry } from '../portal.ts'

export interface LogQuery {
  /** Only entries with a greater id. */
  since?: string
  /** REST method or frame command, in any letter case; a batch that holds it counts. */
  method?: string
  kind?: string
  user?: string
  /** Only so many of the latest. */
  last?: string
}

/** Entries that meet the whole query, in order. */
export function selectLog(log: readonly LogEntry[], { since, method, kind, user, last }: LogQuery): LogEntry[] {
  const name = method?.toLowerCase()
  const chosen = log.filter(entry => entry.id > Number(since ?? 0)
    && (name === undefined || [entry, ...entry.commands ?? []].some(one => one.method.toLowerCase() === name))
    && (kind === undefined || entry.kind === kind)
    && (user === undefined || entry.userId === Number(user)))
  return last === undefined ? chosen : chosen.slice(Math.max(0, chosen.length - Number(last)))
}

export interface CallCount {
  kind: LogEntry['kind']
  method: string
  userId: number | null
  /** Requests of their own, or frame commands. */
  requests: number
  /** Commands inside batches. */
  commands: number
  /** Those of both that were refused, dropped or cut. */
  errors: number
}

/** How often each method was called by each user, in order of kind, method and user. */
export function countCalls(log: readonly LogEntry[]): CallCount[] {
  const counts = new Map<string, CallCount>()
  const count = ({ kind, userId }: LogEntry, name: string, part: 'requests' | 'commands', error: string | null) => {
    // A method may be written in any letter case, a frame command may not.
    const method = kind === 'rest' ? name.toLowerCase() : name
    const key = `${kind} ${method} ${userId}`
    const known = counts.get(key) ?? { kind, method, userId, requests: 0, commands: 0, errors: 0 }
    counts.set(key, known)
    known[part]++
    known.errors += error === null ? 0 : 1
  }
  for (const entry of log) {
    count(entry, entry.method, 'requests', entry.error)
    for (const command of entry.commands ?? [])
      count(entry, command.method, 'commands', command.error)
  }
  return [...counts.values()].sort((a, b) => a.kind.localeCompare(b.kind) || a.method.localeCompare(b.method) || (a.userId ?? 0) - (b.userId ?? 0))
}
