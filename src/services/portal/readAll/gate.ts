/** Why nothing is read at the moment. */
export type WaitReason = 'busy' | 'blocked' | 'unreachable'

export interface GateOptions {
  wait: (ms: number) => Promise<void>
  now: () => number
  /** `until` in unix milliseconds; null when reading goes on. */
  onChange: (closed: { until: number, reason: WaitReason } | null) => void
}

/** Holds all readers back together: what one of them met, the others would meet too. */
export class Gate {
  readonly #options: GateOptions
  #opening: Promise<void> | null = null
  /** Grows with every closing; a request sent in an earlier round says nothing about this one. */
  round = 0

  constructor(options: GateOptions) {
    this.#options = options
  }

  close(ms: number, reason: WaitReason): void {
    const { wait, now, onChange } = this.#options
    this.round++
    onChange({ until: now() + ms, reason })
    const opening = wait(ms).then(() => {
      if (this.#opening === opening) {
        this.#opening = null
        onChange(null)
      }
    })
    this.#opening = opening
  }

  /** Resolves when requests may be sent. */
  async passed(): Promise<void> {
    while (this.#opening !== null)
      await this.#opening
  }
}

/** @throws the signal's reason as soon as it is aborted */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted)
      abort()
    signal.addEventListener('abort', abort)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
