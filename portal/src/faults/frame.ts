import type { Portal } from '../portal.ts'
import type { PortalUser, RestApp } from '../state/types.ts'

/** Lets the rules in force strike a command of a frame. @returns Whether the parent keeps silent, and which rules struck. */
export async function strikeFrame(portal: Portal, command: string, user: PortalUser, app: RestApp): Promise<{ silent: boolean, faults: string[] }> {
  const strikes = portal.faults.strike([{ kind: 'frame', method: command, command: null, userId: user.id, app: { id: app.id, code: app.code } }])
  for (const { action } of strikes) {
    if (action.kind === 'delay')
      await portal.sleep(action.ms)
  }
  return { silent: strikes.some(({ action }) => action.kind === 'silence'), faults: strikes.map(({ id, action }) => `${id}: ${action.kind}`) }
}
