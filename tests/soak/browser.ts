import { connectByToken } from '@/services/portal/tokenPortal'
import { createManners } from '@/services/portal/limits/manners'
import { openNotebook } from '@/services/portal/limits/notes'
import { frameTurns } from '@/services/portal/limits/turns'
import type { PortalCalls } from '@/services/portal/types'
import type { StillTime } from '../data/faults/stillTime.ts'
import { carry } from '../data/faults/wire.ts'
import type { Sent } from '../data/faults/wire.ts'

/** What keeps a frame to the portal's limits. The controls do with less: frames that know nothing of each other, or that ask again at once. */
export type Manner = 'shared' | 'alone' | 'none'

/** One employee's browser, whose frames share storage and turns. */
export interface FramesOfBrowser {
  /** All that went out, with the answers. */
  wire: Sent[]
  /** Opens a card's frame. */
  frame: () => PortalCalls
}

export interface BrowserOptions { origin: string, accessToken: string, userId: number, time: StillTime, manner: Manner }

let browsers = 0

export function openBrowser({ origin, accessToken, userId, time, manner }: BrowserOptions): FramesOfBrowser {
  const wire: Sent[] = []
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  const turns = frameTurns()
  const name = `${origin} browser ${++browsers}`
  let frames = 0

  function mannersOfFrame() {
    if (manner === 'none')
      return null
    const isShared = manner === 'shared'
    const notebook = openNotebook('limits', time.now, isShared ? storage : null)
    return createManners(isShared ? name : `${name} frame ${++frames}`, { now: time.now, wait: time.wait, random: () => 0.5, turns: isShared ? turns : frameTurns(), notebook, isHidden: () => false })
  }

  return {
    wire,
    frame: () => connectByToken({ origin, accessToken, manners: mannersOfFrame(), wait: manner === 'none' ? () => Promise.resolve() : time.wait, random: () => 0.5, fetch: carry(time, wire, userId, { travelMs: [], isBehindProxy: false }) }),
  }
}
