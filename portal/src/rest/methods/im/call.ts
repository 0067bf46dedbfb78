import { findPrivateChat, maySeeChat } from '../../../chats/store.ts'
import { toInteger, toText } from '../../../crm/parameters.ts'
import type { Chat } from '../../../state/chatTypes.ts'
import type { Json } from '../../../state/types.ts'
import { RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'

const ATTACH_LIMIT = 60_000

/**
 * Refusals of the messenger.
 *
 * @see https://apidocs.bitrix24.com/api-reference/chats/messages/im-message-add.html
 * @see https://apidocs.bitrix24.com/api-reference/chats/messages/im-dialog-messages-get.html
 */
export const imErrors = {
  noDialog: () => new RestError('DIALOG_ID_EMPTY', 'Dialog ID can\'t be empty'),
  noChat: () => new RestError('CHAT_ID_EMPTY', 'Chat ID can\'t be empty'),
  noMessage: () => new RestError('MESSAGE_EMPTY', 'Message can\'t be empty'),
  noUser: () => new RestError('USER_ID_EMPTY', 'User ID can\'t be empty'),
  unknownUser: () => new RestError('USER_NOT_FOUND', 'User not found'),
  unknownChat: () => new RestError('CHAT_ID', 'Error creating message'),
  unavailable: () => new RestError('ACCESS_ERROR', 'Action unavailable'),
  hiddenDialog: () => new RestError('ACCESS_ERROR', 'You do not have access to the specified dialog', 403),
  attach: () => new RestError('ATTACH_ERROR', 'Incorrect attach params'),
  attachTooLarge: () => new RestError('ATTACH_OVERSIZE', 'You have exceeded the maximum allowable size of attach'),
  keyboard: () => new RestError('KEYBOARD_ERROR', 'Incorrect keyboard params'),
  textId: (name: 'First' | 'Last') => new RestError(`${name.toUpperCase()}_ID_STRING`, `${name} ID can't be string`),
}

/** What `DIALOG_ID` names: `chat13`, or a person by number. Null for anything else. */
export function dialogTarget({ params }: MethodCall): { chatId: number } | { userId: number } | null {
  const [, prefix, id] = /^(chat)?(\d+)$/.exec(toText(params.DIALOG_ID).trim()) ?? []
  if (!id || Number(id) === 0)
    return null
  return prefix ? { chatId: Number(id) } : { userId: Number(id) }
}

/** The chat `DIALOG_ID` names, as far as the caller may see it; null for a talk nobody has begun. @throws {RestError} */
export function readableDialog(call: MethodCall): Chat | null {
  const target = dialogTarget(call)
  const { portal: { state }, actor: { user } } = call
  if (!target)
    throw imErrors.noDialog()
  if ('userId' in target) {
    if (!state.users.some(one => one.id === target.userId))
      throw imErrors.hiddenDialog()
    return findPrivateChat(state, user, target.userId) ?? null
  }
  const chat = state.chats.items.get(target.chatId)
  if (!chat || !maySeeChat(user, chat))
    throw imErrors.hiddenDialog()
  return chat
}

/** An attachment: an object, a list, or the JSON of one; null without. @throws {RestError} `ATTACH_ERROR`, `ATTACH_OVERSIZE` */
export function readAttach({ params }: MethodCall): Json {
  const attach = readStructure(params.ATTACH, imErrors.attach)
  if (JSON.stringify(attach).length > ATTACH_LIMIT)
    throw imErrors.attachTooLarge()
  return attach
}

/** Buttons under a message. @throws {RestError} `KEYBOARD_ERROR` */
export function readKeyboard({ params }: MethodCall): Json {
  return readStructure(params.KEYBOARD, imErrors.keyboard)
}

function readStructure(value: Json | undefined, refuse: () => RestError): Json {
  if (value === undefined || value === null || value === '')
    return null
  const read = typeof value === 'string' ? parseJson(value) : value
  if (typeof read !== 'object' || read === null)
    throw refuse()
  return read
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  }
  catch {
    return null
  }
}

/** A number of the messenger's cursor. @throws {RestError} `…_ID_STRING` */
export function cursor({ params }: MethodCall, name: 'First' | 'Last'): number | null {
  const value = params[`${name.toUpperCase()}_ID`]
  if (value === undefined || value === null || value === '')
    return null
  const id = toInteger(value)
  if (id === null)
    throw imErrors.textId(name)
  return id
}
