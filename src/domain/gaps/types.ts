import type { EventStage } from '../eventMap'
import type { Money } from '../money'
import type { OrderKind, SiteAnswer, SiteOrder } from '../site/order'
import type { SiteElement } from '../site/inventory'

/** A deal of the agency as the comparison sees it. */
export interface GapDeal {
  id: number
  title: string
  pipeline: 'ideas' | 'events' | 'tickets'
  /** The portal's code of the stage. */
  stageId: string
  /** Null on a stage of the portal's own. */
  stage: EventStage | null
  isFailed: boolean
  start: string | null
  end: string | null
  place: string
  price: Money | null
  /** Idea of an event, event of a ticket. */
  parent: number | null
  siteTemplate: string
  siteEvent: string
  siteOrder: string
  revision: number | null
  order: SiteOrder | null
  answer: SiteAnswer | null
  publication: 'unsent' | 'waiting' | 'synced' | 'refused' | null
  amount: Money
}

/** Fields that both sides know. */
export const comparedFields = ['title', 'start', 'end', 'price', 'place'] as const
export type ComparedField = typeof comparedFields[number]

/** One field as each side has it; money as `1500.00|RUB`, empty for nothing. */
export interface FieldDifference { field: ComparedField, deal: string, site: string }

interface OfDeal { id: string, deal: GapDeal }
interface OfPair extends OfDeal { element: SiteElement }

/** Two sides that do not fit each other. `id` is the same in each comparison. */
export type Gap
  /** Stands on the site, and no deal is behind it. `idea`: of its template. `sales`: tickets of it that hang in the air. */
  = | { kind: 'noDeal', id: string, element: SiteElement, why: 'by-hand' | 'gone' | 'other', idea: GapDeal | null, sales: readonly GapDeal[] }
    /** Should be on the site: it says so (`told`), or its stage does (`stage`). */
    | OfDeal & { kind: 'notOnSite', why: 'told' | 'stage' }
    | OfPair & { kind: 'differs', fields: readonly FieldDifference[] }
    /** Two elements of one deal: `element` is the one too many. */
    | OfPair & { kind: 'twoElements', kept: SiteElement }
    /** Two deals of one element: `deal` is the one too many. `belongs`: its stage wants it on the site, with an id of its own. */
    | OfDeal & { kind: 'twoDeals', kept: GapDeal, element: SiteElement | null, siteId: string, belongs: boolean }
    /** Two ticket deals of one order of the site. */
    | OfDeal & { kind: 'twoOrders', kept: GapDeal }
    /** An order that the site has not done. `fields`: what differs meanwhile. */
    | OfDeal & { kind: 'stale', why: 'older' | 'waiting' | 'refused', element: SiteElement | null, fields: readonly FieldDifference[] }
    /** A ticket without an event. `event`: the deal it belongs to, where the site's id tells. */
    | OfDeal & { kind: 'unlinkedSale', event: GapDeal | null }

export type GapKind = Gap['kind']

/** In the order in which they are shown. */
export const gapKinds: readonly GapKind[] = ['noDeal', 'unlinkedSale', 'notOnSite', 'differs', 'stale', 'twoElements', 'twoDeals', 'twoOrders']

export interface Comparison {
  gaps: readonly Gap[]
  /** Pairs without a difference. */
  same: number
  /** Orders of the last hour: the site may be about to do them. */
  underWay: number
  deals: number
  elements: number
}

/** The kind of order that brings everything of a deal to the site. */
export function orderKindOf({ pipeline, stage }: Pick<GapDeal, 'pipeline' | 'stage'>): OrderKind {
  if (pipeline === 'ideas')
    return 'template'
  return stage === 'events.planned' || stage === null ? 'event' : stage === 'events.dates' ? 'dates' : 'host'
}
