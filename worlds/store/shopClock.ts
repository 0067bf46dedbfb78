import { WORLD_NOW } from '../moscowTime.ts'

/** Where the shops are: three hours ahead of Moscow. */
export const SHOP_OFFSET = '+06:00'
const OFFSET_MS = 6 * 3600 * 1000

export const NOW = Date.parse(WORLD_NOW)

/** A moment of the shop's clock, `2026-11-16T12:30`, in milliseconds. */
export function at(local: string): number {
  return Date.parse(`${local}:00${SHOP_OFFSET}`)
}

/** A moment as the portal of the shops writes it. */
export function iso(moment: number): string {
  return `${new Date(moment + OFFSET_MS).toISOString().slice(0, 19)}${SHOP_OFFSET}`
}

/** The day of a moment where the shops are, `2026-11-16`. */
export function dayText(moment: number): string {
  return iso(moment).slice(0, 10)
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** `12:30` */
export function timeText(moment: number): string {
  return iso(moment).slice(11, 16)
}
