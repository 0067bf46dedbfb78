import { ControlError } from '../control/controlError.ts'
import type { FaultRule } from './types.ts'

type Check = (value: unknown) => boolean

const isText: Check = value => typeof value === 'string' && value !== ''
const isFlag: Check = value => typeof value === 'boolean'
const isObject: Check = value => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts: Check = value => Array.isArray(value) && value.every(isText)
const isShare: Check = value => typeof value === 'number' && value >= 0 && value <= 1
const isAmount: Check = value => typeof value === 'number' && Number.isFinite(value) && value >= 0
const anything: Check = () => true

function isWhole(least: number, most = Infinity): Check {
  return value => Number.isInteger(value) && Number(value) >= least && Number(value) <= most
}

function isOneOf(...names: string[]): Check {
  return value => names.includes(value as string)
}

export const DISTORTIONS = ['numbers-as-texts', 'texts-as-numbers', 'list-for-object', 'object-for-list', 'false-for-null', 'text-for-null', 'null-for-value', 'letters-for-booleans', 'key-missing']

interface Shape { required?: Record<string, Check>, optional?: Record<string, Check> }

const RULE: Shape = { required: { when: isObject, do: isObject }, optional: { id: isText, title: isText, enabled: isFlag } }
const CONDITION: Shape = {
  optional: {
    method: isText, frame: isText, event: isText, inside: isOneOf('request', 'batch'), user: isWhole(1), app: value => isText(value) || isWhole(1)(value),
    nth: isWhole(1), from: isWhole(1), to: isWhole(1), every: isWhole(1), probability: isShare, seed: isWhole(0), times: isWhole(1),
  },
}
const CALL: Shape = { required: { method: isText, user: isWhole(1) }, optional: { params: isObject } }
const STATUS = isWhole(200, 599)
const ACTIONS: Record<string, Shape> = {
  answer: { required: { status: STATUS }, optional: { body: anything, html: isText } },
  refuse: { required: { error: isText }, optional: { description: isText, status: STATUS } },
  delay: { required: { ms: isAmount } },
  'cut-before': {},
  'cut-late': { required: { seconds: isAmount } },
  'cut-within': {},
  'cut-after': {},
  truncate: { required: { bytes: isWhole(0) } },
  partial: { optional: { commands: isTexts, keep: isWhole(0) } },
  distort: { required: { how: value => Array.isArray(value) && value.length > 0 && value.every(isOneOf(...DISTORTIONS)) }, optional: { keys: isTexts, share: isShare } },
  'second-person': { required: { moment: isOneOf('arrival', 'start', 'write'), call: isObject } },
  silence: {},
  drop: {},
  duplicate: {},
}

/** Reads one rule as it came. @throws {ControlError} when a name or a value is not one the README lists. */
export function readRule(value: unknown): FaultRule {
  check(value, RULE, 'a rule')
  const rule = value as FaultRule
  check(rule.when, CONDITION, '"when"')
  const { kind, ...action } = rule.do as { kind: string }
  const shape = Object.hasOwn(ACTIONS, kind) ? ACTIONS[kind] : undefined
  if (!shape)
    throw new ControlError(`Failed to read a fault rule: "${kind}" is no action; known are ${Object.keys(ACTIONS).join(', ')}.`)
  check(action, shape, `the action "${kind}"`)
  if (rule.do.kind === 'second-person')
    check(rule.do.call, CALL, '"call"')
  checkTogether(rule)
  return structuredClone(rule)
}

function check(value: unknown, { required = {}, optional = {} }: Shape, what: string): void {
  if (!isObject(value))
    throw new ControlError(`Failed to read a fault rule: ${what} is to be an object.`)
  const given = value as Record<string, unknown>
  const known: Record<string, Check> = { ...required, ...optional }
  for (const [name, one] of Object.entries(given)) {
    if (!Object.hasOwn(known, name) || !known[name]?.(one))
      throw new ControlError(`Failed to read a fault rule: ${what} has a "${name}" that is unknown or has no such value; known are ${Object.keys(known).join(', ')}.`)
  }
  const missing = Object.keys(required).find(name => given[name] === undefined)
  if (missing !== undefined)
    throw new ControlError(`Failed to read a fault rule: ${what} lacks "${missing}".`)
}

/** What each of them may meet beside REST calls, which may meet everything else. */
const ACTIONS_BESIDE_REST = { frame: ['silence', 'delay'], event: ['drop', 'duplicate', 'delay'] }

/** What no single name tells: rules for frames, for events and for REST know different actions. */
function checkTogether({ when, do: action }: FaultRule): void {
  if ([when.method, when.frame, when.event].filter(name => name !== undefined).length !== 1)
    throw new ControlError('Failed to read a fault rule: "when" names either a "method", a "frame" command or an "event".')
  for (const [target, kinds] of Object.entries(ACTIONS_BESIDE_REST)) {
    if (when[target as 'frame' | 'event'] !== undefined && (when.inside !== undefined || !kinds.includes(action.kind)))
      throw new ControlError(`Failed to read a fault rule: a rule for "${target}" has no "inside" and knows ${kinds.join(', ')} only.`)
  }
  if (when.method !== undefined && ['silence', 'drop', 'duplicate'].includes(action.kind))
    throw new ControlError(`Failed to read a fault rule: ${action.kind} is not for REST calls; one without an answer is a cut.`)
  if (action.kind === 'partial' && (action.commands === undefined) === (action.keep === undefined))
    throw new ControlError('Failed to read a fault rule: "partial" names either "commands" or "keep".')
  if (action.kind === 'answer' && (action.body === undefined) === (action.html === undefined))
    throw new ControlError('Failed to read a fault rule: "answer" has either a "body" or "html".')
}
