import './print.css'
import type { CellKind, CellValue, Sheet } from '@/domain/export/sheet'
import { formatMoney, formatNumber, formatShare } from '../format/amounts'
import { formatDay } from '../format/days'
import { isFigure } from '../table/columns'

/**
 * Prints a table on a page of its own: a frame's printing prints the frame alone, and in it all but this page is hidden.
 * Nothing scrolls on paper, so the whole table is there.
 */
export function printSheet(sheet: Sheet): void {
  const page = pageOf(sheet)
  document.body.append(page)
  window.addEventListener('afterprint', () => page.remove(), { once: true })
  window.print()
}

function pageOf({ title, notes, columns, rows, totals }: Sheet): HTMLElement {
  const page = element('section', 'print-page')
  const table = element('table', '')
  const head = element('tr', '')
  head.append(...columns.map(({ label, kind }) => element('th', isFigure(kind) ? 'figure' : '', label)))
  const lines = rows.map((row, index) => {
    const line = element('tr', index >= rows.length - totals ? 'total' : '')
    line.append(...row.map((value, column) => element('td', isFigure(columns[column]!.kind) ? 'figure' : '', printed(value, columns[column]!.kind))))
    return line
  })
  const [top, body] = [element('thead', ''), element('tbody', '')]
  top.append(head)
  body.append(...lines)
  table.append(top, body)
  page.append(element('h1', '', title), ...notes.map(note => element('p', '', note)), table)
  return page
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

function printed(value: CellValue, kind: CellKind): string {
  if (value === null)
    return '—'
  if (typeof value === 'object')
    return formatMoney(value)
  if (typeof value === 'number')
    return kind === 'percent' ? formatShare(value) : formatNumber(value)
  return kind === 'day' ? formatDay(value) : value
}
