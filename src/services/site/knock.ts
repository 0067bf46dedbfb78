import type { SiteOrder } from '@/domain/site/order'

/** So long a tab waits for a site that does not answer. */
const timeoutMs = 10_000

/**
 * Tells the site to look at a deal. No answer is seen: the site is another origin and need not know of this page. A lost
 * knock does no harm, see `docs/site-contract/`.
 *
 * @param address Of the receiver; nothing is sent to an address that is none.
 * @returns Whether the request went out.
 */
export async function knock(address: string, portal: string, { deal, kind, revision, key }: SiteOrder): Promise<boolean> {
  if (!URL.canParse(address) || !['https:', 'http:'].includes(new URL(address).protocol))
    return false
  try {
    await fetch(address, {
      method: 'POST',
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify({ v: 1, portal, deal, kind, revision, key }),
      keepalive: true,
      signal: AbortSignal.timeout(timeoutMs),
    })
    return true
  }
  catch {
    return false
  }
}
