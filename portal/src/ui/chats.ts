import { noticesOf } from '../chats/notices.ts'
import { addMessage, maySeeChat, messagesOf } from '../chats/store.ts'
import { connectors } from '../lines/connectors.ts'
import { mayJoin, tellClient } from '../lines/store.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { Chat, ChatMessage } from '../state/chatTypes.ts'
import type { PortalUser } from '../state/types.ts'
import type { ChatBrief, ChatData, ChatLine, NoticesData } from './chatContract.ts'
import { briefById } from './people.ts'
import { recordLinks } from './recordLinks.ts'

const LINES_SHOWN = 200

export function noticesPage(portal: Portal, user: PortalUser): NoticesData {
  return {
    rows: noticesOf(portal.state, user.id).map(({ id, authorId, text, createdTime, isRead }) => ({
      id, author: authorId === 0 ? '' : briefById(portal, authorId).name, text, time: createdTime, isRead,
    })),
  }
}

export function unreadNotices(portal: Portal, user: PortalUser): number {
  return noticesOf(portal.state, user.id).filter(notice => !notice.isRead).length
}

/** Marks every notice as read. */
export function readNotices(portal: Portal, user: PortalUser): void {
  for (const notice of noticesOf(portal.state, user.id))
    notice.isRead = true
}

/** Name of the channel a chat came by; empty for a chat of employees. */
export function channelOf({ state }: Portal, user: PortalUser, chatId: number): string {
  const connector = state.lines.dialogs.get(chatId)?.connector
  return connector === undefined ? '' : connectors[connector]?.title[user.language] ?? connector
}

function titleOf(portal: Portal, user: PortalUser, chat: Chat): string {
  if (chat.type !== 'private')
    return chat.title
  return briefById(portal, chat.members.find(id => id !== user.id) ?? user.id).name
}

/** Chats a person is in, and those of open channels he might come into, the one written in last first. */
export function chatListOf(portal: Portal, user: PortalUser): ChatBrief[] {
  const { chats, lines } = portal.state
  const isShown = (chat: Chat) => {
    const dialog = lines.dialogs.get(chat.id)
    return chat.members.includes(user.id) || (dialog !== undefined && mayJoin(portal.state, user, dialog))
  }
  const last = new Map<number, ChatMessage>()
  for (const message of chats.messages.values())
    last.set(message.chatId, message)
  return [...chats.items.values()].filter(chat => chat.type !== 'task' && isShown(chat))
    .sort((one, other) => (last.get(other.id)?.id ?? 0) - (last.get(one.id)?.id ?? 0))
    .map(chat => ({ id: chat.id, title: titleOf(portal, user, chat), channel: channelOf(portal, user, chat.id), lastText: last.get(chat.id)?.text ?? '', lastTime: last.get(chat.id)?.createdTime ?? chat.createdTime }))
}

/** @throws {RestError} `NOT_FOUND` for none and for a hidden one. */
function requireChat(portal: Portal, user: PortalUser, id: number): Chat {
  const chat = portal.state.chats.items.get(id)
  const dialog = portal.state.lines.dialogs.get(id)
  if (!chat || !(maySeeChat(user, chat) || (dialog && mayJoin(portal.state, user, dialog))))
    throw new RestError('NOT_FOUND', 'There is no such chat', 404)
  return chat
}

function lineOf(portal: Portal, user: PortalUser, message: ChatMessage): ChatLine {
  const { state } = portal
  const client = state.lines.clients.get(message.authorId)
  const kind = message.authorId === 0 ? 'system' : client ? 'client' : message.authorId === user.id ? 'own' : 'other'
  return {
    id: message.id, kind, author: kind === 'system' ? '' : client?.name ?? briefById(portal, message.authorId).name, text: message.text, time: message.createdTime,
    isAutomatic: message.isAutomatic, isRefused: state.lines.outbox.some(one => one.messageId === message.id && one.state === 'refused'),
  }
}

export function chatPage(portal: Portal, user: PortalUser, id: number): ChatData {
  const chat = requireChat(portal, user, id)
  const dialog = portal.state.lines.dialogs.get(id)
  return {
    id,
    title: titleOf(portal, user, chat),
    channel: channelOf(portal, user, id),
    isClosed: dialog?.isClosed ?? false,
    members: chat.members.map(one => briefById(portal, one).name),
    records: recordLinks(portal, user, dialog?.crm ?? []),
    lines: messagesOf(portal.state, id).slice(-LINES_SHOWN).map(message => lineOf(portal, user, message)),
    mayWrite: chat.members.includes(user.id),
  }
}

/** Writes into a chat; in an open channel to the client. @throws {RestError} for an empty text, or when one is not in it. */
export function sayInChat(portal: Portal, user: PortalUser, id: number, text: string): void {
  const chat = requireChat(portal, user, id)
  if (!chat.members.includes(user.id))
    throw new RestError('ACCESS_DENIED', 'Access denied')
  if (text.trim() === '')
    throw new RestError('', 'The message is empty')
  const dialog = portal.state.lines.dialogs.get(id)
  if (dialog)
    tellClient(portal, dialog, { authorId: user.id, text: text.trim() })
  else
    addMessage(portal, { chatId: id, authorId: user.id, text: text.trim() })
}
