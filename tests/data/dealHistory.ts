import type { FaultAction, FaultCondition } from 'b24-local-portal'
import { itemList } from '@/services/portal/readAll/listQuery'
import type { ListQuery, Row } from '@/services/portal/readAll/listQuery'
import { readAll } from '@/services/portal/readAll/readAll'
import type { ReadAllOptions, ReadOutcome } from '@/services/portal/readAll/readAll'
import type { PortalCalls } from '@/services/portal/types'
import { fastClock, openCompany } from './people.ts'
import type { Company, CompanyOptions } from './people.ts'

/** So many times as fast as this machine's clock goes the portal's. */
export const RATE = 20
export const DEAL = 2
export const dealFields = ['id', 'title', 'stageSemanticId', 'categoryId', 'opportunity', 'currencyId', 'contactIds', 'assignedById'] as const
export const everyDeal = itemList(DEAL, { select: dealFields })

const clock = fastClock(RATE)
/** A page takes the portal 0.6 s, so that a chain has ten pages and a reader several chains. */
const limits = { latency: { 'crm.item.list': { callMs: 600, rowMs: 0 } } }

/** A portal with years of deals; `reset` brings it back to them. */
export async function openHistory(deals: number, ids: 'even' | 'uneven', options: Partial<CompanyOptions> = {}): Promise<Company> {
  const company = await openCompany({ people: 1, clockRate: RATE, limits, ...options })
  await company.control.send('POST', '/_portal/import', { history: { deals, ids, seed: 7 } })
  await company.control.send('POST', '/_portal/snapshot')
  return company
}

/** Every deal as the portal's memory has it, without REST. */
export async function dealsOf({ control }: Company): Promise<Row[]> {
  const { items } = await control.get<{ items: { entityTypeId: number, rows: Row[] }[] }>('/_portal/state')
  return items.find(({ entityTypeId }) => entityTypeId === DEAL)?.rows ?? []
}

export const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => Number(id))

/** Deals as lines to compare, by id; the wire has numbers as texts here and there. */
export function asLines(rows: readonly Row[]): string[] {
  const plain = (value: unknown) => Array.isArray(value) ? value.map(String).join(' ') : String(value ?? '')
  return rows.toSorted((a, b) => Number(a.id) - Number(b.id)).map(row => dealFields.map(name => plain(row[name])).join(' | '))
}

/** Reads on the portal's clock. @param onRows Told how many rows there are so far. */
export async function readDeals(calls: PortalCalls, { query = everyDeal, onRows = () => {}, ...options }: Partial<Omit<ReadAllOptions, 'onRows'>> & { query?: ListQuery, onRows?: (count: number) => void } = {}): Promise<{ outcome: ReadOutcome, rows: Row[] }> {
  const rows: Row[] = []
  const outcome = await readAll(calls, query, {
    onRows(some) {
      rows.push(...some)
      onRows(rows.length)
    },
    ...clock,
    ...options,
  })
  return { outcome, rows }
}

export function strike({ control }: Company, when: FaultCondition, action: FaultAction): Promise<unknown> {
  return control.send('POST', '/_portal/faults', { when, do: action })
}

/** How often fault rules have struck. */
export async function strikesOf({ control }: Company): Promise<number> {
  const { rules } = await control.get<{ rules: { strikes: number }[] }>('/_portal/faults')
  return rules.reduce((sum, rule) => sum + rule.strikes, 0)
}
