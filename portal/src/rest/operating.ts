import type { Portal } from '../portal.ts'
import type { PortalState } from '../state/types.ts'
import { systemErrors } from './errors.ts'
import type { Actor } from './method.ts'

interface Basket { startedMs: number, seconds: number }

/** Seconds of the last ten minutes, and the unix second when the oldest basket goes. */
export interface OperatingReading { operating: number, resetAt: number }

const BASKET_MS = 60_000
const WINDOW_MS = 10 * BASKET_MS

/** By caller and method. They go with their state, so a reset forgets them. */
const baskets = new WeakMap<PortalState, Map<string, Basket[]>>()

/** Adds a call to the ten one-minute baskets of its method and caller. A basket's minute begins with its first call. */
export function countOperating(portal: Portal, actor: Actor, method: string, seconds: number): void {
  const now = portal.now()
  const recent = recentBaskets(portal, actor, method)
  const last = recent.at(-1)
  if (last && now - last.startedMs < BASKET_MS)
    last.seconds += seconds
  else
    recent.push({ startedMs: now, seconds })
}

/** @see https://apidocs.bitrix24.com/limits.html */
export function readOperating(portal: Portal, actor: Actor, method: string): OperatingReading {
  const recent = recentBaskets(portal, actor, method)
  return {
    operating: recent.reduce((sum, basket) => sum + basket.seconds, 0),
    resetAt: Math.floor(((recent[0]?.startedMs ?? portal.now()) + WINDOW_MS) / 1000),
  }
}

/**
 * Refuses a method that has run too long before it is called once more; the call that went over the limit was still done.
 *
 * @throws {RestError} `OPERATION_TIME_LIMIT`
 * @see https://apidocs.bitrix24.com/limits.html
 */
export function checkOperating(portal: Portal, actor: Actor, method: string): void {
  const { operatingSeconds } = portal.state.limits
  if (operatingSeconds !== null && readOperating(portal, actor, method).operating > operatingSeconds)
    throw systemErrors.operationTime()
}

function recentBaskets(portal: Portal, actor: Actor, method: string): Basket[] {
  const all = baskets.get(portal.state) ?? new Map<string, Basket[]>()
  baskets.set(portal.state, all)
  const key = `${actor.caller} ${method}`
  const now = portal.now()
  const recent = (all.get(key) ?? []).filter(basket => basket.startedMs <= now && basket.startedMs + WINDOW_MS > now)
  all.set(key, recent)
  return recent
}
