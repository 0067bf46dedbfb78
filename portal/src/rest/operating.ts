import type { Portal } from '../portal.ts'
import type { Actor } from './method.ts'

interface Basket { startedMs: number, seconds: number }

const BASKET_MS = 60_000
const WINDOW_MS = 10 * BASKET_MS

/** By portal, then by caller and method. Not part of the state: a restart forgets it. */
const baskets = new WeakMap<Portal, Map<string, Basket[]>>()

/**
 * Adds a call to the ten one-minute baskets of its method and caller.
 *
 * @returns What the envelope says: seconds of the last ten minutes, and the unix second when the oldest basket goes.
 * @see https://apidocs.bitrix24.com/limits.html
 */
export function countOperating(portal: Portal, actor: Actor, method: string, seconds: number): { operating: number, resetAt: number } {
  const all = baskets.get(portal) ?? new Map<string, Basket[]>()
  baskets.set(portal, all)
  const key = `${actor.app ? `app ${actor.app.id}` : `webhook ${actor.user.id}`} ${method}`
  const now = portal.now()
  const recent = (all.get(key) ?? []).filter(basket => basket.startedMs <= now && basket.startedMs + WINDOW_MS > now)
  const last = recent.at(-1)
  if (last && now - last.startedMs < BASKET_MS)
    last.seconds += seconds
  else
    recent.push({ startedMs: now, seconds })
  all.set(key, recent)
  return {
    operating: recent.reduce((sum, basket) => sum + basket.seconds, 0),
    resetAt: Math.floor(((recent[0]?.startedMs ?? now) + WINDOW_MS) / 1000),
  }
}
