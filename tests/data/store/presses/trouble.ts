import { connectByToken } from '@/services/portal/tokenPortal'
import type { PortalCalls } from '@/services/portal/types'
import type { Shop } from './shop.ts'

/** What happens to one write of a page, by its number: its reply is lost, or the page is closed right before or after it. */
export interface Strike { nth: number, what: 'lostApplied' | 'lostNotApplied' | 'closedBefore' | 'closedAfter' }

/** The page was closed: nothing of it is sent any more. */
export class Closed extends Error {}

const readers = /\.(?:list|get|getlist|getchildren|fields|findbycomm)$|^(?:profile|user\.current|server\.time|method\.get)$/i

/** Names of methods that write, in the order they came; several in one request are joined. */
export type Writes = string[]

export interface Page { userId: number, calls: PortalCalls, writes: Writes }

/**
 * Calls of one page. Which requests write is told from what goes over the wire, not from how the page calls them.
 *
 * @param change Takes a protection away, for controls.
 */
export function openPage({ portal, time, tokens }: Shop, userId: number, strike: Strike | null = null, change: (calls: PortalCalls) => PortalCalls = calls => calls): Page {
  const writes: Writes = []
  let isClosed = false
  const closeAt = (what: Strike['what']) => { isClosed ||= strike?.what === what && strike.nth === writes.length }
  const carry: typeof fetch = async (input, init) => {
    const methods = methodsOf(String(input), String(init?.body)).filter(method => !readers.test(method))
    const isWrite = methods.length > 0
    if (isWrite) {
      writes.push(methods.join(' + '))
      closeAt('closedBefore')
    }
    const isStruck = isWrite && strike?.nth === writes.length
    if (isClosed || (isStruck && strike.what === 'lostNotApplied'))
      throw new TypeError('fetch failed')
    const { status, text } = await time.during(async () => {
      const response = await fetch(input, init)
      return { status: response.status, text: await response.text() }
    })
    if (isWrite)
      closeAt('closedAfter')
    if (isStruck && strike.what === 'lostApplied')
      throw new TypeError('fetch failed')
    return new Response(text, { status })
  }
  const calls = connectByToken({ origin: portal.origin, accessToken: tokens.get(userId)!, manners: null, wait: time.wait, random: () => 0.5, fetch: carry })
  return { userId, calls: change(closable(calls, () => isClosed)), writes }
}

function methodsOf(url: string, body: string): string[] {
  const method = new URL(url).pathname.split('/').at(-1)!
  const { cmd } = JSON.parse(body) as { cmd?: Record<string, string> }
  return method === 'batch' ? Object.values(cmd ?? {}).map(command => command.split('?')[0]!) : [method]
}

/** Nothing is heard on a page that was closed. */
function closable(calls: PortalCalls, isClosed: () => boolean): PortalCalls {
  async function open<T>(work: () => Promise<T>): Promise<T> {
    if (isClosed())
      throw new Closed()
    const answer = await work().catch((error: unknown) => {
      throw isClosed() ? new Closed() : error
    })
    if (isClosed())
      throw new Closed()
    return answer
  }
  return {
    origin: calls.origin,
    read: (...given) => open(() => calls.read(...given)) as never,
    readBatch: (...given) => open(() => calls.readBatch(...given)) as never,
    write: (...given) => open(() => calls.write(...given)) as never,
    writeBatch: (...given) => open(() => calls.writeBatch(...given)) as never,
  }
}
