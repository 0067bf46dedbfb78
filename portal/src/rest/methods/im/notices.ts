import { addNotice, noticesOf } from '../../../chats/notices.ts'
import { toInteger, toList, toText } from '../../../crm/parameters.ts'
import type { Notice } from '../../../state/chatTypes.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { imErrors, readAttach } from './call.ts'
import { encodeAuthors } from './users.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/chats/notifications/im-notify'
const PAGE = 50

const choices = [
  'A recipient who does not exist, or is dismissed, gets nothing and the answer is false. A webhook without CLIENT_ID has no tags.',
  'There is no session authorization here; MESSAGE_OUT and e-mail are not kept.',
]

/** Tags belong to one application; a webhook names it by `CLIENT_ID`. */
function clientOf({ actor, params }: MethodCall): string {
  return actor.app ? actor.app.code : toText(params.CLIENT_ID)
}

async function notify(call: MethodCall, method: string, type: string): Promise<Json> {
  const { portal, actor, params } = call
  const userId = toInteger(params.USER_ID) ?? 0
  if (userId <= 0)
    throw imErrors.noUser()
  const text = toText(params.MESSAGE).trim()
  if (text === '')
    throw imErrors.noMessage()
  const attach = readAttach(call)
  await portal.pause({ method, userId: actor.user.id })
  if (!portal.state.users.some(user => user.id === userId && user.active))
    return false
  const client = clientOf(call)
  const tags = client === '' ? { tag: '', subTag: '' } : { tag: toText(params.TAG), subTag: toText(params.SUB_TAG) }
  return addNotice(portal, { userId, authorId: type === 'SYSTEM' ? 0 : actor.user.id, text, ...tags, client, attach }).id
}

function encodeNotice(notice: Notice, withText: boolean): { [key: string]: Json } {
  const mark = (tag: string) => tag === '' ? '' : `MP|${notice.client}|${tag}`
  return {
    id: notice.id, chat_id: noticeChat(notice.userId), author_id: notice.authorId, date: notice.createdTime, notify_type: notice.authorId === 0 ? 4 : 2,
    notify_module: 'rest', notify_event: 'rest_notify', notify_tag: mark(notice.tag), notify_sub_tag: mark(notice.subTag), notify_title: '',
    setting_name: 'rest|rest_notify', text: withText ? notice.text.replace(/\[\/?[A-Z][^\]]*\]/gi, '') : notice.text, notify_read: notice.isRead ? 'Y' : 'N',
    params: notice.attach === null ? null : { ATTACH: notice.attach },
  }
}

/** Every person has a chat of notices; its number is not that of another chat. */
function noticeChat(userId: number): number {
  return 1_000_000 + userId
}

/** @throws {RestError} `LAST_ID_AND_LAST_TYPE`, `LAST_ID_STRING` */
function lastId({ params }: MethodCall): number | null {
  if ((params.LAST_ID === undefined) !== (params.LAST_TYPE === undefined))
    throw new RestError('LAST_ID_AND_LAST_TYPE', 'Parameters LAST_ID and LAST_TYPE should be used together.')
  if (params.LAST_ID === undefined)
    return null
  const id = toInteger(params.LAST_ID)
  if (id === null)
    throw new RestError('LAST_ID_STRING', 'Last notification ID can\'t be string')
  return id
}

function mark({ portal, actor }: MethodCall, isWanted: (notice: Notice) => boolean, isRead: boolean): void {
  for (const notice of noticesOf(portal.state, actor.user.id).filter(isWanted))
    notice.isRead = isRead
}

