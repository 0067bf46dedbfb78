import type { PortalCalls } from '@/services/portal/types'

/** The tab was closed. */
export class Killed extends Error {}

/** A request by its number among those that read, or those that write contacts. */
export interface KillPoint { kind: 'read' | 'write', nth: number, when: 'before' | 'after' }

/** Calls of a tab that is closed at a request: before it is sent, or after the portal has done it. Nothing comes after that. */
export function killable(calls: PortalCalls, { kind, nth, when }: KillPoint): PortalCalls {
  let sent = 0
  let isDead = false
  async function counted<T>(of: KillPoint['kind'] | null, request: () => Promise<T>): Promise<T> {
    sent += of === kind ? 1 : 0
    const isLast = of === kind && sent === nth
    if (isDead || (isLast && when === 'before')) {
      isDead = true
      throw new Killed()
    }
    const answer = await request()
    if (isLast || isDead) {
      isDead = true
      throw new Killed()
    }
    return answer
  }
  return {
    origin: calls.origin,
    read: (...given) => counted('read', () => calls.read(...given)) as never,
    readBatch: (...given) => counted('read', () => calls.readBatch(...given)) as never,
    write: (...given) => counted(null, () => calls.write(...given)) as never,
    writeBatch: (...given) => counted('write', () => calls.writeBatch(...given)) as never,
  }
}

/** Calls that are the given ones, but for something that happens right before the first request that writes several records. */
export function interrupted(calls: PortalCalls, happens: () => Promise<void>): PortalCalls {
  let hasHappened = false
  return {
    ...calls,
    async writeBatch(...given) {
      if (!hasHappened) {
        hasHappened = true
        await happens()
      }
      return calls.writeBatch(...given)
    },
  }
}
