/** What the portal writes into the name of a frame it opens: `<host>|<0 or 1>|<session>`. */
export interface FrameName {
  /** `https://example.bitrix24.ru`, without a default port. */
  origin: string
  /** Id of this rendering of this frame. */
  sid: string
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Reads the frame's name.
 *
 * @returns `null` outside a portal, and for a portal on plain HTTP that is not this machine: a token may not travel so.
 */
export function parseFrameName(name: string): FrameName | null {
  const [host, protocol, sid] = name.split('|')
  if (!host || !sid || !URL.canParse(`https://${host}`))
    return null
  const url = new URL(`${protocol === '1' ? 'https' : 'http'}://${host}`)
  // A host with a path, a user or anything else in it is no host.
  if (url.pathname !== '/' || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return null
  return isSafeOrigin(url.origin) ? { origin: url.origin, sid } : null
}

/** True for HTTPS, and for plain HTTP of this machine. */
export function isSafeOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname))
}
