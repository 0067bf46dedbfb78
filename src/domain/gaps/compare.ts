import { groupBy } from '../groupBy'
import type { SiteElement } from '../site/inventory'
import { differencesOf } from './differences'
import { gapKinds } from './types'
import type { Comparison, Gap, GapDeal } from './types'

/** So long an order may wait before anybody is told: the site asks for lost ones every 15 minutes. */
const patienceMs = 60 * 60_000

export interface CompareOptions {
  /** Unix milliseconds. */
  now: number
  /** Ids of gaps that a person has looked at and left: only elements too many. */
  marked?: ReadonlySet<string>
}

/**
 * Compares deals with the site's inventory, both ways. Each pair gives one gap at most, the one that explains the others:
 * an order that was not done stands for the differences it would have removed.
 */
export function compare(deals: readonly GapDeal[], elements: readonly SiteElement[], { now, marked = new Set() }: CompareOptions): Comparison {
  const pairing = new Pairing(deals, elements)
  const found: Gap[] = []
  let same = 0
  let underWay = 0
  for (const element of elements) {
    const owner = pairing.ownerOf(element)
    if (owner === null)
      found.push({ kind: 'noDeal', id: `noDeal:${keyOf(element)}`, element, why: pairing.whyNone(element), idea: pairing.ideaOf(element), sales: pairing.salesWithout(element) })
    else if (pairing.mainOf(owner) !== element)
      found.push({ kind: 'twoElements', id: `twoElements:${keyOf(element)}`, deal: owner, element, kept: pairing.mainOf(owner)! })
  }
  for (const deal of deals.filter(({ pipeline, isFailed }) => pipeline !== 'tickets' && !isFailed)) {
    const element = pairing.mainOf(deal)
    const foreign = pairing.foreignIdOf(deal)
    const state = orderState(deal, element, now)
    if (foreign !== null)
      found.push({ kind: 'twoDeals', id: `twoDeals:${deal.id}`, deal, ...foreign, belongs: belongsThere({ ...deal, publication: null, siteTemplate: '', siteEvent: '' }, now) })
    else if (state === 'fresh')
      underWay++
    else if (state !== 'done')
      found.push({ kind: 'stale', id: `stale:${deal.id}`, why: state, deal, element, fields: element ? differencesOf(deal, element) : [] })
    else if (element !== null)
      same += addDifferences(found, deal, element)
    else if (belongsThere(deal, now))
      found.push({ kind: 'notOnSite', id: `notOnSite:${deal.id}`, deal, why: saysSo(deal) ? 'told' : 'stage' })
  }
  found.push(...doubleOrders(deals), ...pairing.unlinkedSales())
  return { gaps: inOrder(found.filter(({ id }) => !marked.has(id))), same, underWay, deals: deals.length, elements: elements.length }
}

function keyOf({ kind, id }: SiteElement): string {
  return `${kind}:${id}`
}

function siteIdOf({ pipeline, siteTemplate, siteEvent }: GapDeal): string {
  return pipeline === 'ideas' ? siteTemplate : siteEvent
}

function keyClaimedBy(deal: GapDeal): string {
  return `${deal.pipeline === 'ideas' ? 'template' : 'event'}:${siteIdOf(deal)}`
}

/** Who belongs to whom. What the site says counts first; a deal's own id only where the site names no deal that is there. */
class Pairing {
  private readonly byId: ReadonlyMap<number, GapDeal>
  private readonly claims: ReadonlyMap<string, GapDeal[]>
  private readonly elementsOf: ReadonlyMap<number, SiteElement[]>
  private readonly orphanSales: ReadonlyMap<string, GapDeal[]>
  private readonly byKey: ReadonlyMap<string, SiteElement>
  private readonly withoutEvent: readonly GapDeal[]

  constructor(deals: readonly GapDeal[], elements: readonly SiteElement[]) {
    const own = deals.filter(({ pipeline }) => pipeline !== 'tickets')
    this.byId = new Map(own.map(deal => [deal.id, deal]))
    this.byKey = new Map(elements.map(element => [keyOf(element), element]))
    this.claims = groupBy(own.filter(deal => siteIdOf(deal) !== ''), keyClaimedBy)
    this.elementsOf = groupBy(elements.filter(element => this.ownerOf(element) !== null), element => this.ownerOf(element)!.id)
    this.withoutEvent = deals.filter(deal => deal.pipeline === 'tickets' && !isRefused(deal) && this.byId.get(deal.parent ?? 0)?.pipeline !== 'events')
    this.orphanSales = groupBy(this.withoutEvent.filter(({ siteEvent }) => siteEvent !== ''), ({ siteEvent }) => `event:${siteEvent}`)
  }

  /** The deal that an element stands for. */
  ownerOf(element: SiteElement): GapDeal | null {
    const named = this.named(element)
    if (named !== null && fits(named, element))
      return named
    return [...this.claims.get(keyOf(element)) ?? []].sort(byId)[0] ?? null
  }

  whyNone(element: SiteElement): 'by-hand' | 'gone' | 'other' {
    return element.deal === null ? 'by-hand' : this.named(element) === null ? 'gone' : 'other'
  }

  /** Of a deal's elements the one that it names itself, else the newest. */
  mainOf(deal: GapDeal): SiteElement | null {
    const own = this.elementsOf.get(deal.id) ?? []
    return own.find(element => element.id === siteIdOf(deal)) ?? [...own].sort((one, other) => (other.revision ?? 0) - (one.revision ?? 0) || one.id.localeCompare(other.id, 'en', { numeric: true }))[0] ?? null
  }

