import fc from 'fast-check'
import type { Distortion, FaultAction, FaultCondition, FaultRule } from 'b24-local-portal'
import { MARK_FIELD } from './office.ts'
import type { Road } from './wire.ts'

/** What happens to one person. */
export interface Part extends Road { startMs: number }

/** Everything that goes wrong in one run, drawn from a seed. */
export interface Script {
  rules: FaultRule[]
  people: Part[]
  /** Longest pause between a check and its write on the portal, milliseconds. */
  pauseMs: number
}

export interface ScriptOrder {
  /** Methods that rules strike, beside every request and every batch. */
  methods: readonly string[]
  /** People at once, at most. */
  people?: number
  /** How late a cut request is applied, at most; the cloud ends it after 60 s. */
  lateSeconds?: number
  /** More rules of the kind. */
  also?: fc.Arbitrary<FaultRule>
  /** Rules at most. */
  most?: number
}

const distortions: Distortion[] = ['numbers-as-texts', 'texts-as-numbers', 'list-for-object', 'object-for-list', 'false-for-null', 'text-for-null', 'null-for-value', 'letters-for-booleans', 'key-missing']

/** Answers of proxies, gateways and the portal itself; none of these requests was applied. */
const answers: FaultAction[] = [
  { kind: 'answer', status: 502, html: '<h1>502 Bad Gateway</h1>' },
  { kind: 'answer', status: 403, html: '<h1>403 Forbidden</h1>' },
  { kind: 'answer', status: 200, html: '<form action="/login/"></form>' },
  { kind: 'answer', status: 200, body: {} },
  { kind: 'answer', status: 500, body: { error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal server error' } },
  { kind: 'answer', status: 503, body: { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' } },
  { kind: 'answer', status: 429, body: { error: 'OPERATION_TIME_LIMIT', error_description: 'Method is blocked due to operation time limit.' } },
  { kind: 'answer', status: 401, body: { error: 'expired_token', error_description: 'The access token provided has expired.' } },
]

/** Refusals of the portal, the missing right first. */
const refusals: FaultAction[] = [
  { kind: 'refuse', error: 'ACCESS_DENIED', description: 'Access denied.' },
  { kind: 'refuse', error: 'insufficient_scope', description: 'The request requires higher privileges.', status: 403 },
  { kind: 'refuse', error: 'NOT_FOUND', description: 'Not found.' },
  { kind: 'refuse', error: 'ERROR_CORE', description: 'Unknown error.' },
]

function someAction(lateSeconds: number): fc.Arbitrary<FaultAction> {
  return fc.oneof(
    fc.constantFrom<FaultAction>({ kind: 'cut-before' }, { kind: 'cut-after' }, { kind: 'cut-within' }),
    fc.record({ kind: fc.constant('cut-late' as const), seconds: fc.nat({ max: lateSeconds }) }),
    fc.constantFrom(...answers),
    fc.constantFrom(...refusals),
    fc.record({ kind: fc.constant('truncate' as const), bytes: fc.nat({ max: 1500 }) }),
    fc.record({ kind: fc.constant('partial' as const), keep: fc.nat({ max: 8 }) }),
    fc.record({ kind: fc.constant('delay' as const), ms: fc.nat({ max: 3000 }) }),
    someDistortion,
  )
}

/** Fields whose types matter: answers are recognised by them. */
const telling = ['id', 'ID', 'items', 'item', 'result', 'total', 'originId', 'originatorId', 'updatedTime', 'NAME', 'CREATED_BY', 'title', MARK_FIELD]

const someDistortion: fc.Arbitrary<FaultAction> = fc.record({
  kind: fc.constant('distort' as const),
  how: fc.subarray(distortions, { minLength: 1, maxLength: 3 }),
  share: fc.constantFrom(0.1, 0.5, 1, 1),
  keys: fc.subarray(telling, { minLength: 1, maxLength: 3 }),
}, { requiredKeys: ['kind', 'how', 'share'] })

/** Most rules strike a few times; some go on striking, always or now and then. */
export function someCondition(methods: readonly string[]): fc.Arbitrary<FaultCondition> {
  const method = fc.constantFrom('*', 'batch', ...methods)
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ method, nth: fc.integer({ min: 1, max: 8 }) }) },
    { weight: 2, arbitrary: fc.record({ method, from: fc.integer({ min: 1, max: 4 }), times: fc.constantFrom(1, 2, 4, 12) }) },
    { weight: 1, arbitrary: fc.record({ method, probability: fc.constantFrom(0.1, 0.3, 1), seed: fc.nat({ max: 1000 }) }) },
  )
}

/** One method whose answers have a type wrong all the time. */
function someHabit(methods: readonly string[]): fc.Arbitrary<FaultRule> {
  return fc.record({ when: fc.record({ method: fc.constantFrom(...methods), from: fc.integer({ min: 1, max: 4 }) }), do: someDistortion })
}

/** In whole steps, so that different people's requests often meet. */
const someMs = fc.constantFrom(0, 0, 500, 1000, 3000)

const somePart: fc.Arbitrary<Part> = fc.record({
  startMs: someMs,
  travelMs: fc.oneof(fc.constant<number[]>([]), fc.array(someMs, { minLength: 1, maxLength: 8 })),
  isBehindProxy: fc.boolean(),
})

/** Scripts of faults; each is plain data and can be played again. */
export function someScript({ methods, people = 1, lateSeconds = 60, also, most = 8 }: ScriptOrder): fc.Arbitrary<Script> {
  const rule: fc.Arbitrary<FaultRule> = fc.record({ when: someCondition(methods), do: someAction(lateSeconds) })
  const rules = fc.oneof({ weight: 10, arbitrary: rule }, { weight: 1, arbitrary: someHabit(methods) }, ...also === undefined ? [] : [{ weight: 4, arbitrary: also }])
  return fc.record({
    rules: fc.array(rules, { maxLength: most }),
    people: fc.array(somePart, { minLength: 1, maxLength: people }),
    pauseMs: fc.constantFrom(0, 0, 400, 2000),
  })
}

/** Draws one of these scripts. */
export function draw<T>(some: fc.Arbitrary<T>, seed: number): T {
  return fc.sample(some, { seed, numRuns: 1 })[0]!
}

/** Rules change what values the caller sees. */
export function isDistorted({ rules }: Script): boolean {
  return rules.some(rule => rule.do.kind === 'distort')
}
