import type { Distortion, FaultAction, FaultCondition, FaultRule } from '../dial.ts'
import type { DialTexts } from '../../texts/dialRu.ts'
import { readNumber } from '../numbers.ts'
import type { NumberBounds } from '../numbers.ts'
import { FAULT_PRESETS } from './presets.ts'
import type { FaultPreset, Parameter } from './presets.ts'

/** Which of the calls that match. */
export type Which = keyof DialTexts['faults']['whiches']

/** The form as it is typed. */
export interface FaultDraft {
  preset: FaultPreset
  /** REST method or frame command. */
  name: string
  /** 0 for everybody. */
  user: number
  inside: keyof DialTexts['faults']['insides']
  which: Which
  number: string
  /** Texts of the action's own fields. */
  values: Partial<Record<Parameter['name'], string>>
  how: Distortion[]
}

export type DraftProblem = 'empty' | 'notJson' | 'notObject' | 'noChoice' | { bounds: NumberBounds }
export type DraftProblems = Partial<Record<Parameter['name'] | 'name' | 'number' | 'how', DraftProblem>>

const ORDINAL: NumberBounds = { least: 1, isWhole: true }
export const WHICH_BOUNDS: Partial<Record<Which, NumberBounds>> = { nth: ORDINAL, from: ORDINAL, every: ORDINAL, chance: { least: 0, most: 100 } }

/** Values a kind of fault begins with. */
export function initialValues(preset: FaultPreset, user: number): FaultDraft['values'] {
  return Object.fromEntries(FAULT_PRESETS[preset].parameters.map(({ name, kind, initial }) => [name, kind === 'user' ? String(user) : initial]))
}

/** The rule a draft stands for, or what is wrong with it, field by field. */
export function readDraft(draft: FaultDraft): { rule: FaultRule } | { problems: DraftProblems } {
  const { target, kind, parameters, asksHow } = FAULT_PRESETS[draft.preset]
  const problems: DraftProblems = {}
  const given: Record<string, unknown> = {}
  for (const parameter of parameters) {
    const { value, problem } = readParameter(parameter, draft.values[parameter.name] ?? '')
    if (problem)
      problems[parameter.name] = problem
    else if (value !== null)
      given[parameter.name] = value
  }
  if (draft.name.trim() === '')
    problems.name = 'empty'
  if (asksHow && draft.how.length === 0)
    problems.how = 'noChoice'
  const bounds = WHICH_BOUNDS[draft.which]
  const number = bounds ? readNumber(draft.number, bounds) : null
  if (bounds && number === undefined)
    problems.number = { bounds }
  if (Object.keys(problems).length > 0)
    return { problems }
  const when: FaultCondition = {
    [target]: draft.name.trim(),
    ...(draft.user > 0 ? { user: draft.user } : {}),
    ...(draft.inside !== 'any' && target === 'method' ? { inside: draft.inside } : {}),
    ...chosenCalls(draft.which, number ?? 0),
  }
  return { rule: { when, do: actionOf(kind, given, asksHow ? draft.how : []) } }
}

function chosenCalls(which: Which, number: number): FaultCondition {
  return { once: { times: 1 }, always: {}, nth: { nth: number }, from: { from: number }, every: { every: number }, chance: { probability: number / 100 } }[which]
}

/** The portal reads each rule anew, so what comes together here is not proven twice. */
function actionOf(kind: FaultAction['kind'], given: Record<string, unknown>, how: Distortion[]): FaultAction {
  const { moment, secondMethod: method, secondUser: user, params, ...rest } = given
  const own = kind === 'second-person' ? { moment, call: { method, user, params } } : rest
  return { kind, ...own, ...(how.length > 0 ? { how: [...how] } : {}) } as FaultAction
}

/** `null` stands for nothing given. */
function readParameter(parameter: Parameter, text: string): { value?: unknown, problem?: DraftProblem } {
  const trimmed = text.trim()
  switch (parameter.kind) {
    case 'number': {
      const value = readNumber(text, parameter.bounds)
      return value === undefined ? { problem: { bounds: parameter.bounds } } : { value }
    }
    case 'names': {
      const names = trimmed.split(',').map(name => name.trim()).filter(name => name !== '')
      return { value: names.length > 0 ? names : null }
    }
    case 'user': return { value: Number(text) }
    case 'json': return readJson(text)
    case 'object': {
      const read = readJson(text)
      return read.problem || (typeof read.value === 'object' && read.value !== null && !Array.isArray(read.value)) ? read : { problem: 'notObject' }
    }
    default: return trimmed === '' ? { problem: 'empty' } : { value: trimmed }
  }
}

function readJson(text: string): { value?: unknown, problem?: DraftProblem } {
  try {
    return { value: JSON.parse(text) as unknown }
  }
  catch {
    return { problem: 'notJson' }
  }
}
