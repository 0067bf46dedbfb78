import { messagesOf } from '../../../chats/store.ts'
import { findEntity } from '../../../crm/entities.ts'
import { toInteger, toText } from '../../../crm/parameters.ts'
import { crmData, recordByCode } from '../../../lines/records.ts'
import { mayJoin } from '../../../lines/store.ts'
import type { Portal } from '../../../portal.ts'
import type { Chat } from '../../../state/chatTypes.ts'
import type { LineDialog } from '../../../state/lineTypes.ts'
import type { Json, PortalUser } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { dialogById } from './call.ts'

/** The conversation one of the four parameters names; undefined for none. */
function namedDialog(call: MethodCall) {
  const { portal: { state }, params } = call
  const [, fromDialogId] = /^chat(\d+)$/.exec(toText(params.DIALOG_ID)) ?? []
  const [sessionId, code] = [toInteger(params.SESSION_ID), toText(params.USER_CODE)]
  const bySession = sessionId === null ? undefined : [...state.lines.dialogs.values()].find(dialog => dialog.sessionId === sessionId)?.chatId
  const byCode = code === '' ? undefined : [...state.chats.items.values()].find(chat => chat.entityId === code)?.id
  return dialogById(call, toInteger(params.CHAT_ID) ?? toInteger(fromDialogId) ?? bySession ?? byCode ?? 0)
}

/** `Y|LEAD|1209|N|N|343|1773682918|0|0|0`: bound or not, the first record, three flags' places, session and its beginning. */
function sessionData(portal: Portal, { crm, sessionId }: LineDialog, { createdTime }: Chat): string {
  const record = recordByCode(portal.state, crm[0] ?? '')
  const name = record ? findEntity(portal.state, record.entityTypeId)?.name ?? 'NONE' : 'NONE'
  return `${record ? 'Y' : 'N'}|${name}|${record?.id ?? 0}|N|N|${sessionId}|${Math.floor(Date.parse(createdTime) / 1000)}|0|0|0`
}

function encodeDialog(portal: Portal, user: PortalUser, dialog: LineDialog, chat: Chat): { [key: string]: Json } {
  const messages = messagesOf(portal.state, chat.id)
  const last = messages.at(-1)?.id ?? 0
  return {
    id: chat.id, parent_chat_id: 0, parent_message_id: 0, name: chat.title, description: null, owner: chat.ownerId, extranet: false, avatar: '', color: '#58cc47', type: 'lines',
    counter: 0, user_counter: chat.members.length + 1, message_count: messages.length, unread_id: 0,
    restrictions: { avatar: true, rename: true, extend: true, call: true, mute: true, leave: true, leave_owner: true, send: true, user_list: true },
    last_message_id: last, last_id: last, marked_id: 0, disk_folder_id: 0, entity_type: 'LINES', entity_id: chat.entityId,
    entity_data_1: sessionData(portal, dialog, chat), entity_data_2: crmData(portal.state, dialog), entity_data_3: dialog.isClosed ? 'Y' : 'N', mute_list: [],
    date_create: chat.createdTime, message_type: 'L', public: '', role: roleOf(user, chat), entity_link: { type: 'LINES', url: '', id: chat.entityId }, text_field_enabled: true,
    background_id: null,
    permissions: { manage_users_add: 'member', manage_users_delete: 'manager', manage_ui: 'member', manage_settings: 'owner', manage_messages: 'member', can_post: 'member' },
    is_new: false, readed_list: [], manager_list: chat.ownerId === 0 ? [] : [chat.ownerId],
    last_message_views: { message_id: last, first_viewers: [], count_of_viewers: 0 }, dialog_id: `chat${chat.id}`,
  }
}

function roleOf(user: PortalUser, chat: Chat): string {
  if (chat.ownerId === user.id)
    return 'owner'
  return chat.members.includes(user.id) ? 'member' : 'guest'
}

export const lineDialogMethods: MethodDefinition[] = [
  defineMethod({
    name: 'imopenlines.dialog.get',
    scope: 'imopenlines',
    doc: 'https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/sessions/imopenlines-dialog-get.html',
    undocumented: [
      'Whoever may come into the conversation may ask; of several parameters the first of the page counts. The owner is the operator, 0 without one, and "guest" the role of one who is not in.',
      'Nobody\'s reading is kept. The parts of entity_data_1 follow the sample; entity_data_3 is Y once the conversation is finished.',
    ],
    handle(call) {
      const { portal, actor } = call
      const found = namedDialog(call)
      if (!found || !mayJoin(portal.state, actor.user, found.dialog))
        throw new RestError('ACCESS_ERROR', 'You do not have access to the specified dialog')
      return { result: encodeDialog(portal, actor.user, found.dialog, found.chat) }
    },
  }),
]
