import type { SettingPlan, SettingValue } from '../blueprint/types'
import { checkRewards, splitReward } from '../revenue/rewards'
import { isShareRule } from '../revenue/settings'
import { isDayOffName } from '../store/shopTime'
import { readMember } from '../store/roleMembers'

/** A value as a form holds it: a tick, or text; of several values one in a line. */
export type RawSetting = string | boolean

/** What is wrong with what was typed; texts are chosen by `kind`. `line`: which of several values. */
export type SettingProblem
  = | { kind: 'not-number' | 'not-choice' }
    | { kind: 'too-small' | 'too-large', limit: number }
    | { kind: 'not-time' | 'not-url' | 'not-zone' | 'not-reward' | 'not-share-rule' | 'not-day-off' | 'not-person', line: string }

export type CheckedSetting = { kind: 'right', value: SettingValue } | { kind: 'wrong', problem: SettingProblem }

/** As a form shows a value; numbers with the comma or the point of the language. */
export function rawOf(value: SettingValue, locale: 'ru' | 'en' = 'ru'): RawSetting {
  if (typeof value === 'boolean' || typeof value === 'string')
    return value
  if (typeof value === 'number')
    return locale === 'ru' ? String(value).replace('.', ',') : String(value)
  return value.join('\n')
}

/** Turns what was typed into a value of the setting. */
export function checkSetting(plan: SettingPlan, raw: RawSetting): CheckedSetting {
  const text = String(raw).trim()
  if (plan.choices) {
    const choice = plan.choices.find(({ value }) => String(value) === text)
    return choice ? right(choice.value) : wrong({ kind: 'not-choice' })
  }
  switch (typeof plan.default) {
    case 'boolean': return right(raw === true)
    case 'number': return checkNumber(plan, text)
    case 'string': return checkLine(plan, text)
    default: return checkLines(plan, text)
  }
}

/** A value that was kept earlier, or the default when it is none of this setting. */
export function usableValue(plan: SettingPlan, kept: unknown): SettingValue {
  const isOfType = Array.isArray(plan.default) ? Array.isArray(kept) && kept.every(each => typeof each === 'string') : typeof kept === typeof plan.default || plan.choices !== undefined
  if (!isOfType || kept === undefined)
    return plan.default
  const checked = checkSetting(plan, rawOf(kept as SettingValue, 'en'))
  return checked.kind === 'right' ? checked.value : plan.default
}

export function isSameValue(one: SettingValue, other: SettingValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function checkNumber({ min = -Infinity, max = Infinity }: SettingPlan, text: string): CheckedSetting {
  const plain = text.replace(/[\s\u00A0]/g, '').replace(',', '.')
  const value = Number(plain)
  if (!/^-?\d+(\.\d+)?$/.test(plain) || !Number.isFinite(value))
    return wrong({ kind: 'not-number' })
  if (value < min)
    return wrong({ kind: 'too-small', limit: min })
  return value > max ? wrong({ kind: 'too-large', limit: max }) : right(value)
}

function checkLine({ format }: SettingPlan, text: string): CheckedSetting {
  const problem = text === '' ? null : problemOf(format, text)
  return problem ? wrong(problem) : right(text)
}

function checkLines({ format }: SettingPlan, text: string): CheckedSetting {
  const lines = text.split('\n').map(line => line.trim()).filter(Boolean)
  const [firstWrong] = format === 'reward' ? checkRewards(lines.map(splitReward)).problems.keys() : []
  if (firstWrong !== undefined)
    return wrong({ kind: 'not-reward', line: lines[firstWrong]! })
  for (const line of lines) {
    const problem = problemOf(format, line)
    if (problem)
      return wrong(problem)
  }
  return right([...new Set(lines)])
}

function problemOf(format: SettingPlan['format'], line: string): SettingProblem | null {
  switch (format) {
    case 'time': return /^([01]\d|2[0-3]):[0-5]\d$/.test(line) ? null : { kind: 'not-time', line }
    case 'url': return isSafeAddress(line) ? null : { kind: 'not-url', line }
    case 'timeZone': return isTimeZone(line) ? null : { kind: 'not-zone', line }
    case 'shareRule': return isShareRule(line) ? null : { kind: 'not-share-rule', line }
    case 'dayOff': return isDayOffName(line) ? null : { kind: 'not-day-off', line }
    case 'people': return readMember(line) ? null : { kind: 'not-person', line }
    default: return null
  }
}

/** What a page over HTTPS may call: HTTPS, and plain HTTP of this device. */
function isSafeAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)))
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && name.includes('/')
  }
  catch {
    return name === 'UTC'
  }
}

function right(value: SettingValue): CheckedSetting {
  return { kind: 'right', value }
}

function wrong(problem: SettingProblem): CheckedSetting {
  return { kind: 'wrong', problem }
}
