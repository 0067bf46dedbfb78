import type { Portal } from '../portal.ts'
import type { PortalUser, RestApp } from '../state/types.ts'

/** One rendered frame, known by its sid until the portal stops or is reset. */
export interface FrameSession { sid: string, userId: number, appId: number, placement: string, bindingId: number | null }

const SID_LENGTH = 32
const SESSIONS_KEPT = 5000
const sessionsOf = new WeakMap<Portal, Map<string, FrameSession>>()

function sessions(portal: Portal): Map<string, FrameSession> {
  const known = sessionsOf.get(portal) ?? new Map<string, FrameSession>()
  sessionsOf.set(portal, known)
  return known
}

/** Starts a session for a frame about to be shown. */
export function openSession(portal: Portal, user: PortalUser, app: RestApp, placement: string, bindingId: number | null): FrameSession {
  const session = { sid: portal.randomHex(SID_LENGTH), userId: user.id, appId: app.id, placement, bindingId }
  const known = sessions(portal)
  known.set(session.sid, session)
  const [oldest] = known.keys()
  if (known.size > SESSIONS_KEPT && oldest)
    known.delete(oldest)
  return session
}

/** The session of this person's frame with its application; undefined for foreign and unknown sids. */
export function findSession(portal: Portal, user: PortalUser, sid: string): { session: FrameSession, app: RestApp } | undefined {
  const session = sessions(portal).get(sid)
  const app = portal.state.apps.find(one => one.id === session?.appId)
  return session && app && session.userId === user.id ? { session, app } : undefined
}
