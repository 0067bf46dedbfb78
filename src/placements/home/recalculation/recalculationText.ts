import { formatNumber } from '@/components/format/amounts'
import * as m from '@/paraglide/messages.js'
import type { RunProgress } from '@/services/revenue/recalculate'
import type { Failure, LogLine, RecalculationJob } from '@/stores/recalculation'
import { formatMoment } from '../../shared/moment'

/** `40 с`, `12 мин`, `1 ч 5 мин`: nobody plans by the second. */
export function formatDuration(seconds: number): string {
  if (seconds < 60)
    return m.recalc_seconds({ count: Math.max(1, Math.round(seconds)) })
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? m.recalc_minutes({ count: minutes }) : m.recalc_hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** What is being done. */
export function jobText(job: RecalculationJob, { phase, read, done, total }: RunProgress): string {
  if (job === 'pausing' || job === 'stopping')
    return m.recalc_job_pausing()
  const counts = { done: formatNumber(done), total: formatNumber(total) }
  if (job === 'paused')
    return m.recalc_job_paused(counts)
  if (phase === 'checking')
    return m.recalc_job_checking()
  if (phase === 'writing')
    return m.recalc_job_writing(counts)
  return read.total === 0 ? m.recalc_job_reading_first() : m.recalc_job_reading({ rows: formatNumber(read.rows), total: formatNumber(read.total) })
}

/** Why nothing goes on, and until when; empty when it does. */
export function pauseText({ pause }: Pick<RunProgress, 'pause'>): string {
  if (pause === null)
    return ''
  const time = formatMoment(new Date(pause.until))
  return { blocked: m.recalc_waiting_blocked, busy: m.recalc_waiting_busy, unreachable: m.recalc_waiting_unreachable }[pause.reason]({ time })
}

export function failureText({ outcome: { kind, error } }: Failure): string {
  if (kind === 'unknown')
    return m.recalc_failure_unknown()
  if (error.kind === 'forbidden')
    return m.recalc_failure_forbidden()
  return error.kind === 'missing' ? m.recalc_failure_missing() : m.recalc_failure_refused({ code: error.code || error.kind })
}

export function logText(line: LogLine): string {
  switch (line.kind) {
    case 'began': return m.recalc_log_began()
    case 'went-on': return m.recalc_log_went_on()
    case 'retried': return m.recalc_log_retried()
    case 'to-write': return m.recalc_log_to_write({ count: line.count })
    case 'written': return m.recalc_log_written({ count: line.count })
    case 'refused': return m.recalc_failures({ count: line.count })
    case 'checking': return m.recalc_log_checking()
    case 'waiting': return pauseText({ pause: line })
    case 'paused': return m.recalc_log_paused()
    case 'stopped': return m.recalc_log_stopped()
    case 'exact': return m.recalc_log_exact()
    case 'inexact': return m.recalc_log_inexact()
    case 'failed': return m.recalc_log_failed()
    case 'taken-over': return m.recalc_log_taken_over({ name: line.by })
  }
}
