import type { Block } from './blocks'

/** What stands around the pieces of a list, a quote or a table. */
export interface Wrapper { readonly start: string, readonly end: string }

function tagOf({ element }: Block): string {
  return (element.cloneNode(false) as Element).outerHTML.replace(/<\/\w+>$/, '')
}

/** Columns of each row; `null` where a cell reaches into other rows. */
function columnsOf({ element }: Block): number[] | null {
  if (element.querySelector('[rowspan]') !== null)
    return null
  return [...element.querySelectorAll(':scope > * > tr')].map(row => [...row.children].reduce((sum, cell) => sum + Number(cell.getAttribute('colspan') ?? 1), 0))
}

/** Rows of tables can be mixed when all of them have as many columns. */
function haveSameColumns(tables: readonly Block[]): boolean {
  const columns = tables.map(columnsOf)
  return !columns.includes(null) && new Set(columns.flat()).size === 1
}

/**
 * Around the merged pieces of three versions of a list, quote or table.
 *
 * @returns `null` where they cannot be mixed: other kinds, a kind of list or an alignment both have changed, other columns.
 */
export function wrapperOf(base: Block, mine: Block, theirs: Block): Wrapper | null {
  const [before, left, right] = [base, mine, theirs].map(tagOf) as [string, string, string]
  const isMixable = ['list', 'quote', 'table'].includes(base.kind) && mine.kind === base.kind && theirs.kind === base.kind
  if (!isMixable || (left !== before && right !== before && left !== right))
    return null
  if (base.kind === 'table')
    return haveSameColumns([base, mine, theirs]) ? { start: '<table><tbody>', end: '</tbody></table>' } : null
  const start = left === before ? right : left
  return { start, end: `</${/^<(\w+)/.exec(start)![1]}>` }
}
