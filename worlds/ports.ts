import { createServer } from 'node:net'
import { PlainError } from './plainError.ts'

/** Portal on the first, application on the second, the client's site on the third: different sites, as in life. */
export interface Ports { portal: number, app: number, site: number }

function portsFrom(portal: number): Ports {
  return { portal, app: portal + 1, site: portal + 2 }
}

/** Whether nobody listens on a loopback port; 0 asks the system for one. */
function probe(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(null) : reject(error))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

/**
 * Takes the asked port and the next two, or, for 0, any three neighbours that are free.
 *
 * @param withSite Whether the third is needed at all.
 * @throws {PlainError} when one of them is taken.
 */
export async function findPorts(port: number, withSite = true): Promise<Ports> {
  if (port !== 0) {
    for (const wanted of [port, port + 1, ...withSite ? [port + 2] : []]) {
      if (await probe(wanted) === null)
        throw new PlainError(`Port ${wanted} is busy: something else listens there. Stop it, or choose another with --port.`)
    }
    return portsFrom(port)
  }
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = await probe(0)
    if (first !== null && first < 65534 && await probe(first + 1) !== null && await probe(first + 2) !== null)
      return portsFrom(first)
  }
  throw new PlainError('No three neighbouring ports are free on this machine.')
}
