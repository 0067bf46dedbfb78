import { PortalError } from '@/domain/portalError'

export interface SharedRefreshOptions {
  timeoutMs?: number
  /** How long a fresh token serves calls that were refused with the one before. */
  freshMs?: number
  now?: () => number
}

/**
 * Makes one refresh serve every call that needs it: those waiting for it, and those refused with the old token a moment
 * later.
 *
 * @param refresh Asks for a new token.
 * @returns Rejects with {@link PortalError} `signed-out` when the answer does not come within 15 s, or is a refusal.
 */
export function shareRefresh<T>(refresh: () => Promise<T>, options: SharedRefreshOptions = {}): () => Promise<T> {
  const { timeoutMs = 15_000, freshMs = 10_000, now = Date.now } = options
  let pending: Promise<T> | null = null
  let last: { token: T, at: number } | null = null

  async function run(): Promise<T> {
    try {
      const token = await withTimeout(refresh(), timeoutMs)
      last = { token, at: now() }
      return token
    }
    catch (cause) {
      last = null
      throw new PortalError('signed-out', 'The portal gave no new token. Reopen the card.', { cause })
    }
    finally {
      pending = null
    }
  }

  return () => {
    if (last !== null && now() - last.at < freshMs)
      return Promise.resolve(last.token)
    pending ??= run()
    return pending
  }
}

/** @throws {Error} when the time is over. */
export function withTimeout<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer in ${timeoutMs} ms.`)), timeoutMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
