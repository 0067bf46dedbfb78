import type { Json } from '../state/types.ts'
import { distort } from './distort.ts'
import type { Strike } from './types.ts'

type Body = { [key: string]: Json }
const BATCH_PARTS = ['result', 'result_error', 'result_total', 'result_next', 'result_time']

/** The answer after the rules that change it: types, missing commands, a body that ends too soon. */
export async function changeAnswer(answer: Response, strikes: readonly Strike[]): Promise<Response> {
  const changes = strikes.filter(({ action }) => ['distort', 'partial', 'truncate'].includes(action.kind))
  if (changes.length === 0 || !answer.headers.get('content-type')?.includes('json'))
    return answer
  const text = await answer.text()
  const body = changes.reduce(changeBody, JSON.parse(text) as Body)
  let bytes = new TextEncoder().encode(JSON.stringify(body))
  for (const { action } of changes)
    bytes = action.kind === 'truncate' ? bytes.slice(0, action.bytes) : bytes
  return new Response(bytes, { status: answer.status, headers: { ...Object.fromEntries(answer.headers), 'content-length': String(bytes.byteLength) } })
}

function changeBody(body: Body, { action, call, chance }: Strike): Body {
  if (action.kind === 'partial')
    return { ...body, result: withoutCommands(body.result, name => action.commands ? action.commands.includes(name) : false, action.keep) }
  if (action.kind !== 'distort')
    return body
  const order = { ...action, chance }
  if (call.command === null) {
    const { time, ...rest } = body
    return { ...distort(rest, order) as Body, ...(time === undefined ? {} : { time }) }
  }
  const batch = body.result
  if (!isObject(batch) || !isObject(batch.result) || batch.result[call.command] === undefined)
    return body
  const part = distort({ [call.command]: batch.result[call.command] ?? null }, order) as Body
  const { [call.command]: _, ...others } = batch.result
  return { ...body, result: { ...batch, result: { ...others, ...part } } }
}

/** A batch's answer as if some commands had never been in it. `keep` counts over results and errors alike. */
function withoutCommands(result: Json | undefined, isNamed: (name: string) => boolean, keep?: number): Json {
  if (!isObject(result))
    return result ?? null
  const answered = [...new Set(['result', 'result_error'].flatMap(part => Object.keys(objectOf(result[part]))))]
  const gone = new Set(keep === undefined ? answered.filter(isNamed) : answered.slice(keep))
  const parts = BATCH_PARTS.filter(part => result[part] !== undefined).map((part): [string, Json] => {
    const left = Object.entries(objectOf(result[part])).filter(([name]) => !gone.has(name))
    return [part, left.length > 0 ? Object.fromEntries(left) : []]
  })
  return { ...result, ...Object.fromEntries(parts) }
}

function objectOf(value: Json | undefined): Body {
  return isObject(value) ? value : {}
}

function isObject(value: Json | undefined): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
