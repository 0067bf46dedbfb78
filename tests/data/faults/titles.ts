import { DEAL } from './office.ts'
import type { Scene } from './office.ts'

/** A title that was about to be written over. */
interface Change { userId: number, over: string }

/** Which titles a deal has had, seen from inside the portal. */
export interface Titles {
  changes: Change[]
  /** Every title that ever stood, the present one last. */
  all: () => string[]
  stop: () => void
}

/** Looks at a deal's title whenever an update of it is about to write. */
export function watchTitles({ portal }: Scene, id: number): Titles {
  const changes: Change[] = []
  const title = () => String(portal.state.items.get(DEAL)?.get(id)?.title)
  const look = async ({ method, userId }: { method: string, userId: number | null }) => {
    if (method.toLowerCase() === 'crm.item.update' && userId !== null)
      changes.push({ userId, over: title() })
  }
  portal.pauseHooks.push(look)
  return {
    changes,
    all: () => [...changes.map(({ over }) => over), title()],
    stop: () => void portal.pauseHooks.splice(portal.pauseHooks.indexOf(look), 1),
  }
}
