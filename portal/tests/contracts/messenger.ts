import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/chats'

const refuse = (name: string, params: MethodContract['errors'][number]['params'], error: string, status = 400) => ({ name, params, status, error })

const user: Shape = {
  id: 'number', active: 'boolean', name: 'string', first_name: 'string', last_name: 'string', work_position: 'string', color: 'string', avatar: 'string', avatar_hr: 'string',
  gender: 'string', birthday: 'string', extranet: 'boolean', network: 'boolean', bot: 'boolean', connector: 'boolean', external_auth_id: 'string', status: 'string',
  idle: 'boolean', last_activity_date: 'string', mobile_last_date: 'boolean', desktop_last_date: 'boolean', absent: 'boolean', departments: ['number'], phones: 'boolean',
  bot_data: 'null', type: 'string', website: 'string', email: 'string',
}
const notice: Shape = {
  id: 'number', chat_id: 'number', author_id: 'number', date: 'string', notify_type: 'number', notify_module: 'string', notify_event: 'string', notify_tag: 'string',
  notify_sub_tag: 'string', notify_title: 'string', setting_name: 'string', text: 'string', notify_read: 'string', params: 'null',
}
const message: Shape = {
  id: 'number', chat_id: 'number', author_id: 'number', date: 'string', text: 'string', unread: 'boolean', uuid: 'string|null', replaces: ['any'], params: ['any'], disappearing_date: 'null',
}

const told = { notice: { method: 'im.notify.personal.add', params: { USER_ID: 1, MESSAGE: 'Reminder', TAG: 'TASK_42' } } }
const chat = { chat: { method: 'im.chat.add', params: { USERS: [2], TITLE: 'Project', MESSAGE: 'Hello', ENTITY_TYPE: 'CRM', ENTITY_ID: 'LEAD|13' } } }
const madeChat = (made: { [name: string]: unknown }) => ({ DIALOG_ID: `chat${String(made.chat)}` })
const withId = (made: { [name: string]: unknown }) => ({ CHAT_ID: Number(made.chat) })

function sending(method: string, page: string): MethodContract {
  return {
    method,
    page: `${pages}/notifications/${page}.html`,
    answers: [
      { name: 'answers the id', params: { USER_ID: 2, MESSAGE: 'Reminder' }, result: 'number' },
      { name: 'answers a webhook', params: { USER_ID: 2, MESSAGE: 'Reminder', TAG: 'A', CLIENT_ID: 'shop' }, as: 'webhook', result: 'number' },
    ],
    errors: [
      refuse('nobody', { MESSAGE: 'Reminder' }, 'USER_ID_EMPTY'), refuse('person 0', { USER_ID: 0, MESSAGE: 'Reminder' }, 'USER_ID_EMPTY'), refuse('no text', { USER_ID: 2, MESSAGE: '  ' }, 'MESSAGE_EMPTY'),
      refuse('an attachment that is none', { USER_ID: 2, MESSAGE: 'A', ATTACH: 'x' }, 'ATTACH_ERROR'),
      refuse('an attachment too large', { USER_ID: 2, MESSAGE: 'A', ATTACH: ['x'.repeat(60_000)] }, 'ATTACH_OVERSIZE'),
    ],
  }
}

