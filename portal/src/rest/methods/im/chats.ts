import { addChat, addMessage, maySeeChat, messagesOf, privateChat } from '../../../chats/store.ts'
import { toInteger, toList, toText } from '../../../crm/parameters.ts'
import { tellClient } from '../../../lines/store.ts'
import type { Chat, ChatMessage } from '../../../state/chatTypes.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { cursor, dialogTarget, imErrors, readableDialog, readAttach, readKeyboard } from './call.ts'
import { encodeAuthors } from './users.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/chats'
const PAGE = 20
const LARGEST_PAGE = 50

/** Where a message goes. @throws {RestError} `USER_ID_EMPTY`, `USER_NOT_FOUND`, `CHAT_ID`, `ACCESS_ERROR` */
function writableChat(call: MethodCall): Chat {
  const { portal, actor: { user } } = call
  const target = dialogTarget(call)
  if (!target)
    throw imErrors.noUser()
  if ('userId' in target) {
    if (!portal.state.users.some(one => one.id === target.userId && one.active))
      throw imErrors.unknownUser()
    return privateChat(portal, user, target.userId)
  }
  const chat = portal.state.chats.items.get(target.chatId)
  if (!chat)
    throw imErrors.unknownChat()
  if (!maySeeChat(user, chat))
    throw imErrors.unavailable()
  return chat
}

/** The chat `CHAT_ID` names, with the caller in it. @throws {RestError} `CHAT_ID_EMPTY`, `ACCESS_ERROR` */
function ownChat({ portal, actor, params }: MethodCall): Chat {
  const id = toInteger(params.CHAT_ID) ?? 0
  if (id <= 0)
    throw imErrors.noChat()
  const chat = portal.state.chats.items.get(id)
  if (!chat || !chat.members.includes(actor.user.id))
    throw new RestError('ACCESS_ERROR', 'Action unavailable', 403)
  return chat
}

function encodeMessage({ id, chatId, authorId, createdTime, text, attach, keyboard }: ChatMessage): { [key: string]: Json } {
  const params = { ...(attach === null ? {} : { ATTACH: attach }), ...(keyboard === null ? {} : { KEYBOARD: keyboard }) }
  return {
    id, chat_id: chatId, author_id: authorId, date: createdTime, text, unread: false, uuid: null, replaces: [],
    params: Object.keys(params).length === 0 ? [] : params, disappearing_date: null,
  }
}

