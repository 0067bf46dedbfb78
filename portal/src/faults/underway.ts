import { AsyncLocalStorage } from 'node:async_hooks'
import { RestError } from '../rest/method.ts'
import type { Strike } from './types.ts'
import type { SecondCaller } from './secondPerson.ts'

/** What strikes the request now under way, for the places inside it that ask. */
interface Underway {
  strikes: Strike[]
  /** Command of the batch now being run; null for a request of its own. */
  command: string | null
  second: SecondCaller
  cut: () => void
}

const requests = new AsyncLocalStorage<Underway>()

/**
 * Runs a request with its strikes. `cut` ends the request for its caller.
 */
export function runStruck<T>(order: Omit<Underway, 'command'>, run: () => Promise<T>): Promise<T> {
  return requests.run({ ...order, command: null }, run)
}

/**
 * A batch calls this before each command: another person may act first, the command may be refused, or everything may end
 * here for good.
 *
 * @throws {RestError} The refusal a rule asks for.
 */
export async function beforeCommand(command: string): Promise<void> {
  const request = requests.getStore()
  if (!request)
    return
  request.command = command
  await begin(request)
}

/** The same for a request of its own, right before it starts. @throws {RestError} */
export async function beforeRequest(): Promise<void> {
  const request = requests.getStore()
  if (request)
    await begin(request)
}

/** Between a method's check and its write. */
export async function betweenCheckAndWrite({ method }: { method: string }): Promise<void> {
  const request = requests.getStore()
  const due = request?.strikes.filter(({ action, call }) => action.kind === 'second-person' && action.moment === 'write'
    && call.command === request.command && call.method.toLowerCase() === method.toLowerCase()) ?? []
  for (const strike of due)
    await actOnce(request, strike)
}

async function begin(request: Underway): Promise<void> {
  for (const strike of request.strikes.filter(({ call }) => call.command === request.command)) {
    const { action } = strike
    if (action.kind === 'second-person' && action.moment === 'start')
      await actOnce(request, strike)
    if (action.kind === 'refuse')
      throw new RestError(action.error, action.description ?? '', action.status ?? 400)
    if (action.kind === 'cut-within') {
      request.cut()
      await new Promise<never>(() => {})
    }
  }
}

/** A method may pause several times; the other person acts at the first. */
async function actOnce(request: Underway | undefined, strike: Strike): Promise<void> {
  if (!request || strike.action.kind !== 'second-person')
    return
  request.strikes = request.strikes.filter(one => one !== strike)
  // What the other person does is a request of its own: the rules that strike ours do not strike it.
  const { call } = strike.action
  await requests.exit(() => request.second(call, strike.id))
}
