import type { Rates } from '../reports/rates'
import type { RevenueRecord } from './record'
import type { RevenueDeal, RevenueSettings } from './types'

export function aDeal(more: Partial<RevenueDeal> = {}): RevenueDeal {
  return {
    id: 12, title: 'Камчатка', pipelineId: 5, amount: { minor: 10_000, currency: 'RUB' }, refund: null,
    closedOn: '2025-03-31', tripEnd: null, paidOn: null, contactIds: [34, 35, 36], primaryId: 34, companyId: null, payerId: null, weights: null, ...more,
  }
}

export function someSettings(more: Partial<RevenueSettings> = {}): RevenueSettings {
  return { rule: 'equal', ruleOf: new Map(), yearBy: 'closing', currency: 'RUB', excluded: new Set(), ...more }
}

export const rates: Rates = {
  base: 'RUB',
  of: new Map([['RUB', { amount: '1', count: '1' }], ['EUR', { amount: '92.00', count: '1' }], ['JPY', { amount: '61.37', count: '100' }], ['BHD', { amount: '239.8', count: '1' }]]),
}

export function aRecord(more: Partial<RevenueRecord> = {}): RevenueRecord {
  return {
    contactId: 34, settings: 'equal closing RUB', rates: '', currency: 'RUB', language: 'ru',
    parts: [{ dealId: 12, year: 2025, pipelineId: 5, minor: 10_000 }], isWhole: true, at: '2026-11-30T10:42:00+03:00', by: 1, ...more,
  }
}
