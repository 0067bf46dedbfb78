export const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** A clock that runs as fast as the portal's. */
export function fastClock(rate: number) {
  const from = Date.now()
  return { now: () => from + (Date.now() - from) * rate, wait: (ms: number) => pause(ms / rate) }
}