export const chatMethods: MethodDefinition[] = [
  defineMethod({
    name: 'im.message.add',
    scope: 'im',
    doc: `${pages}/messages/im-message-add.html`,
    undocumented: [
      'Group chats (sg…), MENU, URL_PREVIEW and replies are not offered: the first is CHAT_ID, the others are passed over. KEYBOARD is kept and shown without effect.',
      'In an open channel the message goes to the client; one who is not in it is refused with ACCESS_ERROR.',
    ],
    async handle(call) {
      const { portal, actor, params } = call
      const text = toText(params.MESSAGE).trim()
      const attach = readAttach(call)
      const keyboard = readKeyboard(call)
      if (text === '' && attach === null)
        throw imErrors.noMessage()
      const chat = writableChat(call)
      await portal.pause({ method: 'im.message.add', userId: actor.user.id })
      const message = { authorId: params.SYSTEM === 'Y' ? 0 : actor.user.id, text, attach, keyboard }
      const dialog = portal.state.lines.dialogs.get(chat.id)
      const said = dialog && message.authorId !== 0 ? tellClient(portal, dialog, message) : addMessage(portal, { ...message, chatId: chat.id })
      return { result: said.id }
    },
  }),
  defineMethod({
    name: 'im.dialog.messages.get',
    scope: 'im',
    doc: `${pages}/messages/im-dialog-messages-get.html`,
    undocumented: ['Everything counts as read, messages have no uuid, and there are no files. A talk nobody has begun has no messages and the chat 0. Newest first; with FIRST_ID oldest first.'],
    handle(call) {
      const { portal, params } = call
      const [first, last] = [cursor(call, 'First'), cursor(call, 'Last')]
      const chat = readableDialog(call)
      const limit = Math.min(LARGEST_PAGE, Math.max(1, toInteger(params.LIMIT) ?? PAGE))
      const all = chat ? messagesOf(portal.state, chat.id) : []
      const page = first === null
        ? all.filter(message => last === null || message.id < last).reverse().slice(0, limit)
        : all.filter(message => message.id > first).slice(0, limit)
      return { result: { chat_id: chat?.id ?? 0, messages: page.map(encodeMessage), users: encodeAuthors(portal, page.map(message => message.authorId)), files: [] } }
    },
  }),
  defineMethod({
    name: 'im.chat.add',
    scope: 'im',
    doc: `${pages}/im-chat-add.html`,
    undocumented: ['Kept: USERS (those who exist), TYPE, TITLE, DESCRIPTION, MESSAGE, ENTITY_TYPE and ENTITY_ID; the colour and the picture are not. A title that is not given names the people.'],
    async handle({ portal, actor, params }) {
      const given = (toList(params.USERS) ?? []).flatMap(one => toInteger(one) ?? [])
      const people = portal.state.users.filter(user => user.active && (given.includes(user.id) || user.id === actor.user.id))
      await portal.pause({ method: 'im.chat.add', userId: actor.user.id })
      const title = toText(params.TITLE).trim() || people.map(user => user.name).join(', ')
      const chat = addChat(portal, {
        type: params.TYPE === 'OPEN' ? 'open' : 'chat', title, description: toText(params.DESCRIPTION), ownerId: actor.user.id, members: people.map(user => user.id),
        entityType: toText(params.ENTITY_TYPE), entityId: toText(params.ENTITY_ID),
      })
      if (toText(params.MESSAGE).trim() !== '')
        addMessage(portal, { chatId: chat.id, authorId: actor.user.id, text: toText(params.MESSAGE).trim() })
      return { result: chat.id }
    },
  }),
  defineMethod({
    name: 'im.chat.get',
    scope: 'im',
    doc: `${pages}/im-chat-get.html`,
    undocumented: ['Of several chats the oldest is named, also to those who are not in it.'],
    handle({ portal, params }) {
      const [type, id] = [toText(params.ENTITY_TYPE), toText(params.ENTITY_ID)]
      const chat = type === '' || id === '' ? undefined : [...portal.state.chats.items.values()].find(one => one.entityType === type && one.entityId === id)
      return { result: chat ? { ID: chat.id } : null }
    },
  }),
  defineMethod({
    name: 'im.chat.user.list',
    scope: 'im',
    doc: `${pages}/chat-users/im-chat-user-list.html`,
    undocumented: ['A chat that does not exist, and a talk of two, are ACCESS_ERROR.'],
    handle({ portal, actor, params }) {
      const id = toInteger(params.CHAT_ID) ?? 0
      if (id <= 0)
        throw imErrors.noChat()
      const chat = portal.state.chats.items.get(id)
      if (!chat || chat.type === 'private')
        throw new RestError('ACCESS_ERROR', 'Action unavailable', 403)
      return { result: maySeeChat(actor.user, chat) ? chat.members : [] }
    },
  }),
  defineMethod({
    name: 'im.chat.user.add',
    scope: 'im',
    doc: `${pages}/chat-users/im-chat-user-add.html`,
    undocumented: ['Whoever is in a chat may bring others in, but not into a talk of two or an open channel; HIDE_HISTORY is passed over. The answer is true, also when everybody was there.'],
    handle(call) {
      const chat = ownChat(call)
      if (chat.type === 'private' || chat.type === 'lines')
        throw new RestError('ACCESS_ERROR', 'It is forbidden to add users to this chat', 403)
      const given = (toList(call.params.USERS) ?? []).flatMap(one => toInteger(one) ?? [])
      const people = call.portal.state.users.filter(user => user.active && given.includes(user.id)).map(user => user.id)
      chat.members = [...new Set([...chat.members, ...people])]
      return { result: true }
    },
  }),
]
