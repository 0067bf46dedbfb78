import { keptValues } from '../settings/siteProfile'
import { readRewards, usualRewards } from './rewards'
import type { Reward } from './rewards'
import { shareRules, yearDates } from './types'
import type { RevenueSettings, ShareRule } from './types'

/** Options of an application hold what hands may have changed: what is no value of a setting counts as its default. */
export function revenueSettingsOf(appOptions: Readonly<Record<string, unknown>>): RevenueSettings {
  const { shareRule, shareRules: own, excludedPipelines, yearBy } = keptValues(appOptions['cardinal.settings.trips'])
  const { reportCurrency } = keptValues(appOptions['cardinal.settings.common'])
  return {
    rule: shareRules.find(rule => rule === shareRule) ?? 'equal',
    ruleOf: readShareRules(linesOf(own)),
    yearBy: yearDates.find(date => date === yearBy) ?? 'closing',
    currency: typeof reportCurrency === 'string' && /^[a-z]{3}$/i.test(reportCurrency.trim()) ? reportCurrency.trim().toUpperCase() : '',
    excluded: new Set(linesOf(excludedPipelines).map(line => line.trim()).filter(line => /^\d+$/.test(line)).map(Number)),
  }
}

/** Rules by pipeline, of lines such as `3 > payer`; lines that are none are left out. */
export function readShareRules(lines: readonly string[]): Map<number, ShareRule> {
  return new Map(lines.flatMap(line => {
    const [pipeline = '', wanted] = line.split('>').map(part => part.trim())
    const rule = shareRules.find(each => each === wanted)
    return rule && /^\d+$/.test(pipeline) ? [[Number(pipeline), rule] as const] : []
  }))
}

export function isShareRule(line: string): boolean {
  return readShareRules([line]).size === 1
}

/** What is offered for which revenue; rules that are none are left out. */
export function rewardsOf(appOptions: Readonly<Record<string, unknown>>): readonly Reward[] {
  const { rewards } = keptValues(appOptions['cardinal.settings.trips'])
  return readRewards(Array.isArray(rewards) ? linesOf(rewards) : usualRewards)
}

function linesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((line): line is string => typeof line === 'string') : []
}
