import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'

export interface Attempt {
  isBusy: ShallowRef<boolean>
  /** What the portal refused last; null once something is tried anew. */
  error: ShallowRef<PortalError | null>
  /** Does it, and keeps what the portal refused to be shown; anything else is a bug and goes on. */
  guarded: (work: () => Promise<void>) => Promise<void>
  /** The same, one at a time: asked for again meanwhile it does nothing. */
  attempt: (work: () => Promise<void>) => Promise<void>
}

/** Work with the portal that a person has asked for. */
export function useAttempt(): Attempt {
  const isBusy = shallowRef(false)
  const error = shallowRef<PortalError | null>(null)

  async function guarded(work: () => Promise<void>) {
    error.value = null
    try {
      await work()
    }
    catch (cause) {
      if (!(cause instanceof PortalError))
        throw cause
      error.value = cause
    }
  }

  async function attempt(work: () => Promise<void>) {
    if (isBusy.value)
      return
    isBusy.value = true
    try {
      await guarded(work)
    }
    finally {
      isBusy.value = false
    }
  }

  return { isBusy, error, guarded, attempt }
}
