import { writeFilled } from '@/domain/product/filled'
import type { HistoryEntry } from '@/domain/product/filled'
import { portalTime } from '../moscowTime.ts'
import type { DealPlan, ItemFields, RowPlan } from '../records.ts'
import { itemOf } from './catalogue.ts'
import { priceIn, shiftDays } from './routes.ts'
import type { Trip } from './routes.ts'
import type { Structure, TripStage } from './structure.ts'

/** A sale as the world tells it: contacts and companies by their number in the club's lists, days as `YYYY-MM-DD`. */
export interface Sale {
  trip: Trip
  /** The trip's own unless said. */
  title?: string
  /** Trips that the deal names besides, one place each, at their price. */
  alsoRows?: readonly Trip[]
  /** What a person has changed by hand since the trip's data came, by role. */
  edited?: Record<string, unknown>
  /** The first is the primary one. */
  contacts: readonly number[]
  company?: number
  stage: TripStage
  created: string
  /** End date; `null` for a deal that has none. */
  closed: string | null
  paid?: string | null
  amount: number
  currency?: 'RUB' | 'EUR'
  /** Places; as many as contacts unless said. */
  places?: number
  responsible: number
  /** As the field keeps it: `25000|RUB`. */
  refund?: string
  payer?: number
  /** What stands in the field, given the deal's own id and the contacts' ids. */
  weights?: (deal: number, contacts: readonly number[]) => string
  /** Deals from before the club kept the trip's days. */
  isWithoutTripDays?: boolean
  comments?: string
}

/** Ids that stand before the club's own records. */
export interface Behind { contact: number, company: number, deal: number }

/** Weights as Cardinal writes them. */
export function weightsOf(...weights: number[]): Sale['weights'] {
  return (deal, contacts) => JSON.stringify({ deal, of: Object.fromEntries(contacts.map((contact, index) => [contact, weights[index] ?? 0])) })
}

function custom({ keyOf }: Structure, values: Record<string, unknown>): ItemFields {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '').map(([role, value]) => [keyOf(role), value]))
}

/** Rows that give the sum; one that cannot be cut into places without a rest was agreed by hand. */
function pricing({ trip, amount, contacts, places = Math.max(1, contacts.length), alsoRows = [] }: Sale): { rows: RowPlan[], isManual: 'Y' | 'N' } {
  const kopecks = Math.round(amount * 100)
  const isWhole = kopecks % places === 0
  const price = Math.ceil(kopecks / places) / 100
  const also = alsoRows.map(other => ({ ...rowOf(other), price: priceIn(other.route, Number(other.start.slice(0, 4))), quantity: 1 }))
  return { rows: kopecks === 0 ? [] : [{ ...rowOf(trip), price, quantity: places }, ...also], isManual: isWhole && kopecks > 0 ? 'N' : 'Y' }
}

/** Old trips are no more in the catalogue: their rows have a name only. */
function rowOf(trip: Trip): Pick<RowPlan, 'productId' | 'productName'> {
  const item = itemOf(trip)
  return item ? { productId: item.productId, productName: item.name } : { productName: trip.title }
}

/** What Cardinal remembers of having filled a deal from its product, on the day the deal was made. */
function filledText(structure: Structure, { trip, created, closed, stage, responsible }: Sale, deal: number): string | null {
  const item = itemOf(trip)
  // A deal of a variation was filled by hand.
  if (item === null || item.name !== trip.title)
    return null
  const { title, article, start, end, route } = trip
  const written: [name: string, values: string[]][] = [
    ['title', [title]],
    [structure.codeOf('article'), [article]],
    [structure.codeOf('tripStart'), [start]],
    [structure.codeOf('tripEnd'), [end]],
    ...(route.hotels.length > 0 ? [[structure.codeOf('hotels'), route.hotels] as [string, string[]]] : []),
    [structure.codeOf('headliner'), [route.headliner]],
    // Of a closed deal the portal has put the day of closing since.
    ...(closed !== null && isOpenStage(stage) ? [['closedate', [end]] as [string, string[]]] : []),
  ]
  const at = portalTime(`${created}T10:25`)
  const fields = new Map(written.map(([name, values]) => [name, { values, at, by: responsible, productIds: [item.productId] }]))
  const before: Record<string, string[]> = { title: ['Новая заявка'], closedate: [shiftDays(created, 7)] }
  const history: HistoryEntry[] = [{ kind: 'filled', at, by: responsible, products: [title], fields: written.map(([name, after]) => ({ name, before: before[name] ?? [], after, known: null })) }]
  return writeFilled({ fields, history }, deal)
}

function isOpenStage(stage: TripStage): boolean {
  return !['won', 'lost', 'refund'].includes(stage)
}

/** @param id Id that the deal will have. */
export function saleDeal(structure: Structure, sale: Sale, id: number, behind: Behind): DealPlan {
  const { trip, stage, created, closed, responsible, isWithoutTripDays = false } = sale
  const { pipeline, headliner, hotels } = trip.route
  const contactIds = sale.contacts.map(contact => contact + behind.contact)
  const { rows, isManual } = pricing(sale)
  const touched = isOpenStage(stage) || closed === null ? created : closed
  return {
    rows,
    fields: {
      title: sale.title ?? trip.title,
      categoryId: structure.categoryOf(pipeline),
      stageId: structure.stageOf(pipeline, stage),
      contactIds,
      ...(sale.company === undefined ? {} : { companyId: sale.company + behind.company }),
      assignedById: responsible,
      createdBy: responsible,
      sourceId: id % 3 === 0 ? 'RECOMMENDATION' : 'WEB',
      opportunity: sale.amount,
      currencyId: sale.currency ?? 'RUB',
      isManualOpportunity: isManual,
      begindate: created,
      closedate: closed,
      createdTime: portalTime(`${created}T10:20`),
      updatedTime: portalTime(`${touched}T17:40`),
      movedTime: portalTime(`${touched}T17:40`),
      ...(sale.comments === undefined ? {} : { comments: sale.comments }),
      ...custom(structure, {
        ...(isWithoutTripDays ? {} : { filled: filledText(structure, sale, id), tripStart: trip.start, tripEnd: trip.end, article: trip.article, hotels: hotels.length > 0 ? hotels : null, headliner }),
        ...sale.edited,
        paidOn: sale.paid,
        refund: sale.refund,
        payer: sale.payer === undefined ? null : sale.payer + behind.contact,
        weights: sale.weights?.(id, contactIds),
      }),
    },
  }
}
