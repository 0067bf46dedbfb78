import { PortalError } from '@/domain/portalError'
import type { RevenueOwner } from '@/domain/revenue/explain'
import type { DatedRates } from '@/domain/revenue/ratesSnapshot'
import type { RevenueDeal } from '@/domain/revenue/types'
import type { TripMap } from '@/domain/tripMap'
import { dealList } from '../deals/agencyDeals'
import { resultOf } from '../portal/batch'
import { asId, asList, asRecord, asText } from '../portal/decode'
import { asDay, asIds } from '../portal/decodeCrm'
import { pageCommand } from '../portal/readAll/listQuery'
import type { ListQuery, Row } from '../portal/readAll/listQuery'
import type { CallOptions, CommandResult, PortalCalls } from '../portal/types'
import { ratesIn } from '../reports/rates'
import { decodeRevenueDeal, isWonRow, revenueSelect } from './decodeDeal'
import { asPipelines } from './pipelines'
import { rawPage, readPagesOn } from './readPages'

const entityOf = { contact: 3, company: 4 } as const

export interface RevenueReading {
  owner: RevenueOwner
  /** Of the contact or company; empty when the person may not read it. */
  name: string
  /** The contact or company as the portal gave it, custom fields under their original names; `null` when it may not be read. */
  item: Row | null
  /** Won deals that the person may see; `null` where the portal finds no deals by any of their contacts. */
  deals: readonly RevenueDeal[] | null
  pipelines: ReadonlyMap<number, string>
  /** `null` when the person may not read them. */
  rates: DatedRates | null
  /** The portal's moment, ISO; its day is today. */
  at: string
}

/**
 * Reads what a client's revenue is made of, as far as the person may see it: won deals with any of their contacts being this
 * one (of a company: its own), names of pipelines, rates, and the client's fields with the stored totals. One request up to
 * 50 deals, two up to 2,500.
 *
 * The page of the method implies a filter by any bound contact without promising it, so each row is looked at.
 *
 * @throws {PortalError} when the deals cannot be read
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-list.html
 */
export async function readContact(calls: PortalCalls, map: TripMap, owner: RevenueOwner, options: CallOptions = {}): Promise<RevenueReading> {
  const query = wonDealsOf(map, owner)
  const outcomes: Record<'deals' | 'pipelines' | 'rates' | 'item', CommandResult> = await calls.readBatch({
    deals: pageCommand(query, {}, { start: 0 }),
    pipelines: { method: 'crm.category.list', params: { entityTypeId: 2 } },
    rates: { method: 'crm.currency.list' },
    item: { method: 'crm.item.get', params: { entityTypeId: entityOf[owner.kind], id: owner.id, useOriginalUfNames: 'Y' } },
  }, options)
  const at = momentOf(Object.values(outcomes))
  const item = asItem(outcomes.item)
  const rows = await dealsIn(calls, query, owner, outcomes.deals, options)
  return {
    owner,
    name: item === null ? '' : owner.kind === 'company' ? asText(item.title) : [item.name, item.lastName].map(asText).filter(Boolean).join(' '),
    item,
    deals: rows?.filter(isWonRow).map(row => decodeRevenueDeal(row, map)) ?? null,
    pipelines: asPipelines(resultOf(outcomes.pipelines, 'crm.category.list')),
    rates: asRates(outcomes.rates, at.slice(0, 10)),
    at,
  }
}

function wonDealsOf(map: TripMap, { kind, id }: RevenueOwner): ListQuery {
  return dealList({ filter: { '=stageSemanticId': 'S', ...kind === 'company' ? { '=companyId': id } : { '@contactIds': [id] } }, select: revenueSelect(map) })
}

/** `null` when the portal does not know the filter or passes over it. */
async function dealsIn(calls: PortalCalls, query: ListQuery, owner: RevenueOwner, outcome: CommandResult, options: CallOptions): Promise<Row[] | null> {
  if (owner.kind === 'contact' && outcome.kind === 'failed' && outcome.error.code === 'INVALID_ARG_VALUE')
    return null
  const result = resultOf(outcome, query.method)
  const first = rawPage(query, result)
  if (!first.every(row => isOf(row, owner)))
    return null
  const total = outcome.kind === 'done' ? outcome.total ?? Number.POSITIVE_INFINITY : 0
  const rows = await readPagesOn(calls, query, first, total, options)
  return rows.every(row => isOf(row, owner)) ? rows : null
}

function isOf(row: Row, { kind, id }: RevenueOwner): boolean {
  return kind === 'company' ? asId(row.companyId) === id : [...asIds(row.contactIds), asId(row.contactId)].includes(id)
}

/** Whoever may not read the client may still read deals. */
function asItem(outcome: CommandResult): Row | null {
  if (outcome.kind === 'failed' && !['forbidden', 'missing', 'rejected'].includes(outcome.error.kind))
    throw outcome.error
  return outcome.kind === 'done' ? asRecord(asRecord(outcome.result).item) : null
}

/** The refusal comes as a text without a code. */
function asRates(outcome: CommandResult, today: string): DatedRates | null {
  if (outcome.kind === 'failed' && !['forbidden', 'no-access', 'rejected'].includes(outcome.error.kind))
    throw outcome.error
  const rows = outcome.kind === 'done' ? asList(outcome.result).map(asRecord) : []
  const rates = ratesIn(rows)
  return rates && { rates, on: today, dayOf: new Map(rows.flatMap(row => asDay(row.DATE_UPDATE) === null ? [] : [[asText(row.CURRENCY), asDay(row.DATE_UPDATE)!] as const])) }
}

/** @throws {PortalError} `unreachable` when the portal says no time: it always does */
function momentOf(outcomes: readonly CommandResult[]): string {
  const at = outcomes.flatMap(outcome => outcome.kind === 'done' && outcome.time.finishedAt !== null ? [outcome.time.finishedAt] : []).sort().at(-1)
  if (at !== undefined)
    return at
  const failed = outcomes.find(outcome => outcome.kind === 'failed')
  throw failed?.kind === 'failed' ? failed.error : new PortalError('unreachable', 'Failed to read a client’s revenue: the portal’s answer is incomplete. Try again.')
}
