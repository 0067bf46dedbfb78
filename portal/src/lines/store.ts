import { ENTITY_NAMES } from '../chats/names.ts'
import { addChat, addMessage } from '../chats/store.ts'
import type { Portal } from '../portal.ts'
import type { Chat, ChatMessage } from '../state/chatTypes.ts'
import type { LineClient, LineDialog, OpenLine } from '../state/lineTypes.ts'
import type { PortalState, PortalUser } from '../state/types.ts'
import { connectors, isWindowOpen } from './connectors.ts'

/** Texts the portal itself writes into open channels, in its language. */
const TEXTS = {
  ru: {
    refused: (channel: string, hours: number) => `Сообщение не доставлено: с последнего сообщения клиента в ${channel} прошло больше ${hours} часов. Канал примет его после нового сообщения клиента.`,
    joined: (name: string) => `${name}: теперь в чате`,
    left: (name: string) => `${name}: больше не в чате`,
    moved: (name: string) => `Диалог передан: ${name}`,
    closed: 'Диалог завершён',
    started: 'Начат новый диалог',
  },
  en: {
    refused: (channel: string, hours: number) => `The message was not delivered: more than ${hours} hours have passed since the client's last message in ${channel}. The channel takes messages again once the client has written.`,
    joined: (name: string) => `${name} has joined the chat`,
    left: (name: string) => `${name} has left the chat`,
    moved: (name: string) => `The conversation was passed on to ${name}`,
    closed: 'The conversation is finished',
    started: 'A new conversation has begun',
  },
}

const textsOf = ({ settings }: PortalState) => TEXTS[settings.language]

export function lineOf({ lines }: PortalState, dialog: LineDialog): OpenLine | undefined {
  return lines.items.find(line => line.id === dialog.lineId)
}

/** Who may see a conversation and come into it: administrators, operators of the line, and those it lets in. */
export function mayJoin(state: PortalState, user: PortalUser, dialog: LineDialog): boolean {
  const line = lineOf(state, dialog)
  const members = state.chats.items.get(dialog.chatId)?.members ?? []
  return user.isAdmin || members.includes(user.id) || (line !== undefined && (line.joiners === 'all' || line.joiners.includes(user.id) || line.queue.includes(user.id)))
}

/** A client by the code the channel knows him by. */
export function findClient({ lines }: PortalState, code: string): LineClient | undefined {
  return [...lines.clients.values()].find(client => client.code === code)
}

/** Opens a chat of a client; the first operator of the line is in it. */
export function openDialog(portal: Portal, line: OpenLine, connector: string, client: LineClient, crm: string[]): LineDialog {
  const operatorId = line.queue[0] ?? null
  const chat = addChat(portal, {
    type: 'lines', title: `${client.name} - ${line.name}`, ownerId: operatorId ?? 0, members: operatorId === null ? [] : [operatorId],
    entityType: ENTITY_NAMES.line, entityId: `${connector}|${line.id}|${client.code}|${client.id}`,
  })
  const dialog: LineDialog = { chatId: chat.id, lineId: line.id, connector, clientId: client.id, crm, operatorId, sessionId: portal.nextId('lineSession'), isClosed: false, lastClientTime: null }
  portal.state.lines.dialogs.set(chat.id, dialog)
  return dialog
}

/** The client writes: his window begins anew, and a conversation that was finished. */
export function hearClient(portal: Portal, dialog: LineDialog, text: string): ChatMessage {
  reopen(portal, dialog)
  dialog.lastClientTime = portal.nowIso()
  return addMessage(portal, { chatId: dialog.chatId, authorId: dialog.clientId, text })
}

/** Writes to the client. What the channel does not take any more is told in the chat, nowhere else. */
export function tellClient(portal: Portal, dialog: LineDialog, message: Pick<ChatMessage, 'authorId' | 'text'> & Partial<ChatMessage>): ChatMessage {
  reopen(portal, dialog)
  const { state } = portal
  const said = addMessage(portal, { ...message, chatId: dialog.chatId })
  const isTaken = isWindowOpen(dialog.connector, dialog.lastClientTime, portal.now())
  const { chatId, connector, clientId } = dialog
  state.lines.outbox.push({ messageId: said.id, chatId, connector, clientId, authorId: said.authorId, text: said.text, time: said.createdTime, state: isTaken ? 'sent' : 'refused' })
  if (!isTaken)
    note(portal, dialog, textsOf(state).refused(connectors[connector]?.title[state.settings.language] ?? connector, connectors[connector]?.windowHours ?? 0))
  return said
}

function reopen(portal: Portal, dialog: LineDialog): void {
  if (!dialog.isClosed)
    return
  Object.assign(dialog, { isClosed: false, sessionId: portal.nextId('lineSession') })
  note(portal, dialog, textsOf(portal.state).started)
}

function note(portal: Portal, { chatId }: LineDialog, text: string): void {
  addMessage(portal, { chatId, authorId: 0, text })
}

function nameOf({ users }: PortalState, id: number): string {
  const user = users.find(one => one.id === id)
  return [user?.name, user?.lastName].filter(Boolean).join(' ') || String(id)
}

/** Lets an employee into a chat. */
export function joinChat(portal: Portal, dialog: LineDialog, chat: Chat, userId: number): void {
  chat.members = [...chat.members, userId]
  note(portal, dialog, textsOf(portal.state).joined(nameOf(portal.state, userId)))
}

/** Takes an employee out of a chat. */
export function leaveChat(portal: Portal, dialog: LineDialog, chat: Chat, userId: number): void {
  chat.members = chat.members.filter(id => id !== userId)
  if (dialog.operatorId === userId)
    dialog.operatorId = null
  note(portal, dialog, textsOf(portal.state).left(nameOf(portal.state, userId)))
}

/** Passes a conversation on; the operator it had leaves. */
export function passOn(portal: Portal, dialog: LineDialog, chat: Chat, userId: number): void {
  chat.members = [...new Set([...chat.members.filter(id => id !== dialog.operatorId), userId])]
  chat.ownerId = userId
  dialog.operatorId = userId
  note(portal, dialog, textsOf(portal.state).moved(nameOf(portal.state, userId)))
}

/** Finishes a conversation; the chat and its messages stay. */
export function closeDialog(portal: Portal, dialog: LineDialog): void {
  if (dialog.isClosed)
    return
  dialog.isClosed = true
  note(portal, dialog, textsOf(portal.state).closed)
}
