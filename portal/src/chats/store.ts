import type { Portal } from '../portal.ts'
import type { Chat, ChatMessage } from '../state/chatTypes.ts'
import type { PortalState, PortalUser } from '../state/types.ts'

export function addChat(portal: Portal, given: Partial<Chat> & Pick<Chat, 'type' | 'title' | 'ownerId' | 'members'>): Chat {
  const chat: Chat = { description: '', entityType: '', entityId: '', ...given, id: portal.nextId('chat'), createdTime: portal.nowIso() }
  portal.state.chats.items.set(chat.id, chat)
  return chat
}

export function addMessage(portal: Portal, given: Partial<ChatMessage> & Pick<ChatMessage, 'chatId' | 'authorId' | 'text'>): ChatMessage {
  const message: ChatMessage = { createdTime: portal.nowIso(), isAutomatic: false, attach: null, keyboard: null, ...given, id: portal.nextId('message') }
  portal.state.chats.messages.set(message.id, message)
  return message
}

/** Messages of a chat, oldest first. */
export function messagesOf({ chats }: PortalState, chatId: number): ChatMessage[] {
  return [...chats.messages.values()].filter(message => message.chatId === chatId).sort((one, other) => one.id - other.id)
}

/** The talk of two people; made when they write for the first time. */
export function privateChat(portal: Portal, user: PortalUser, otherId: number): Chat {
  const pair = [...new Set([user.id, otherId])]
  const known = findPrivateChat(portal.state, user, otherId)
  return known ?? addChat(portal, { type: 'private', title: '', ownerId: user.id, members: pair })
}

export function findPrivateChat({ chats }: PortalState, user: PortalUser, otherId: number): Chat | undefined {
  const pair = [...new Set([user.id, otherId])]
  return [...chats.items.values()].find(chat => chat.type === 'private' && chat.members.length === pair.length && pair.every(id => chat.members.includes(id)))
}

/** Members see a chat, and everybody an open one. */
export function maySeeChat(user: PortalUser, chat: Chat): boolean {
  return chat.type === 'open' || chat.members.includes(user.id)
}
