import { formatNumber, formatSum } from '@/components/format/amounts'
import { toMinor } from '@/domain/money'
import type { CellPlace, ShareOf } from '@/domain/revenue/explain'
import type { Reward, RewardMeasure } from '@/domain/revenue/rewards'
import type { ShareRule, YearBy } from '@/domain/revenue/types'
import * as m from '@/paraglide/messages.js'

export const ruleText: Readonly<Record<ShareRule, () => string>> = {
  equal: m.revenue_rule_equal, primary: m.revenue_rule_primary, weights: m.revenue_rule_weights, payer: m.revenue_rule_payer,
}

/** As it follows «Год по». */
export const byDateText: Readonly<Record<YearBy, () => string>> = { closing: m.revenue_by_closing, trip: m.revenue_by_trip, payment: m.revenue_by_payment }

export const dateText: Readonly<Record<YearBy, () => string>> = { closing: m.revenue_date_closing, trip: m.revenue_date_trip, payment: m.revenue_date_payment }

export const measureText: Readonly<Record<RewardMeasure, () => string>> = {
  all: m.revenue_measure_all, year: m.revenue_measure_year, last12: m.revenue_measure_last12, deals: m.revenue_measure_deals,
}

/** «Скидка 7 %» */
export function rewardText({ kind, value }: Reward): string {
  switch (kind) {
    case 'discount': return m.revenue_reward_discount({ value: formatNumber(Number(value)) })
    case 'bonus': return m.revenue_reward_bonus({ count: Number(value) })
    case 'tier': return m.revenue_reward_tier({ name: value })
  }
}

/** «от 600 000 ₽ за год» */
export function reasonText({ measure, from }: Reward, currency: string): string {
  const sum = formatSum({ minor: toMinor(from, currency) ?? 0, currency })
  switch (measure) {
    case 'all': return m.revenue_reason_all({ sum })
    case 'year': return m.revenue_reason_year({ sum })
    case 'last12': return m.revenue_reason_last12({ sum })
    case 'deals': return m.revenue_reason_deals({ count: Number(from) })
  }
}

/** «Скидка 10 %: не хватает 769 653,33 ₽» */
export function missingText({ reward, missing }: { reward: Reward, missing: number }, currency: string): string {
  return reward.measure === 'deals'
    ? m.revenue_missing_deals({ count: missing, reward: rewardText(reward) })
    : m.revenue_missing_sum({ reward: rewardText(reward), sum: formatSum({ minor: missing, currency }) })
}

/** «1 из 3, поровну» */
export function shareText(share: ShareOf): string {
  switch (share.kind) {
    case 'whole': return m.revenue_share_whole()
    case 'equal': return share.of <= 1 ? m.revenue_share_only() : m.revenue_share_equal({ of: share.of })
    case 'weights': return m.revenue_share_weights({ portions: formatNumber(share.portions), of: formatNumber(share.of) })
    case 'primary': return share.isOwn ? m.revenue_share_primary() : m.revenue_share_other_primary()
    case 'payer': return share.isOwn ? m.revenue_share_payer() : m.revenue_share_other_payer()
  }
}

/** Why a deal could not follow its pipeline's rule. */
export const fallbackText: Readonly<Record<ShareRule, () => string>> = {
  equal: () => '', primary: m.revenue_fallback_primary, weights: m.revenue_fallback_weights, payer: m.revenue_fallback_payer,
}

export function pipelineName(names: ReadonlyMap<number, string>, id: number): string {
  return names.get(id) || m.revenue_pipeline({ id })
}

/** «2025 · Авторские туры» */
export function placeTitle({ year, pipelineId }: CellPlace, names: ReadonlyMap<number, string>): string {
  if (year === null && pipelineId === null)
    return m.revenue_all_time()
  return m.revenue_explain_title({
    year: year === null ? m.revenue_all_years() : String(year),
    pipeline: pipelineId === null ? m.revenue_all_pipelines() : pipelineName(names, pipelineId),
  })
}
