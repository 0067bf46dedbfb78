import { createServer } from 'node:net'
import { PlainError } from './plainError.ts'

/** Portal on the first, application on the second: two sites, as in life. */
export interface PortPair { portal: number, app: number }

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
 * Takes the asked port and the next one, or, for 0, any two neighbours that are free.
 *
 * @throws {PlainError} when one of the two is taken.
 */
export async function findPorts(port: number): Promise<PortPair> {
  if (port !== 0) {
    for (const wanted of [port, port + 1]) {
      if (await probe(wanted) === null)
        throw new PlainError(`Port ${wanted} is busy: something else listens there. Stop it, or choose another with --port.`)
    }
    return { portal: port, app: port + 1 }
  }
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = await probe(0)
    if (first !== null && first < 65535 && await probe(first + 1) !== null)
      return { portal: first, app: first + 1 }
  }
  throw new PlainError('No two neighbouring ports are free on this machine.')
}
