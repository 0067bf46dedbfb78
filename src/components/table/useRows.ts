import { columnFilteringFeature, createFilteredRowModel, createSortedRowModel, globalFilteringFeature, rowSelectionFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/vue-table'
import type { ColumnDef } from '@tanstack/vue-table'
import { computed } from 'vue'
import type { Ref } from 'vue'
import { getLocale } from '@/paraglide/runtime.js'
import type { TableColumn, TableSort } from './columns'

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: {},
  filterFns: {},
})

export interface RowsOf<Row extends object> {
  rows: Readonly<Ref<readonly Row[]>>
  columns: Readonly<Ref<readonly TableColumn<Row>[]>>
  rowId: (row: Row) => string
  sort: Ref<TableSort | null>
  search: Ref<string>
  selected: Ref<ReadonlySet<string>>
}

/** Sorting, search and selection of a table's rows. */
export function useRows<Row extends object>({ rows, columns, rowId, sort, search, selected }: RowsOf<Row>) {
  const collator = new Intl.Collator(getLocale(), { numeric: true })
  const valueOf = computed(() => new Map(columns.value.map(({ id, value }) => [id, value])))

  function compare(one: Row, other: Row, column: string): number {
    const value = valueOf.value.get(column)
    const a = value?.(one) ?? null
    const b = value?.(other) ?? null
    return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  }

  const definitions = computed((): ColumnDef<typeof features, Row>[] => columns.value.map(({ id, value }) => ({
    id,
    // Undefined stands last in both directions; null would be sorted in.
    accessorFn: row => value(row) ?? undefined,
    sortUndefined: 'last',
    sortFn: (one, other, column) => compare(one.original, other.original, column),
  })))

  const table = useTable<typeof features, Row>({
    features,
    data: rows,
    columns: definitions,
    getRowId: rowId,
    globalFilterFn: (row, _, needle) => isFound(row.original, String(needle)),
    getColumnCanGlobalFilter: () => true,
    state: computed(() => ({
      sorting: sort.value === null ? [] : [{ id: sort.value.column, desc: sort.value.descending }],
      globalFilter: search.value.trim(),
      rowSelection: Object.fromEntries([...selected.value].map(id => [id, true as const])),
    })),
  })

  function isFound(row: Row, needle: string): boolean {
    const wanted = plain(needle)
    return columns.value.some(({ value }) => plain(String(value(row) ?? '')).includes(wanted))
  }

  const shown = computed(() => table.getRowModel().rows.map(({ original }) => original))

  /** Ascending first; figures the other way round, the largest first; a third press gives the rows' own order. */
  function sortBy(column: TableColumn<Row>) {
    const first = column.kind === 'text' || column.kind === 'day' ? false : true
    const isOther = sort.value?.column !== column.id
    sort.value = isOther ? { column: column.id, descending: first } : sort.value!.descending === first ? { column: column.id, descending: !first } : null
  }

  return { shown, sortBy }
}

/** ё and е are one letter to whoever searches. */
function plain(text: string): string {
  return text.toLocaleLowerCase('ru').replace(/ё/g, 'е')
}
