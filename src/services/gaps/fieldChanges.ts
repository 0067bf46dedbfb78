import type { EventMap } from '@/domain/eventMap'
import type { ComparedField, FieldDifference, GapDeal } from '@/domain/gaps/types'
import { fieldMoney, minorText } from '@/domain/money'
import { DEAL } from '../deals/agencyDeals'
import type { FieldChange } from '../deals/changeDeal'
import { asMoment, asText } from '../portal/decode'
import { asBinding } from '../portal/decodeCrm'

const plain = (value: unknown) => asText(value).replace(/\s+/g, ' ').trim()

/** To the minute, as both sides are compared. */
function minuteText(value: unknown): string {
  const moment = asMoment(value)
  return moment === null ? '' : String(Math.floor(Date.parse(moment) / 60_000))
}

/** No price and a price of zero are the same. */
function priceText(value: unknown): string {
  const price = fieldMoney(value)
  return price === null || price.minor === 0 ? '' : `${minorText(price.minor, price.currency)}|${price.currency}`
}

const textOf: Readonly<Record<ComparedField, (value: unknown) => string>> = { title: plain, place: plain, start: minuteText, end: minuteText, price: priceText }

function codeOf({ fields }: EventMap, field: ComparedField): string {
  return field === 'title' ? 'title' : fields[field]
}

/** The site's value instead of the deal's. */
export function fromSite(map: EventMap, { field, deal, site }: FieldDifference): FieldChange {
  return { field: codeOf(map, field), base: textOf[field](deal), mine: textOf[field](site), textOf: textOf[field], value: site }
}

/** The event of a ticket. */
export function linkTo({ fields }: EventMap, ticket: GapDeal, event: number): FieldChange {
  const bound = (value: unknown) => String(asBinding(value, DEAL)?.id ?? '')
  return { field: fields.parent, base: String(ticket.parent ?? ''), mine: String(event), textOf: bound, value: event }
}

/** The site's id out of a deal. */
export function withoutSiteId({ fields }: EventMap, deal: GapDeal, siteId: string): FieldChange {
  return { field: deal.pipeline === 'ideas' ? fields.siteTemplate : fields.siteEvent, base: siteId, mine: '', textOf: value => asText(value).trim(), value: '' }
}

/** The second ticket deal of an order goes to the stage «Заказ отменён»; `null` when the portal has no such stage. */
export function cancelled({ stages }: EventMap, ticket: GapDeal): FieldChange | null {
  const stage = stages.get('tickets.refused')
  return stage === undefined ? null : { field: 'stageId', base: ticket.stageId, mine: stage, textOf: asText, value: stage }
}
