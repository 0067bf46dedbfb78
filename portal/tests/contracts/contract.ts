import type { Json } from '../../src/state/types.ts'

type Data = { [key: string]: Json }

/**
 * Types of an answer as its page gives them: `string`, `number`, `boolean`, `null`, `any`, or several joined by `|`;
 * `[shape]` is a list of any length. A key that ends in `?` may be missing; every other key must be there, and no key more.
 */
export type Shape = string | [Shape] | { [key: string]: Shape }

/** Who calls: the administrator, an employee, or the administrator's webhook (no application). */
export type Caller = 'administrator' | 'employee' | 'webhook'

export interface ContractCall {
  /** A fact: "answers the created folder". */
  name: string
  params: Data | ((made: Data) => Data)
  as?: Caller
}

/**
 * What a documentation page says of one method. Everything in it is copied by hand from the page, nothing is computed;
 * what the page leaves open belongs to the method's `undocumented` list instead.
 */
export interface MethodContract {
  method: string
  /** Address of the page. */
  page: string
  /** Calls made by REST before each call below; results are given to `params` by their name. */
  before?: { [name: string]: { method: string, params: Data | ((made: Data) => Data) } }
  answers: (ContractCall & { result: Shape, total?: true })[]
  errors: (ContractCall & { status: number, error: string | number })[]
}

/** Where a value differs from its shape, in words; empty when it does not. */
export function differences(value: Json | undefined, shape: Shape, path = 'result'): string[] {
  if (typeof shape === 'string')
    return shape.split('|').some(type => isOfType(value, type)) ? [] : [`${path} is ${JSON.stringify(value)}, not ${shape}`]
  if (Array.isArray(shape))
    return Array.isArray(value) ? value.flatMap((one, index) => differences(one, shape[0], `${path}[${index}]`)) : [`${path} is ${JSON.stringify(value)}, not a list`]
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path} is ${JSON.stringify(value)}, not an object`]
  const names = Object.keys(shape).map(key => key.replace(/\?$/, ''))
  const surplus = Object.keys(value).filter(key => !names.includes(key)).map(key => `${path}.${key} is not on the page`)
  return [...surplus, ...Object.entries(shape).flatMap(([key, one]) => {
    const name = key.replace(/\?$/, '')
    return key.endsWith('?') && !Object.hasOwn(value, name) ? [] : differences(value[name], one, `${path}.${name}`)
  })]
}

function isOfType(value: Json | undefined, type: string): boolean {
  if (type === 'any')
    return value !== undefined
  return type === 'null' ? value === null : typeof value === type
}
