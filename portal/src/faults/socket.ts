import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

interface Connection { destroy: () => void }

/** The connection of a request served on a port; in memory there is none. */
export function connectionOf(context: Context): Connection | null {
  const env = context.env as { outgoing?: { socket?: Connection | null } } | undefined
  return env?.outgoing?.socket ?? null
}

/**
 * Cuts the connection: the caller learns nothing.
 *
 * @throws {Error} for a portal in memory, which has no connections.
 */
export function cut(context: Context): Response {
  const connection = connectionOf(context)
  if (!connection)
    throw new Error('Failed to cut the connection: there is none. Start the portal on a port, 0 takes any free one.')
  connection.destroy()
  return RESPONSE_ALREADY_SENT
}
