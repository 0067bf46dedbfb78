import { fieldMoney, toMinor } from '@/domain/money'
import { readWeights } from '@/domain/revenue/weights'
import type { RevenueDeal } from '@/domain/revenue/types'
import type { TripMap } from '@/domain/tripMap'
import { asId, asText } from '../portal/decode'
import { asBindings, asDay, asIds } from '../portal/decodeCrm'
import type { Row } from '../portal/readAll/listQuery'

const CONTACT = 3

/**
 * Fields of a deal that its revenue is counted from.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html
 */
export function revenueSelect({ deal }: TripMap): string[] {
  return ['title', 'categoryId', 'stageSemanticId', 'opportunity', 'currencyId', 'closedate', 'contactIds', 'contactId', 'companyId', 'updatedTime', deal.tripEnd, deal.paidOn, deal.refund, deal.payer, deal.weights]
}

/** A deal as a list with `useOriginalUfNames` holds it. */
export function decodeRevenueDeal(row: Row, { deal: fields }: TripMap): RevenueDeal {
  const id = asId(row.id) ?? 0
  const currency = asText(row.currencyId)
  const refund = fieldMoney(row[fields.refund])
  const primaryId = asId(row.contactId)
  return {
    id,
    title: asText(row.title),
    pipelineId: asId(row.categoryId) ?? 0,
    amount: { minor: toMinor(asText(row.opportunity), currency) ?? 0, currency },
    refund: refund === null || refund.minor === 0 ? null : { ...refund, currency: refund.currency || currency },
    closedOn: asDay(row.closedate),
    tripEnd: asDay(row[fields.tripEnd]),
    paidOn: asDay(row[fields.paidOn]),
    contactIds: [...new Set([...asIds(row.contactIds), ...primaryId === null ? [] : [primaryId]])].sort((a, b) => a - b),
    primaryId,
    companyId: asId(row.companyId),
    payerId: asBindings(row[fields.payer], CONTACT).find(({ entityTypeId }) => entityTypeId === CONTACT)?.id ?? null,
    weights: readWeights(row[fields.weights], id),
  }
}

/** Whatever the filter: a deal that was reopened while the list was read counts nowhere. */
export function isWonRow(row: Row): boolean {
  return asText(row.stageSemanticId) === 'S'
}
