/** Lets one piece of work with this name run at a time. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>

/**
 * One at a time among the tabs of this browser; without Web Locks it just runs. It stops double clicks, and no other
 * device: the portal's own answer decides.
 */
export const browserLock: Lock = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks as LockManager | undefined
  if (locks === undefined)
    return work()
  let hasBegun = false
  try {
    return await locks.request(`cardinal:${name}`, () => {
      hasBegun = true
      return work()
    }) as T
  }
  catch (error) {
    // Where storage is blocked for the frame, so are locks.
    if (hasBegun)
      throw error
    return work()
  }
}
