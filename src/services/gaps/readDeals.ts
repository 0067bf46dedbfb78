import type { EventMap } from '@/domain/eventMap'
import type { GapDeal } from '@/domain/gaps/types'
import { fieldMoney } from '@/domain/money'
import { readAnswer, readOrder } from '@/domain/site/order'
import { DealReader, dealList } from '../deals/agencyDeals'
import { asId, asMoment, asNumber, asText } from '../portal/decode'
import type { Row } from '../portal/readAll/listQuery'
import { readAll } from '../portal/readAll/readAll'
import type { PortalCalls } from '../portal/types'

export interface ReadDealsOptions {
  signal?: AbortSignal
  background?: boolean
  onProgress?: (rows: number, total: number) => void
}

/**
 * Deals of the agency's three pipelines, as far as the person may read them. 560 deals: six requests.
 *
 * @returns With the portal's time at the beginning, unix milliseconds; NaN when the portal does not tell it.
 * @throws {PortalError} or the signal's reason
 */
export async function readAgencyDeals(calls: PortalCalls, map: EventMap, { signal, background, onProgress }: ReadDealsOptions = {}): Promise<{ deals: GapDeal[], portalTime: number }> {
  const { fields, pipelines } = map
  const reader = new DealReader(map)
  const optionOf = new Map([...map.options].flatMap(([name, id]) => name.startsWith('publication.') ? [[id, name.slice('publication.'.length)] as const] : []))
  const query = dealList({
    filter: { '@categoryId': Object.values(pipelines) },
    select: [
      'title', 'categoryId', 'stageId', 'stageSemanticId', 'opportunity', 'currencyId', fields.start, fields.end, fields.place, fields.price, fields.parent,
      fields.siteTemplate, fields.siteEvent, fields.siteOrder, fields.revision, fields.published, fields.siteAnswer, fields.publication,
    ],
    fits: row => reader.pipeline(row) !== null,
  })
  const deals: GapDeal[] = []
  const outcome = await readAll(calls, query, {
    ...signal ? { signal } : {},
    ...background ? { background } : {},
    onRows: rows => { deals.push(...rows.map(row => decodeDeal(reader, row, optionOf))) },
    onProgress: progress => onProgress?.(progress.rows, progress.total),
  })
  if (outcome.kind === 'failed')
    throw outcome.error
  signal?.throwIfAborted()
  return { deals: deals.sort((one, other) => one.id - other.id), portalTime: outcome.kind === 'done' ? Date.parse(outcome.startedAt ?? '') : Number.NaN }
}

function decodeDeal(reader: DealReader, row: Row, optionOf: ReadonlyMap<string, string>): GapDeal {
  const id = asId(row.id)!
  return {
    id,
    title: asText(row.title),
    pipeline: reader.pipeline(row)!,
    stageId: asText(row.stageId),
    stage: reader.stage(row),
    isFailed: asText(row.stageSemanticId) === 'F',
    start: asMoment(reader.value(row, 'start')),
    end: asMoment(reader.value(row, 'end')),
    place: reader.text(row, 'place'),
    price: fieldMoney(reader.value(row, 'price')),
    parent: reader.parent(row),
    siteTemplate: reader.text(row, 'siteTemplate'),
    siteEvent: reader.text(row, 'siteEvent'),
    siteOrder: reader.text(row, 'siteOrder'),
    revision: asNumber(reader.value(row, 'revision')),
    order: readOrder(reader.text(row, 'published'), id),
    answer: readAnswer(reader.text(row, 'siteAnswer'), id),
    publication: (optionOf.get(reader.text(row, 'publication')) as GapDeal['publication'] | undefined) ?? null,
    amount: reader.amount(row),
  }
}
