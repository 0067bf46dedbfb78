import { readFilled } from '@/domain/product/filled'
import type { FilledRecord } from '@/domain/product/filled'
import type { MapLine } from '@/domain/product/mapLine'
import type { DealNow } from '@/domain/product/plan'
import type { Catalogue, ProductData } from '@/domain/product/productData'
import type { TripMap } from '@/domain/tripMap'
import { PortalError } from '@/domain/portalError'
import { resultOf } from '../portal/batch'
import { asFlag, asId, asMoment, asRecord, asText } from '../portal/decode'
import { asDay } from '../portal/decodeCrm'
import type { CallOptions, CommandResult, PortalCalls } from '../portal/types'
import { dealValues, decodeDealFields } from './dealValues'
import type { DealField } from './dealValues'
import { propertyQuestions, readCatalogue, readProperties, rowQuestion, rowsOf } from './readCatalogue'

export const DEAL = 2

/** A deal and its products, as they were at one moment. */
export interface FillSource {
  deal: DealNow
  fields: readonly DealField[]
  /** As the portal holds it. */
  filledText: string
  record: FilledRecord
  products: readonly ProductData[]
  catalogue: Catalogue
  /** The deal as the portal tells it. */
  item: Readonly<Record<string, unknown>>
  currency: string
  userId: number | null
  /** Portal time, ISO, and its offset. */
  at: string
  offset: string
}

/**
 * Reads all that filling a deal needs: two requests, one when the deal has no product of the catalogue.
 *
 * @throws {PortalError} `forbidden` without read access, `missing` when there is no such deal.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html
 */
export async function readFill(portal: PortalCalls, map: TripMap, lines: readonly MapLine[], dealId: number, options: CallOptions = {}): Promise<FillSource> {
  const answers: Record<string, CommandResult> & Record<'properties' | 'moreProperties', CommandResult> = await portal.readBatch({
    time: { method: 'server.time' },
    user: { method: 'profile' },
    deal: { method: 'crm.item.get', params: { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y' } },
    fields: { method: 'crm.item.fields', params: { entityTypeId: DEAL, useOriginalUfNames: 'Y' } },
    rows: rowQuestion(dealId),
    ...propertyQuestions,
  }, options)
  const item = asRecord(asRecord(resultOf(answers.deal!, 'crm.item.get')).item)
  const at = asMoment(resultOf(answers.time!, 'server.time'))
  if (at === null || asId(item.id) !== dealId)
    throw new PortalError('unreachable', 'The portal told neither its time nor the deal.')
  const fields = decodeDealFields(resultOf(answers.fields!, 'crm.item.fields'))
  const currency = asText(item.currencyId)
  const properties = await readProperties(portal, answers, options)
  const { products, catalogue } = await readCatalogue(portal, rowsOf(answers.rows), properties, lines, currency, options)
  return {
    ...dealOf(item, fields, map),
    fields, products, catalogue, currency, at,
    userId: answers.user?.kind === 'done' ? asId(asRecord(answers.user.result).ID) : null,
    offset: /(?:Z|[+-]\d\d:\d\d)$/.exec(at)?.[0] ?? '+00:00',
  }
}

/** The deal in the domain's words, and what was filled before. */
export function dealOf(item: Readonly<Record<string, unknown>>, fields: readonly DealField[], map: TripMap): Pick<FillSource, 'deal' | 'filledText' | 'record' | 'item'> {
  const id = asId(item.id) ?? 0
  const filledText = asText(item[map.deal.filled])
  return {
    deal: {
      id, isClosed: asFlag(item.closed), createdOn: asDay(item.createdTime), facts: fields,
      values: new Map(fields.map(field => [field.name, dealValues(item[field.name], field)])),
    },
    filledText,
    record: readFilled(filledText, id),
    item,
  }
}
