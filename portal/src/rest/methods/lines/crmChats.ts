import { toInteger, toText } from '../../../crm/parameters.ts'
import { connectors } from '../../../lines/connectors.ts'
import { dialogsOf, recordOf } from '../../../lines/records.ts'
import type { BoundRecord } from '../../../lines/records.ts'
import { joinChat, leaveChat, mayJoin, tellClient } from '../../../lines/store.ts'
import { argumentError } from '../../errors.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { dialogById, lineErrors, mayRead, readRecord, requireNumber, requireUser } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/imopenlines/openlines'

/** The chat a call is about: the one it names, or the record's last one; null without any. @throws {RestError} `CHAT_NOT_IN_CRM` */
function chatOfRecord(call: MethodCall, record: BoundRecord) {
  const { portal, params } = call
  const named = params.CHAT_ID === undefined || params.CHAT_ID === '' ? null : requireNumber(params, 'CHAT_ID')
  const chatId = named ?? dialogsOf(portal.state, record).at(-1)?.chatId
  if (chatId === undefined)
    return null
  const found = dialogById(call, chatId)
  if (!found?.dialog.crm.includes(record.code))
    throw lineErrors.notInCrm()
  return found
}

export const crmChatMethods: MethodDefinition[] = [
  defineMethod({
    name: 'imopenlines.crm.chat.get',
    scope: 'imopenlines',
    doc: `${pages}/chats/imopenlines-crm-chat-get.html`,
    undocumented: [
      'A chat is active while its conversation is not finished. The one written in last comes first.',
      'Chats belong to the records they were bound to when the client wrote: those of a lead are not those of its contact. A type chats are not bound to has none.',
    ],
    handle(call) {
      const { portal, actor, params } = call
      const record = readRecord(call)
      if (!record || !portal.state.items.get(record.entityTypeId)?.has(record.id))
        return { result: [] }
      if (!mayRead(call, actor.user, record))
        throw lineErrors.denied('You don\'t have access to this action')
      const dialogs = dialogsOf(portal.state, record).filter(dialog => params.ACTIVE_ONLY === 'N' || !dialog.isClosed).reverse()
      const title = (connector: string) => connectors[connector]?.title[actor.user.language] ?? connector
      return { result: dialogs.map(({ chatId, connector }) => ({ CHAT_ID: String(chatId), CONNECTOR_ID: connector, CONNECTOR_TITLE: title(connector) })) }
    },
  }),
  defineMethod({
    name: 'imopenlines.crm.chat.getlastid',
    scope: 'imopenlines',
    doc: `${pages}/chats/imopenlines-crm-chat-get-last-id.html`,
    undocumented: ['The last chat is the one written in last, whether its conversation is finished or not.'],
    handle(call) {
      const { portal, actor, params } = call
      const type = toText(params.CRM_ENTITY_TYPE)
      if (type === '' || params.CRM_ENTITY === undefined || params.CRM_ENTITY === '')
        throw lineErrors.noCrmData()
      const record = recordOf(portal.state, type, requireNumber(params, 'CRM_ENTITY'))
      const last = mayRead(call, actor.user, record) ? dialogsOf(portal.state, record).at(-1) : undefined
      if (!last)
        throw lineErrors.noCrmData('Could not find CRM object')
      return { result: last.chatId }
    },
  }),
  defineMethod({
    name: 'imopenlines.crm.chat.user.add',
    scope: 'imopenlines',
    doc: `${pages}/chats/imopenlines-crm-chat-user-add.html`,
    undocumented: ['Employees only, no bots. Who may see a line\'s history is set with the line: its operators, administrators, and everybody or named people.'],
    async handle(call) {
      const { portal, actor, params } = call
      const record = readRecord(call)
      const userId = toInteger(params.USER_ID) ?? 0
      if (userId <= 0)
        throw argumentError('Empty USER_ID')
      if (!mayRead(call, actor.user, record))
        throw lineErrors.denied('You don\'t have access to join user to chat')
      const user = requireUser(call, userId)
      if (!mayRead(call, user, record))
        throw lineErrors.denied('This user does not have access to the chat because he does not have access to this CRM object')
      await portal.pause({ method: 'imopenlines.crm.chat.user.add', userId: actor.user.id })
      const found = chatOfRecord(call, record)
      if (!found)
        return { result: 0 }
      if (!mayJoin(portal.state, user, found.dialog))
        throw lineErrors.denied('This user does not have access to the chat because he does not have access to this view chat history')
      if (found.chat.members.includes(userId))
        throw lineErrors.already()
      joinChat(portal, found.dialog, found.chat, userId)
      return { result: found.chat.id }
    },
  }),
  defineMethod({
    name: 'imopenlines.crm.chat.user.delete',
    scope: 'imopenlines',
    doc: `${pages}/chats/imopenlines-crm-chat-user-delete.html`,
    undocumented: ['One may take oneself out; administrators, whoever is in the chat and the operators of its line may take out others: CHAT_DELETE_USER_PERMISSION_DENIED for everybody else.'],
    async handle(call) {
      const { portal, actor, params } = call
      const type = toText(params.CRM_ENTITY_TYPE)
      if (type === '' || params.CRM_ENTITY === undefined || params.CRM_ENTITY === '')
        throw lineErrors.noCrmData()
      const record = recordOf(portal.state, type, requireNumber(params, 'CRM_ENTITY'))
      const userId = toInteger(params.USER_ID) ?? 0
      if (userId <= 0)
        throw lineErrors.noUser()
      if (!mayRead(call, actor.user, record))
        throw lineErrors.denied('You don\'t have access to join user to chat')
      requireUser(call, userId)
      await portal.pause({ method: 'imopenlines.crm.chat.user.delete', userId: actor.user.id })
      const found = chatOfRecord(call, record)
      if (!found)
        return { result: 0 }
      const line = portal.state.lines.items.find(one => one.id === found.dialog.lineId)
      if (userId !== actor.user.id && !actor.user.isAdmin && !found.chat.members.includes(actor.user.id) && !line?.queue.includes(actor.user.id))
        throw lineErrors.mayNotRemove()
      if (!found.chat.members.includes(userId))
        throw lineErrors.notThere()
      leaveChat(portal, found.dialog, found.chat, userId)
      return { result: found.chat.id }
    },
  }),
  defineMethod({
    name: 'imopenlines.crm.message.add',
    scope: 'imopenlines',
    doc: `${pages}/messages/imopenlines-crm-message-add.html`,
    undocumented: [
      'Both the caller and USER_ID must be able to read the record; USER_ID may be another person, if he is in the chat. A record that is not there is ACCESS_DENIED.',
      'The chat carries a note that the message was sent automatically. What the channel does not take 24 hours after the client\'s last message is told by a system message in the chat, not in the answer. A finished conversation begins anew.',
    ],
    async handle(call) {
      const { portal, actor, params } = call
      const record = readRecord(call)
      const [userId, chatId] = [requirePositive(call, 'USER_ID'), requirePositive(call, 'CHAT_ID')]
      const text = toText(params.MESSAGE).trim()
      if (text === '')
        throw argumentError('MESSAGE')
      const author = portal.state.users.find(user => user.id === userId)
      if (!author?.active || !mayRead(call, actor.user, record) || !mayRead(call, author, record))
        throw lineErrors.denied('User don\'t have access to this entity')
      await portal.pause({ method: 'imopenlines.crm.message.add', userId: actor.user.id })
      const found = dialogById(call, chatId)
      if (!found?.dialog.crm.includes(record.code))
        throw lineErrors.notInCrm()
      if (!found.chat.members.includes(userId))
        throw lineErrors.canceled()
      return { result: tellClient(portal, found.dialog, { authorId: userId, text, isAutomatic: true }).id }
    },
  }),
]

/** @throws {RestError} `ERROR_ARGUMENT` */
function requirePositive({ params }: MethodCall, name: string): number {
  const id = toInteger(params[name]) ?? 0
  if (id <= 0)
    throw argumentError(name)
  return id
}