export const noticeMethods: MethodDefinition[] = [
  defineMethod({
    name: 'im.notify',
    scope: 'im',
    doc: `${pages}.html`,
    undocumented: [...choices, 'A TYPE that is neither is USER.'],
    handle: async call => ({ result: await notify(call, 'im.notify', toText(call.params.TYPE).toUpperCase()) }),
  }),
  defineMethod({
    name: 'im.notify.personal.add',
    scope: 'im',
    doc: `${pages}-personal-add.html`,
    undocumented: choices,
    handle: async call => ({ result: await notify(call, 'im.notify.personal.add', 'USER') }),
  }),
  defineMethod({
    name: 'im.notify.system.add',
    scope: 'im',
    doc: `${pages}-system-add.html`,
    undocumented: choices,
    handle: async call => ({ result: await notify(call, 'im.notify.system.add', 'SYSTEM') }),
  }),
  defineMethod({
    name: 'im.notify.get',
    scope: 'im',
    doc: `${pages}-get.html`,
    undocumented: ['There are no confirmations, so LAST_TYPE changes nothing. notify_type is 2 of a person and 4 of the system; CONVERT_TEXT takes BB codes away.'],
    handle(call) {
      const { portal, actor, params } = call
      const last = lastId(call)
      const all = noticesOf(portal.state, actor.user.id)
      const limit = Math.min(PAGE, Math.max(1, toInteger(params.LIMIT) ?? PAGE))
      const page = all.filter(notice => last === null || notice.id < last).slice(0, limit)
      return {
        result: {
          ...(all.length > 0 ? { total_count: all.length, total_unread_count: all.filter(notice => !notice.isRead).length, chat_id: noticeChat(actor.user.id) } : {}),
          notifications: page.map(notice => encodeNotice(notice, params.CONVERT_TEXT === 'Y')),
          users: encodeAuthors(portal, page.map(notice => notice.authorId)),
        },
      }
    },
  }),
  defineMethod({
    name: 'im.notify.read',
    scope: 'im',
    doc: `${pages}-read.html`,
    handle(call) {
      const id = toInteger(call.params.ID)
      if (id !== null && id >= 0)
        mark(call, notice => call.params.ONLY_CURRENT === 'Y' ? notice.id === id : notice.id >= id, call.params.ACTION !== 'N')
      return { result: true }
    },
  }),
  defineMethod({
    name: 'im.notify.read.list',
    scope: 'im',
    doc: `${pages}-read-list.html`,
    handle(call) {
      const list = toList(call.params.IDS)
      if (!list)
        throw new RestError('PARAMS_ERROR', 'No IDS param or it is not an array')
      const ids = list.map(one => toInteger(one) ?? 0)
      const end = ids.findIndex(id => id <= 0)
      const wanted = end < 0 ? ids : ids.slice(0, end)
      mark(call, notice => wanted.includes(notice.id), (call.params.ACTION ?? 'Y') === 'Y')
      return { result: true }
    },
  }),
  defineMethod({
    name: 'im.notify.read.all',
    scope: 'im',
    doc: `${pages}-read-all.html`,
    handle(call) {
      mark(call, () => true, true)
      return { result: { result: true, newCounter: 0 } }
    },
  }),
  defineMethod({
    name: 'im.notify.delete',
    scope: 'im',
    doc: `${pages}-delete.html`,
    undocumented: ['By id one deletes notices of one\'s own; by tag the application deletes its own of everybody. The answer is true when something was deleted.'],
    handle(call) {
      const { portal, actor, params } = call
      const { notices } = portal.state.chats
      const id = toInteger(params.ID)
      const [tag, subTag] = [toText(params.TAG), toText(params.SUB_TAG)]
      if (id === null && tag === '' && subTag === '')
        throw new RestError('PARAMS_ERROR', 'Incorrect params')
      const client = clientOf(call)
      if (id === null && client === '')
        throw new RestError('ACCESS_DENIED', 'Access denied! Client ID not specified', 403)
      const isWanted = (notice: Notice) => id === null
        ? notice.client === client && (tag === '' || notice.tag === tag) && (subTag === '' || notice.subTag === subTag)
        : notice.id === id && notice.userId === actor.user.id
      const doomed = [...notices.values()].filter(isWanted)
      for (const notice of doomed)
        notices.delete(notice.id)
      return { result: doomed.length > 0 }
    },
  }),
]
