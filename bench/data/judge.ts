import { floorSeconds } from './cases.ts'
import type { Figure } from './cases.ts'

/** A figure against its limit. */
export interface Verdict { what: string, value: string, limit: string, isGood: boolean }

/** On the fast portal with even ids: requests, and times as fast as the SDK's `callList`. */
const evenLimits = [{ deals: 10_000, requests: 14, times: 25 }, { deals: 100_000, requests: 70, times: 60 }]
const unevenLimits = [{ deals: 10_000, requests: 40 }, { deals: 100_000, requests: 110 }]
const slowFactor = 1.3

/** Judges the figures that are there. */
export function judge(figures: readonly Figure[]): Verdict[] {
  const find = (reader: string, deals: number, layout: string) => figures.find(one => one.reader === reader && one.deals === deals && one.pace === 'fast' && one.layout === layout)
  const ours = figures.filter(({ reader }) => reader === 'ours')
  const verdicts: Verdict[] = []
  const add = (what: string, value: number, sign: '≤' | '≥', limit: number) =>
    verdicts.push({ what, value: round(value), limit: `${sign} ${limit}`, isGood: sign === '≤' ? value <= limit : value >= limit })
  for (const figure of ours.filter(({ deals }) => deals === 50))
    add(`50 deals, ${figure.pace}, ${figure.layout} ids: requests`, figure.requests, '≤', 1)
  for (const { deals, requests, times } of evenLimits) {
    const figure = find('ours', deals, 'even')
    const peer = find('callList', deals, 'even')
    if (figure === undefined || peer === undefined)
      continue
    add(`${deals} deals, fast, even ids: requests`, figure.requests, '≤', requests)
    add(`${deals} deals, fast, even ids: times as fast as callList${peer.run === null ? ' (computed)' : ''}`, peer.seconds / figure.seconds, '≥', times)
  }
  for (const { deals, requests } of unevenLimits) {
    const figure = find('ours', deals, 'uneven')
    if (figure !== undefined)
      add(`${deals} deals, fast, uneven ids: requests`, figure.requests, '≤', requests)
  }
  for (const { deals, layout, seconds } of ours.filter(({ pace }) => pace === 'slow'))
    add(`${deals} deals, slow, ${layout} ids: times the floor of ${round(floorSeconds(deals, 'slow'))} s`, seconds / floorSeconds(deals, 'slow'), '≤', slowFactor)
  add('answers 503 in all our readings', ours.reduce((sum, { run }) => sum + (run?.refused ?? 0), 0), '≤', 0)
  add('readings of ours that differ from the portal\'s state', ours.filter(({ run }) => run?.isEqual !== true).length, '≤', 0)
  return verdicts
}

export const round = (value: number) => value >= 100 ? value.toFixed(0) : String(Math.round(value * 100) / 100)
