/** Time of the site: what waits for later waits here, so that tests need not. */
export interface SiteClock {
  /** Unix milliseconds. */
  now: () => number
  /** Runs a task later, once. @returns Takes it back */
  after: (ms: number, task: () => Promise<void>) => () => void
  /** Lets time pass at once; ends when everything due has run. */
  advance: (ms: number) => Promise<void>
  stop: () => void
}

interface Task { at: number, run: () => Promise<void> }

/** So soon is noticed that the clock time comes from was turned. */
const LONGEST_TIMER_MS = 60_000

/** @param base Where time comes from: the world's portal has a clock of its own. */
export function createClock(base: () => number = Date.now): SiteClock {
  const tasks = new Set<Task>()
  let offset = 0
  let timer: NodeJS.Timeout | undefined
  const now = () => base() + offset

  function arm(): void {
    clearTimeout(timer)
    if (tasks.size === 0)
      return
    const next = Math.min(...[...tasks].map(({ at }) => at))
    timer = setTimeout(() => void runDue(), Math.min(Math.max(0, next - now()), LONGEST_TIMER_MS))
    timer.unref()
  }

  async function runDue(): Promise<void> {
    for (;;) {
      const [first] = [...tasks].filter(({ at }) => at <= now()).sort((one, other) => one.at - other.at)
      if (first === undefined)
        break
      tasks.delete(first)
      await first.run()
    }
    arm()
  }

  return {
    now,
    after(ms, run) {
      const task = { at: now() + ms, run }
      tasks.add(task)
      arm()
      return () => {
        tasks.delete(task)
      }
    },
    async advance(ms) {
      offset += ms
      await runDue()
    },
    stop() {
      tasks.clear()
      clearTimeout(timer)
    },
  }
}
