import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/imopenlines/openlines'

/** A lead with no chat: open channels come in by the control API, so what needs a conversation is proved in `openLines.test.ts`. */
const before = { lead: { method: 'crm.item.add', params: { entityTypeId: 1, fields: { title: 'Size 42' } } } }
const lead = { CRM_ENTITY_TYPE: 'lead', CRM_ENTITY: 1 }

const refuse = (name: string, params: MethodContract['errors'][number]['params'], error: string, status = 400) => ({ name, params, status, error })

const noRecord = [
  refuse('no type', { CRM_ENTITY: 1, USER_ID: 1 }, 'ERROR_ARGUMENT'), refuse('no record', { CRM_ENTITY_TYPE: 'lead', USER_ID: 1 }, 'ERROR_ARGUMENT'),
  refuse('a record that is no number', { ...lead, CRM_ENTITY: 'x', USER_ID: 1 }, 'ERROR_ARGUMENT'),
]
const line: Shape = { ID: 'string', LINE_NAME: 'string' }

export const openLineContracts: MethodContract[] = [
  {
    method: 'imopenlines.config.list.get', page: `${pages}/imopenlines-config-list-get.html`,
    answers: [{ name: 'answers the lines', params: { PARAMS: { select: ['ID', 'LINE_NAME'], filter: { ACTIVE: 'Y' }, order: { ID: 'DESC' }, limit: 10 }, OPTIONS: { QUEUE: 'Y' } }, result: [line] }],
    errors: [
      refuse('a part that is none', { PARAMS: { where: {} } }, 'INVALID_FORMAT'), refuse('a select that is no list', { PARAMS: { select: 'ID' } }, 'INVALID_FORMAT'),
      refuse('an order that is none', { PARAMS: { order: 'ID' } }, 'INVALID_FORMAT'), refuse('a filter that is none', { PARAMS: { filter: 'ID' } }, 'INVALID_FORMAT'),
      refuse('a limit below 0', { PARAMS: { limit: -1 } }, 'INVALID_FORMAT'), refuse('an unknown field', { PARAMS: { filter: { NONSENSE: 1 } } }, 'INVALID_FORMAT'),
      refuse('a wrong direction', { PARAMS: { order: { ID: 'up' } } }, 'INVALID_FORMAT'), refuse('an option that is none', { OPTIONS: { COLOUR: 'Y' } }, 'INVALID_FORMAT'),
    ],
  },
  {
    method: 'imopenlines.crm.chat.get', page: `${pages}/chats/imopenlines-crm-chat-get.html`, before,
    answers: [
      { name: 'answers a list', params: lead, result: [{ CHAT_ID: 'string', CONNECTOR_ID: 'string', CONNECTOR_TITLE: 'string' }] },
      { name: 'answers an empty one about a record that is not there', params: { ...lead, CRM_ENTITY: 9 }, result: ['any'] },
    ],
    errors: noRecord,
  },
  {
    method: 'imopenlines.crm.chat.getlastid', page: `${pages}/chats/imopenlines-crm-chat-get-last-id.html`, before, answers: [],
    errors: [
      refuse('nothing', {}, 'CRM_CHAT_EMPTY_CRM_DATA'), refuse('a record without a chat', lead, 'CRM_CHAT_EMPTY_CRM_DATA'), refuse('a type that is none', { ...lead, CRM_ENTITY_TYPE: 'shoe' }, 'CRM_CHAT_EMPTY_CRM_DATA'),
      refuse('a record that is no number', { ...lead, CRM_ENTITY: 'x' }, 'ERROR_ARGUMENT'),
    ],
  },
  {
    method: 'imopenlines.crm.chat.user.add', page: `${pages}/chats/imopenlines-crm-chat-user-add.html`, before,
    answers: [{ name: 'answers 0 about a record without a chat', params: { ...lead, USER_ID: 2 }, result: 'number' }],
    errors: [
      ...noRecord, refuse('nobody', lead, 'ERROR_ARGUMENT'), refuse('a chat of something else', { ...lead, USER_ID: 2, CHAT_ID: 9 }, 'CHAT_NOT_IN_CRM'),
      refuse('one who is not there', { ...lead, USER_ID: 99 }, 'CRM_CHAT_USER_NOT_ACTIVE'), refuse('a record that is not there', { ...lead, CRM_ENTITY: 9, USER_ID: 2 }, 'ACCESS_DENIED', 403),
    ],
  },
  {
    method: 'imopenlines.crm.chat.user.delete', page: `${pages}/chats/imopenlines-crm-chat-user-delete.html`, before,
    answers: [{ name: 'answers 0 about a record without a chat', params: { ...lead, USER_ID: 2 }, result: 'number' }],
    errors: [
      refuse('no record', { USER_ID: 2 }, 'CRM_CHAT_EMPTY_CRM_DATA'), refuse('nobody', lead, 'CRM_CHAT_EMPTY_USER'), refuse('a record that is no number', { ...lead, CRM_ENTITY: 'x', USER_ID: 2 }, 'ERROR_ARGUMENT'),
      refuse('a chat of something else', { ...lead, USER_ID: 2, CHAT_ID: 9 }, 'CHAT_NOT_IN_CRM'), refuse('one who is not there', { ...lead, USER_ID: 99 }, 'CRM_CHAT_USER_NOT_ACTIVE'),
      refuse('a type that is none', { ...lead, CRM_ENTITY_TYPE: 'shoe', USER_ID: 2 }, 'ACCESS_DENIED', 403),
    ],
  },
  {
    method: 'imopenlines.crm.message.add', page: `${pages}/messages/imopenlines-crm-message-add.html`, before, answers: [],
    errors: [
      refuse('no type', { CRM_ENTITY: 1 }, 'ERROR_ARGUMENT'), refuse('no record', { CRM_ENTITY_TYPE: 'lead' }, 'ERROR_ARGUMENT'), refuse('nobody', { ...lead, CHAT_ID: 1, MESSAGE: 'A' }, 'ERROR_ARGUMENT'),
      refuse('no chat', { ...lead, USER_ID: 1, MESSAGE: 'A' }, 'ERROR_ARGUMENT'), refuse('no text', { ...lead, USER_ID: 1, CHAT_ID: 1 }, 'ERROR_ARGUMENT'),
      refuse('a chat of something else', { ...lead, USER_ID: 1, CHAT_ID: 9, MESSAGE: 'A' }, 'CHAT_NOT_IN_CRM'),
    ],
  },
  {
    method: 'imopenlines.dialog.get', page: `${pages}/sessions/imopenlines-dialog-get.html`, answers: [], errors: [refuse('a chat that is not there', { CHAT_ID: 99 }, 'ACCESS_ERROR'), refuse('nothing', {}, 'ACCESS_ERROR')],
  },
  {
    method: 'imopenlines.operator.transfer', page: `${pages}/operators/imopenlines-operator-transfer.html`, answers: [],
    errors: [
      refuse('no chat', { USER_ID: 2 }, 'CHAT_ID_EMPTY'), refuse('nobody', { CHAT_ID: 1 }, 'TRANSFER_ID_EMPTY'), refuse('person 0', { CHAT_ID: 1, USER_ID: 0 }, 'USER_ID_EMPTY'),
      refuse('line 0', { CHAT_ID: 1, QUEUE_ID: 0 }, 'QUEUE_ID_EMPTY'),
    ],
  },
  {
    method: 'imopenlines.operator.finish', page: `${pages}/operators/imopenlines-operator-finish.html`, before: { chat: { method: 'im.chat.add', params: {} } }, answers: [],
    errors: [refuse('no chat', {}, 'CHAT_ID'), refuse('a chat of another kind', made => ({ CHAT_ID: Number(made.chat) }), 'CHAT_TYPE'), refuse('a chat that is not there', { CHAT_ID: 99 }, 'ACCESS_DENIED')],
  },
  {
    method: 'imopenlines.session.join', page: `${pages}/sessions/imopenlines-session-join.html`, before: { chat: { method: 'im.chat.add', params: {} } }, answers: [],
    errors: [refuse('no chat', {}, 'CHAT_ID'), refuse('a chat of another kind', made => ({ CHAT_ID: Number(made.chat) }), 'CHAT_TYPE'), refuse('a chat that is not there', { CHAT_ID: 99 }, 'ACCESS_DENIED')],
  },
]