export const messengerContracts: MethodContract[] = [
  sending('im.notify', 'im-notify'),
  sending('im.notify.personal.add', 'im-notify-personal-add'),
  sending('im.notify.system.add', 'im-notify-system-add'),
  {
    method: 'im.notify.get',
    page: `${pages}/notifications/im-notify-get.html`,
    before: told,
    answers: [
      { name: 'answers the notices', params: {}, result: { total_count: 'number', total_unread_count: 'number', chat_id: 'number', notifications: [notice], users: [user] } },
      { name: 'answers two lists to one who has none', params: {}, as: 'employee', result: { notifications: ['any'], users: ['any'] } },
    ],
    errors: [refuse('an id without a type', { LAST_ID: 1 }, 'LAST_ID_AND_LAST_TYPE'), refuse('an id that is no number', { LAST_ID: 'x', LAST_TYPE: 3 }, 'LAST_ID_STRING')],
  },
  { method: 'im.notify.read', page: `${pages}/notifications/im-notify-read.html`, before: told, answers: [{ name: 'answers true', params: { ID: 1, ONLY_CURRENT: 'Y' }, result: 'boolean' }], errors: [] },
  {
    method: 'im.notify.read.list', page: `${pages}/notifications/im-notify-read-list.html`, before: told,
    answers: [{ name: 'answers true', params: { IDS: [1] }, result: 'boolean' }], errors: [refuse('no list', { IDS: 1 }, 'PARAMS_ERROR')],
  },
  { method: 'im.notify.read.all', page: `${pages}/notifications/im-notify-read-all.html`, before: told, answers: [{ name: 'answers the counter', params: {}, result: { result: 'boolean', newCounter: 'number' } }], errors: [] },
  {
    method: 'im.notify.delete', page: `${pages}/notifications/im-notify-delete.html`, before: told,
    answers: [{ name: 'answers true', params: { TAG: 'TASK_42' }, result: 'boolean' }],
    errors: [refuse('nothing named', {}, 'PARAMS_ERROR'), { name: 'a webhook that names no application', params: { TAG: 'A' }, as: 'webhook', status: 403, error: 'ACCESS_DENIED' }],
  },
  {
    method: 'im.message.add', page: `${pages}/messages/im-message-add.html`, before: chat,
    answers: [
      { name: 'answers the id', params: { DIALOG_ID: '2', MESSAGE: 'Hello' }, result: 'number' },
      { name: 'writes into a chat', params: made => ({ ...madeChat(made), ATTACH: [{ MESSAGE: 'A' }], KEYBOARD: { BUTTONS: [] } }), result: 'number' },
    ],
    errors: [
      refuse('no text', { DIALOG_ID: '2' }, 'MESSAGE_EMPTY'), refuse('nobody', { DIALOG_ID: 'x', MESSAGE: 'A' }, 'USER_ID_EMPTY'), refuse('a stranger', { DIALOG_ID: '99', MESSAGE: 'A' }, 'USER_NOT_FOUND'),
      refuse('a chat that is not there', { DIALOG_ID: 'chat99', MESSAGE: 'A' }, 'CHAT_ID'), refuse('a wrong keyboard', { DIALOG_ID: '2', MESSAGE: 'A', KEYBOARD: 'x' }, 'KEYBOARD_ERROR'),
    ],
  },
  {
    method: 'im.dialog.messages.get', page: `${pages}/messages/im-dialog-messages-get.html`, before: chat,
    answers: [{ name: 'answers the messages', params: madeChat, result: { chat_id: 'number', messages: [message], users: [user], files: ['any'] } }],
    errors: [
      refuse('no dialog', {}, 'DIALOG_ID_EMPTY'), refuse('a first id that is no number', { DIALOG_ID: '2', FIRST_ID: 'x' }, 'FIRST_ID_STRING'),
      refuse('a last id that is no number', { DIALOG_ID: '2', LAST_ID: 'x' }, 'LAST_ID_STRING'), refuse('a chat that is not there', { DIALOG_ID: 'chat99' }, 'ACCESS_ERROR', 403),
    ],
  },
  { method: 'im.chat.add', page: `${pages}/im-chat-add.html`, answers: [{ name: 'answers the id', params: {}, result: 'number' }], errors: [] },
  {
    method: 'im.chat.get', page: `${pages}/im-chat-get.html`, before: chat,
    answers: [
      { name: 'answers the id', params: { ENTITY_TYPE: 'CRM', ENTITY_ID: 'LEAD|13' }, result: { ID: 'number' } },
      { name: 'answers nothing about none', params: { ENTITY_TYPE: 'CRM', ENTITY_ID: 'LEAD|14' }, result: 'null' },
    ],
    errors: [],
  },
  { method: 'im.chat.user.list', page: `${pages}/chat-users/im-chat-user-list.html`, before: chat, answers: [{ name: 'answers the members', params: withId, result: ['number'] }], errors: [refuse('no chat', {}, 'CHAT_ID_EMPTY')] },
  {
    method: 'im.chat.user.add', page: `${pages}/chat-users/im-chat-user-add.html`, before: chat,
    answers: [{ name: 'answers true', params: made => ({ ...withId(made), USERS: [2] }), result: 'boolean' }], errors: [refuse('no chat', { USERS: [2] }, 'CHAT_ID_EMPTY')],
  },
  {
    method: 'im.user.list.get', page: `${pages}/users/im-user-list-get.html`,
    answers: [
      { name: 'answers people by id', params: { ID: [1, 2] }, result: { 1: user, 2: user } },
      { name: 'answers a list', params: { ID: [1], RESULT_TYPE: 'array' }, result: [user] },
    ],
    errors: [],
  },
]
