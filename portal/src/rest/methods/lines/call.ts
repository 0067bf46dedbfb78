import { toInteger, toText } from '../../../crm/parameters.ts'
import { mayReadRecord, recordOf } from '../../../lines/records.ts'
import type { BoundRecord } from '../../../lines/records.ts'
import type { Chat } from '../../../state/chatTypes.ts'
import type { LineDialog } from '../../../state/lineTypes.ts'
import type { PortalUser } from '../../../state/types.ts'
import { argumentError } from '../../errors.ts'
import { RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'

/**
 * Refusals of the methods about open channels.
 *
 * @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/chats/imopenlines-crm-chat-user-add.html
 * @see https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/messages/imopenlines-crm-message-add.html
 */
export const lineErrors = {
  denied: (what: string) => new RestError('ACCESS_DENIED', `Access denied! ${what}`, 403),
  noCrmData: (what = 'Empty CRM data') => new RestError('CRM_CHAT_EMPTY_CRM_DATA', what),
  wrongType: (name: string) => new RestError('ERROR_ARGUMENT', `The value of an argument '${name}' has an invalid type`, 400, { argument: name }),
  notInCrm: () => new RestError('CHAT_NOT_IN_CRM', 'Chat does not belong to the CRM object being checked'),
  notActive: () => new RestError('CRM_CHAT_USER_NOT_ACTIVE', 'User not active'),
  noUser: () => new RestError('CRM_CHAT_EMPTY_USER', 'Empty User ID'),
  already: () => new RestError('WRONG_REQUEST', 'You don\'t have access or user already member in chat'),
  notThere: () => new RestError('WRONG_REQUEST', 'You don\'t have access or user already not in chat'),
  mayNotRemove: () => new RestError('CHAT_DELETE_USER_PERMISSION_DENIED', 'You don\'t have access to delete a user from this chat', 403),
  canceled: () => new RestError('CANCELED', 'You cannot send messages to the specified chat'),
  mayNotOpen: () => new RestError('ACCESS_DENIED', 'You cannot open this conversation as you do not have sufficient permissions'),
}

/** `CRM_ENTITY_TYPE` and `CRM_ENTITY` as they are; null for a type chats are not bound to. @throws {RestError} `ERROR_ARGUMENT` */
export function readRecord({ portal, params }: MethodCall): BoundRecord | null {
  const type = toText(params.CRM_ENTITY_TYPE)
  if (type === '')
    throw argumentError('CRM_ENTITY_TYPE')
  if (params.CRM_ENTITY === undefined || params.CRM_ENTITY === null || params.CRM_ENTITY === '')
    throw argumentError('CRM_ENTITY')
  return recordOf(portal.state, type, requireNumber(params, 'CRM_ENTITY'))
}

/** @throws {RestError} `ERROR_ARGUMENT` for what is no number. */
export function requireNumber(params: MethodCall['params'], name: string): number {
  const id = toInteger(params[name])
  if (id === null)
    throw lineErrors.wrongType(name)
  return id
}

/** Whether a person may read the record a chat is bound to; there being none is "no". */
export function mayRead({ portal }: MethodCall, user: PortalUser, record: BoundRecord | null): record is BoundRecord {
  return record !== null && mayReadRecord(portal.state, user, record) === true
}

/** The employee `USER_ID` names. @throws {RestError} `CRM_CHAT_USER_NOT_ACTIVE` */
export function requireUser({ portal }: MethodCall, id: number): PortalUser {
  const user = portal.state.users.find(one => one.id === id)
  if (!user?.active)
    throw lineErrors.notActive()
  return user
}

/** A conversation and its chat; undefined when there is none. */
export function dialogById({ portal }: MethodCall, chatId: number): { dialog: LineDialog, chat: Chat } | undefined {
  const dialog = portal.state.lines.dialogs.get(chatId)
  const chat = portal.state.chats.items.get(chatId)
  return dialog && chat ? { dialog, chat } : undefined
}

/** The conversation `CHAT_ID` names, whose part the caller has. @throws {RestError} `CHAT_ID`, `CHAT_TYPE`, `ACCESS_DENIED` */
export function requireOwnDialog(call: MethodCall): { dialog: LineDialog, chat: Chat } {
  const { portal, actor, params } = call
  const id = toInteger(params.CHAT_ID) ?? 0
  if (id <= 0)
    throw new RestError('CHAT_ID', 'The provided chat identifier is incorrect')
  const found = dialogById(call, id)
  if (!found)
    throw portal.state.chats.items.has(id) ? new RestError('CHAT_TYPE', 'The specified chat is not an open line') : lineErrors.mayNotOpen()
  if (!actor.user.isAdmin && !found.chat.members.includes(actor.user.id))
    throw lineErrors.mayNotOpen()
  return found
}
