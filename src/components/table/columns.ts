import type { CellKind } from '@/domain/export/sheet'

/** A column of a table: what it is called and what it sorts and searches by. How it looks is a slot, `cell-<id>`. */
export interface TableColumn<Row> {
  id: string
  label: string
  kind: CellKind
  /** Empty cells stand last, whichever way the column is sorted. */
  value: (row: Row) => string | number | null
  /** Leaves the table where there is no room for it. */
  wideOnly?: boolean
}

export interface TableSort { column: string, descending: boolean }

/** A chip above a table that lets only some rows through. */
export interface TableFilter { id: string, label: string, count: number }

/** Figures stand at the right edge. */
export function isFigure(kind: CellKind): boolean {
  return kind === 'number' || kind === 'money' || kind === 'percent'
}