  /** The id that a deal carries and that is another's: it came with a copy. */
  foreignIdOf(deal: GapDeal): { kept: GapDeal, element: SiteElement | null, siteId: string } | null {
    const siteId = siteIdOf(deal)
    if (siteId === '')
      return null
    const element = this.byKey.get(keyClaimedBy(deal)) ?? null
    const kept = element === null ? [...this.claims.get(keyClaimedBy(deal))!].sort(byId)[0]! : this.ownerOf(element)
    return kept === null || kept === deal ? null : { kept, element, siteId }
  }

  /** The idea behind an event of the site. */
  ideaOf({ template }: SiteElement): GapDeal | null {
    if (template === null)
      return null
    const element = this.byKey.get(`template:${template}`)
    return element ? this.ownerOf(element) : this.soleClaim(`template:${template}`)
  }

  salesWithout(element: SiteElement): readonly GapDeal[] {
    return element.kind === 'event' ? this.orphanSales.get(keyOf(element)) ?? [] : []
  }

  /** Tickets without an event; those of an element without a deal stand with it. */
  unlinkedSales(): Gap[] {
    return this.withoutEvent.flatMap((deal): Gap[] => {
      const element = this.byKey.get(`event:${deal.siteEvent}`)
      const event = deal.siteEvent === '' ? null : element ? this.ownerOf(element) : this.soleClaim(`event:${deal.siteEvent}`)
      return element && event === null ? [] : [{ kind: 'unlinkedSale', id: `unlinkedSale:${deal.id}`, deal, event }]
    })
  }

  private named({ deal }: SiteElement): GapDeal | null {
    return deal === null ? null : this.byId.get(deal) ?? null
  }

  private soleClaim(key: string): GapDeal | null {
    const claims = this.claims.get(key) ?? []
    return claims.length === 1 ? claims[0]! : null
  }
}

function fits({ pipeline }: GapDeal, { kind }: SiteElement): boolean {
  return pipeline === (kind === 'template' ? 'ideas' : 'events')
}

function byId(one: GapDeal, other: GapDeal): number {
  return one.id - other.id
}

/** An order that came to nothing; a refund is a sale all the same. */
function isRefused({ isFailed, stage }: GapDeal): boolean {
  return isFailed && stage !== 'tickets.refund'
}

/** What became of the deal's last order. */
function orderState({ id, order, answer }: GapDeal, element: SiteElement | null, now: number): 'done' | 'fresh' | 'waiting' | 'refused' | 'older' {
  if (order === null)
    return 'done'
  if (answer?.revision === order.revision && answer.outcome === 'refused')
    return 'refused'
  // The revision of an element that the site gives to no deal, or to one that is gone, counts another's orders.
  const isDone = element?.revision != null && element.deal === id && element.revision >= order.revision
  if (isDone)
    return 'done'
  const isWaiting = answer === null || answer.revision < order.revision
  if (!isWaiting)
    // A site that tells no revisions is taken at its word.
    return element?.revision == null ? 'done' : 'older'
  return Date.parse(order.at) > now - patienceMs ? 'fresh' : 'waiting'
}

function addDifferences(found: Gap[], deal: GapDeal, element: SiteElement): 0 | 1 {
  const fields = differencesOf(deal, element)
  if (fields.length === 0)
    return 1
  found.push({ kind: 'differs', id: `differs:${deal.id}`, deal, element, fields })
  return 0
}

function saysSo(deal: GapDeal): boolean {
  return siteIdOf(deal) !== '' || deal.publication === 'synced'
}

/** A past event may have left the site's calendar. */
function belongsThere(deal: GapDeal, now: number): boolean {
  if (deal.pipeline === 'ideas')
    return deal.stage === 'ideas.site' || saysSo(deal)
  const over = deal.end ?? deal.start
  if (over !== null && Date.parse(over) < now)
    return false
  return saysSo(deal) || deal.stage === 'events.dates' || deal.stage === 'events.host'
}

/** How far a sale has come: the one that was paid is kept. */
const saleStages = ['tickets.ordered', 'tickets.paid', 'tickets.sent', 'tickets.used']

function doubleOrders(deals: readonly GapDeal[]): Gap[] {
  const live = deals.filter(({ pipeline, isFailed, siteOrder }) => pipeline === 'tickets' && !isFailed && siteOrder !== '')
  return [...groupBy(live, ({ siteOrder }) => siteOrder).values()].flatMap(group => {
    const [kept, ...rest] = [...group].sort((one, other) => saleStages.indexOf(other.stage ?? '') - saleStages.indexOf(one.stage ?? '') || byId(one, other))
    return rest.map((deal): Gap => ({ kind: 'twoOrders', id: `twoOrders:${deal.id}`, deal, kept: kept! }))
  })
}

/** Money that hangs in the air, in smallest units; of the currency that most of it is in only, to compare by. */
export function atRisk(gap: Gap): number {
  const sales = gap.kind === 'noDeal' ? gap.sales : gap.kind === 'unlinkedSale' ? [gap.deal] : []
  return sales.reduce((sum, { amount }) => sum + amount.minor, 0)
}

/** Elements with sold tickets first, the dearest of them at the top; then by kind. */
function inOrder(gaps: readonly Gap[]): Gap[] {
  const rank = (gap: Gap) => gap.kind === 'noDeal' && gap.sales.length > 0 ? -1 : gapKinds.indexOf(gap.kind)
  return [...gaps].sort((one, other) => rank(one) - rank(other) || atRisk(other) - atRisk(one) || one.id.localeCompare(other.id, 'en', { numeric: true }))
}
