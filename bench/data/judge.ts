import { floorSeconds } from './cases.ts'
import type { Figure } from './cases.ts'

/** A figure against its limit; a limit of null is only told. */
export interface Verdict { what: string, value: string, limit: string, isGood: boolean }

/** Requests and times against the SDK's `callList`, by number of deals. */
const evenLimits = [{ deals: 10_000, requests: 14, times: 25 }, { deals: 100_000, requests: 70, times: 60 }]
const unevenLimits = [{ deals: 10_000, requests: 40 }, { deals: 100_000, requests: 110 }]
const slowFactor = 1.3
/** Below it the two pages of the probe, one after the other, outweigh the rest. */
const floorFrom = 10_000

/**
 * What `callList` would take for so many deals: its requests go one after another at two a second once the first fifty have
 * been let through; what one of them took beyond that is kept from the measured run.
 */
export function callListSeconds(measured: Figure, deals: number): number {
  const over = (count: number) => Math.max(0, Math.floor(count / 50) + 1 - 50) / 2
  return over(deals) + Math.max(0, measured.seconds - over(measured.deals)) * deals / measured.deals
}

export function judge(figures: readonly Figure[]): Verdict[] {
  const ours = figures.filter(figure => figure.reader === 'ours')
  const find = (deals: number, pace: string, layout: string) => ours.find(one => one.deals === deals && one.pace === pace && one.layout === layout)
  const callList = figures.find(one => one.reader === 'callList' && one.deals === 10_000)
  const verdicts: Verdict[] = []
  const add = (what: string, value: number, limit: number, isAtLeast = false) =>
    verdicts.push({ what, value: round(value), limit: `${isAtLeast ? '≥' : '≤'} ${round(limit)}`, isGood: isAtLeast ? value >= limit : value <= limit })
  for (const figure of ours.filter(one => one.deals === 50))
    add(`50 deals, ${figure.pace}, ${figure.layout} ids: requests`, figure.requests, 1)
  for (const { deals, requests, times } of evenLimits) {
    const figure = find(deals, 'fast', 'even')
    if (figure === undefined || callList === undefined)
      continue
    add(`${deals} deals, even ids: requests`, figure.requests, requests)
    add(`${deals} deals, even ids: times as fast as callList${deals === callList.deals ? '' : ' (computed)'}`, callListSeconds(callList, deals) / figure.seconds, times, true)
  }
  for (const { deals, requests } of unevenLimits)
    add(`${deals} deals, uneven ids: requests`, find(deals, 'fast', 'uneven')?.requests ?? Infinity, requests)
  for (const figure of ours.filter(one => one.pace === 'slow' && one.deals >= floorFrom))
    add(`${figure.deals} deals, slow, ${figure.layout} ids: times the floor of ${round(floorSeconds(figure.deals, 'slow'))} s`, figure.seconds / floorSeconds(figure.deals, 'slow'), slowFactor)
  add('answers 503 of all our readings', ours.reduce((sum, { refused }) => sum + refused, 0), 0)
  add('readings of ours that differ from the portal\'s state', ours.filter(({ isEqual }) => !isEqual).length, 0)
  return verdicts
}

export const round = (value: number) => value >= 100 ? value.toFixed(0) : String(Math.round(value * 100) / 100)
