import type { Portal } from '../portal.ts'
import type { Notice } from '../state/chatTypes.ts'
import type { PortalState } from '../state/types.ts'

/** Puts a notice into somebody's notification centre; one with the same tag of the same application goes. */
export function addNotice(portal: Portal, given: Omit<Notice, 'id' | 'isRead' | 'createdTime'>): Notice {
  const { notices } = portal.state.chats
  for (const known of notices.values()) {
    if (given.tag !== '' && known.tag === given.tag && known.userId === given.userId && known.client === given.client)
      notices.delete(known.id)
  }
  const notice: Notice = { ...given, id: portal.nextId('message'), isRead: false, createdTime: portal.nowIso() }
  notices.set(notice.id, notice)
  return notice
}

/** Notices of a person, newest first. */
export function noticesOf({ chats }: PortalState, userId: number): Notice[] {
  return [...chats.notices.values()].filter(notice => notice.userId === userId).sort((one, other) => other.id - one.id)
}
