import type { Limits } from '../dial.ts'
import { readNumber, writeNumber } from '../numbers.ts'
import type { NumberBounds } from '../numbers.ts'

/** A line of the table as it is typed. */
export interface LatencyRow { key: number, method: string, callMs: string, rowMs: string }

type Problem = 'empty' | 'twice' | 'number'
export interface RowProblems { method?: Problem, callMs?: Problem, rowMs?: Problem }

export const MS_BOUNDS: NumberBounds = { least: 0 }

let keys = 0

export function rowsOf(latency: Limits['latency']): LatencyRow[] {
  return Object.entries(latency).map(([method, { callMs, rowMs }]) => ({ key: keys++, method, callMs: writeNumber(callMs), rowMs: writeNumber(rowMs) }))
}

export function blankRow(): LatencyRow {
  return { key: keys++, method: '', callMs: '200', rowMs: '0' }
}

/** What the lines stand for; null while one of them is wrong. `problems` has an entry for each line. */
export function readRows(rows: LatencyRow[]): { latency: Limits['latency'] | null, problems: RowProblems[] } {
  const latency: Limits['latency'] = {}
  const problems = rows.map((row): RowProblems => {
    const method = row.method.trim().toLowerCase()
    const [callMs, rowMs] = [readNumber(row.callMs, MS_BOUNDS), readNumber(row.rowMs, MS_BOUNDS)]
    const wrong: RowProblems = {
      ...(method === '' ? { method: 'empty' } : Object.hasOwn(latency, method) ? { method: 'twice' } : {}),
      ...(callMs === undefined ? { callMs: 'number' } : {}),
      ...(rowMs === undefined ? { rowMs: 'number' } : {}),
    }
    latency[method] = { callMs: callMs ?? 0, rowMs: rowMs ?? 0 }
    return wrong
  })
  return { latency: problems.some(wrong => Object.keys(wrong).length > 0) ? null : latency, problems }
}
