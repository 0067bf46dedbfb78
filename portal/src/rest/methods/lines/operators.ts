import { toInteger, toText } from '../../../crm/parameters.ts'
import { closeDialog, joinChat, mayJoin, passOn } from '../../../lines/store.ts'
import type { PortalState } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { dialogById, lineErrors, requireOwnDialog } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/imopenlines/openlines'

type Target = { userId: number } | { lineId: number }

/** @throws {RestError} `TRANSFER_ID_EMPTY`, `USER_ID_EMPTY`, `QUEUE_ID_EMPTY` */
function readTarget({ params }: MethodCall): Target {
  const { TRANSFER_ID, USER_ID, QUEUE_ID } = params
  if (TRANSFER_ID === undefined && USER_ID === undefined && QUEUE_ID === undefined)
    throw new RestError('TRANSFER_ID_EMPTY', 'Queue ID or User ID can\'t be empty')
  const [, queue, id] = /^(queue)?(\d+)$/.exec(toText(TRANSFER_ID)) ?? []
  if (id)
    return queue ? { lineId: Number(id) } : { userId: Number(id) }
  if (QUEUE_ID !== undefined && USER_ID === undefined) {
    const lineId = toInteger(QUEUE_ID) ?? 0
    if (lineId <= 0)
      throw new RestError('QUEUE_ID_EMPTY', 'QUEUE ID can\'t be empty')
    return { lineId }
  }
  const userId = toInteger(USER_ID) ?? 0
  if (userId <= 0)
    throw new RestError('USER_ID_EMPTY', 'User ID can\'t be empty')
  return { userId }
}

/** The operator a conversation goes to; of a line its first one. @throws {RestError} `OPERATOR_WRONG` */
function operatorFor({ users, lines }: PortalState, target: Target): { userId: number, lineId: number | null } {
  const line = 'lineId' in target ? lines.items.find(one => one.id === target.lineId && one.isActive) : undefined
  const userId = 'userId' in target ? target.userId : line?.queue.find(id => users.some(user => user.id === id && user.active))
  if (!users.some(user => user.id === userId && user.active))
    throw new RestError('OPERATOR_WRONG', 'You cannot redirect to this operator')
  return { userId: userId ?? 0, lineId: line?.id ?? null }
}

export const operatorMethods: MethodDefinition[] = [
  defineMethod({
    name: 'imopenlines.operator.transfer',
    scope: 'imopenlines',
    doc: `${pages}/operators/imopenlines-operator-transfer.html`,
    undocumented: [
      'Whoever is in the chat may pass it on, and administrators: ACCESS_DENIED as in imopenlines.operator.finish for everybody else. The operator it had leaves the chat.',
      'A line hands it to the first of its queue. The person responsible for the bound record stays (CRM_TRANSFER_CHANGE is N).',
    ],
    async handle(call) {
      const { portal, actor, params } = call
      if ((toInteger(params.CHAT_ID) ?? 0) <= 0)
        throw new RestError('CHAT_ID_EMPTY', 'Chat ID can\'t be empty')
      const target = readTarget(call)
      const { dialog, chat } = requireOwnDialog(call)
      await portal.pause({ method: 'imopenlines.operator.transfer', userId: actor.user.id })
      const { userId, lineId } = operatorFor(portal.state, target)
      if (userId === dialog.operatorId)
        throw new RestError('OPERATOR_WRONG', 'You cannot redirect to this operator')
      if (lineId !== null)
        dialog.lineId = lineId
      passOn(portal, dialog, chat, userId)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'imopenlines.operator.finish',
    scope: 'imopenlines',
    doc: `${pages}/operators/imopenlines-operator-finish.html`,
    undocumented: ['Whoever is in the chat may finish it, and administrators; one that is finished stays so.'],
    handle(call) {
      closeDialog(call.portal, requireOwnDialog(call).dialog)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'imopenlines.session.join',
    scope: 'imopenlines',
    doc: `${pages}/sessions/imopenlines-session-join.html`,
    undocumented: ['Who may come in is set with the line; one who is in already stays.'],
    handle(call) {
      const { portal, actor, params } = call
      const id = toInteger(params.CHAT_ID) ?? 0
      if (id <= 0)
        throw new RestError('CHAT_ID', 'The specified chat identifier is incorrect')
      const found = dialogById(call, id)
      if (!found && portal.state.chats.items.has(id))
        throw new RestError('CHAT_TYPE', 'The specified chat is not an Open Channel')
      if (!found || !mayJoin(portal.state, actor.user, found.dialog))
        throw lineErrors.mayNotOpen()
      if (!found.chat.members.includes(actor.user.id))
        joinChat(portal, found.dialog, found.chat, actor.user.id)
      return { result: true }
    },
  }),
]
