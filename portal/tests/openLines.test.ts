import { beforeEach, expect, it } from 'vitest'
import { importUsers } from '../src/control/import/people.ts'
import type { Json } from '../src/state/types.ts'
import { ADMIN, aPortal, EMPLOYEE, json, refusal } from './corePortal.ts'
import { asData, asList, CLOCK } from './crmPortal.ts'

type Data = { [key: string]: Json }

const SELLER = 7
const BLIND = 8
const lead = { CRM_ENTITY_TYPE: 'lead', CRM_ENTITY: 1 }
const aida = { name: 'Аида', phone: '+996 555 010203' }

function aShop() {
  const test = aPortal({ scopes: ['imopenlines', 'im', 'crm'] })
  test.portal.state.clock.frozenAt = Date.parse(CLOCK)
  importUsers(test.portal, [
    { id: SELLER, name: 'Бакыт' },
    { id: BLIND, name: 'Карина', rights: { entities: {}, changeSettings: false } },
  ])
  const as = (userId: number) => async (method: string, params: Data = {}) => {
    const reply = await test.call(method, { auth: test.token(userId), ...params })
    return { result: reply.body.result, refusal: refusal(reply) }
  }
  const post = async (path: string, body: object) => (await test.request(`/_portal/${path}`, json('POST', body))).body
  const textsOf = async (chat: number) => asList(asData((await as(ADMIN)('im.dialog.messages.get', { DIALOG_ID: `chat${chat}`, FIRST_ID: 0, LIMIT: 50 })).result).messages).map(({ author_id, text }) => [author_id, text])
  return {
    ...test, as, post, textsOf, administrator: as(ADMIN), employee: as(EMPLOYEE), seller: as(SELLER), blind: as(BLIND),
    pass: (hours: number) => { test.portal.state.clock.frozenAt = Date.parse(CLOCK) + hours * 3_600_000 },
  }
}

let shop: ReturnType<typeof aShop>
let chat = 0
let client = 0

beforeEach(async () => {
  shop = aShop()
  await shop.post('import', {
    items: [{ entityTypeId: 3, rows: [{ id: 5, name: 'Аида' }] }, { entityTypeId: 1, rows: [{ id: 1, title: 'Кроссовки', contactIds: [5] }, { id: 2, title: 'Без чата' }] }],
    openLines: [{ id: 3, name: 'Бишкек', queue: [EMPLOYEE], joiners: [BLIND] }],
  })
  const written = await shop.post('openlines/messages', { connector: 'whatsappbyedna', client: aida, crm: ['L_1'], text: 'Есть 38?' })
  chat = Number(written.chat)
  client = Number(written.client)
  shop.portal.state.chats.items.get(chat)!.members.push(ADMIN)
})

it('a record has the chats it was bound to, and its contact has not', async () => {
  const { employee, blind } = shop
  expect((await employee('imopenlines.crm.chat.get', lead)).result).toEqual([{ CHAT_ID: String(chat), CONNECTOR_ID: 'whatsappbyedna', CONNECTOR_TITLE: 'WhatsApp' }])
  expect((await employee('imopenlines.crm.chat.get', { CRM_ENTITY_TYPE: 'contact', CRM_ENTITY: 5 })).result).toEqual([])
  expect((await employee('imopenlines.crm.chat.getLastId', lead)).result).toBe(chat)
  expect((await blind('imopenlines.crm.chat.get', lead)).refusal).toEqual([403, 'ACCESS_DENIED', 'Access denied! You don\'t have access to this action'])
  expect((await blind('imopenlines.crm.chat.getLastId', lead)).refusal).toEqual([400, 'CRM_CHAT_EMPTY_CRM_DATA', 'Could not find CRM object'])
})

it('the same client by the same channel goes on in the same chat', async () => {
  const { post, employee } = shop
  expect(await post('openlines/messages', { connector: 'whatsappbyedna', client: aida, text: 'Алло' })).toMatchObject({ chat, client })
  const other = Number((await post('openlines/messages', { connector: 'telegrambot', client: aida, crm: ['L_1'], text: 'Алло' })).chat)
  expect(other).not.toBe(chat)
  expect(asList((await employee('imopenlines.crm.chat.get', lead)).result).map(({ CONNECTOR_ID }) => CONNECTOR_ID)).toEqual(['telegrambot', 'whatsappbyedna'])
  expect((await employee('imopenlines.crm.chat.getLastId', lead)).result).toBe(other)
})

it('a finished conversation is asked for with ACTIVE_ONLY, and begins anew with a message', async () => {
  const { employee, post } = shop
  expect((await employee('imopenlines.operator.finish', { CHAT_ID: chat })).result).toBe(true)
  expect((await employee('imopenlines.crm.chat.get', lead)).result).toEqual([])
  expect(asList((await employee('imopenlines.crm.chat.get', { ...lead, ACTIVE_ONLY: 'N' })).result)).toHaveLength(1)
  await post('openlines/messages', { chat, text: 'Снова я' })
  expect(asList((await employee('imopenlines.crm.chat.get', lead)).result)).toHaveLength(1)
})

it('an operator of the chat writes, one who is not in it is told so', async () => {
  const { employee, seller, portal, textsOf } = shop
  expect((await seller('imopenlines.crm.message.add', { ...lead, USER_ID: SELLER, CHAT_ID: chat, MESSAGE: 'Есть' })).refusal).toEqual([400, 'CANCELED', 'You cannot send messages to the specified chat'])
  const { result } = await employee('imopenlines.crm.message.add', { ...lead, USER_ID: EMPLOYEE, CHAT_ID: chat, MESSAGE: 'Есть' })
  expect(await textsOf(chat)).toEqual([[client, 'Есть 38?'], [EMPLOYEE, 'Есть']])
  expect(portal.state.lines.outbox).toEqual([{ messageId: result, chatId: chat, connector: 'whatsappbyedna', clientId: client, authorId: EMPLOYEE, text: 'Есть', time: CLOCK, state: 'sent' }])
  expect(portal.state.chats.messages.get(Number(result))?.isAutomatic).toBe(true)
})

it.each([[23.9, 'sent', 2], [24.1, 'refused', 3]])('%d hours after the client\'s last message a WhatsApp message is %s, and only the chat tells', async (hours, state, messages) => {
  const { employee, pass, portal, textsOf } = shop
  pass(hours)
  const { result } = await employee('imopenlines.crm.message.add', { ...lead, USER_ID: EMPLOYEE, CHAT_ID: chat, MESSAGE: 'Купон' })
  expect(result).toEqual(expect.any(Number))
  expect(portal.state.lines.outbox.map(one => one.state)).toEqual([state])
  const texts = await textsOf(chat)
  expect(texts).toHaveLength(messages)
  if (state === 'refused')
    expect(texts.at(-1)).toEqual([0, expect.stringContaining('не доставлено')])
})

it('the client\'s next message opens the window again; Telegram has none', async () => {
  const { employee, pass, portal, post } = shop
  pass(30)
  const telegram = Number((await post('openlines/messages', { connector: 'telegrambot', client: aida, crm: ['L_1'], text: '?' })).chat)
  await post('openlines/messages', { chat, text: 'Я тут' })
  pass(60)
  for (const CHAT_ID of [chat, telegram])
    await employee('imopenlines.crm.message.add', { ...lead, USER_ID: EMPLOYEE, CHAT_ID, MESSAGE: 'x' })
  expect(portal.state.lines.outbox.map(one => [one.connector, one.state])).toEqual([['whatsappbyedna', 'refused'], ['telegrambot', 'sent']])
})

it('lets in those whom the line lets in and who may read the record', async () => {
  const { employee, seller, portal, as } = shop
  const join = (userId: number) => ({ ...lead, USER_ID: userId, CHAT_ID: chat })
  expect((await seller('imopenlines.crm.chat.user.add', join(SELLER))).refusal).toEqual([403, 'ACCESS_DENIED', 'Access denied! This user does not have access to the chat because he does not have access to this view chat history'])
  expect((await seller('imopenlines.crm.chat.user.add', join(BLIND))).refusal).toEqual([403, 'ACCESS_DENIED', 'Access denied! This user does not have access to the chat because he does not have access to this CRM object'])
  expect((await as(BLIND)('imopenlines.crm.chat.user.add', join(BLIND))).refusal[2]).toBe('Access denied! You don\'t have access to join user to chat')
  portal.state.lines.items[0]!.joiners = 'all'
  expect((await seller('imopenlines.crm.chat.user.add', join(SELLER))).result).toBe(chat)
  expect((await seller('imopenlines.crm.chat.user.add', join(SELLER))).refusal).toEqual([400, 'WRONG_REQUEST', 'You don\'t have access or user already member in chat'])
  expect((await seller('imopenlines.crm.chat.user.add', { ...join(SELLER), CRM_ENTITY: 2 })).refusal[1]).toBe('CHAT_NOT_IN_CRM')
  expect((await seller('imopenlines.crm.message.add', { ...join(SELLER), MESSAGE: 'Здравствуйте' })).result).toEqual(expect.any(Number))
  expect((await seller('imopenlines.crm.chat.user.delete', join(SELLER))).result).toBe(chat)
  expect((await employee('imopenlines.crm.chat.user.delete', join(SELLER))).refusal[1]).toBe('WRONG_REQUEST')
  expect((await seller('imopenlines.crm.chat.user.delete', join(EMPLOYEE))).refusal).toEqual([403, 'CHAT_DELETE_USER_PERMISSION_DENIED', 'You don\'t have access to delete a user from this chat'])
})

it('is passed on by whoever is in it, and the operator it had leaves', async () => {
  const { employee, seller, portal } = shop
  expect((await seller('imopenlines.operator.transfer', { CHAT_ID: chat, USER_ID: SELLER })).refusal[1]).toBe('ACCESS_DENIED')
  expect((await employee('imopenlines.operator.transfer', { CHAT_ID: chat, USER_ID: 99 })).refusal).toEqual([400, 'OPERATOR_WRONG', 'You cannot redirect to this operator'])
  expect((await employee('imopenlines.operator.transfer', { CHAT_ID: chat, USER_ID: SELLER })).result).toBe(true)
  expect(portal.state.lines.dialogs.get(chat)?.operatorId).toBe(SELLER)
  expect(portal.state.chats.items.get(chat)?.members).toEqual([ADMIN, SELLER])
  expect((await seller('imopenlines.operator.transfer', { CHAT_ID: chat, TRANSFER_ID: 'queue3' })).result).toBe(true)
  expect(portal.state.lines.dialogs.get(chat)?.operatorId).toBe(EMPLOYEE)
})

it('tells a conversation by any of its names, with the keys of the page', async () => {
  const { employee, seller } = shop
  const { result } = await employee('imopenlines.dialog.get', { CHAT_ID: chat })
  const dialog = asData(result)
  expect(Object.keys(dialog).sort()).toEqual([
    'avatar', 'background_id', 'color', 'counter', 'date_create', 'description', 'dialog_id', 'disk_folder_id', 'entity_data_1', 'entity_data_2', 'entity_data_3', 'entity_id',
    'entity_link', 'entity_type', 'extranet', 'id', 'is_new', 'last_id', 'last_message_id', 'last_message_views', 'manager_list', 'marked_id', 'message_count', 'message_type', 'mute_list',
    'name', 'owner', 'parent_chat_id', 'parent_message_id', 'permissions', 'public', 'readed_list', 'restrictions', 'role', 'text_field_enabled', 'type', 'unread_id', 'user_counter',
  ])
  expect(dialog).toMatchObject({
    id: chat, owner: EMPLOYEE, role: 'owner', entity_id: `whatsappbyedna|3|996555010203|${client}`, entity_data_1: 'Y|LEAD|1|N|N|1|1795333440|0|0|0', entity_data_2: 'LEAD|1|COMPANY|0|CONTACT|0|DEAL|0',
  })
  const names: Data[] = [{ DIALOG_ID: `chat${chat}` }, { SESSION_ID: 1 }, { USER_CODE: String(dialog.entity_id) }]
  for (const params of names)
    expect(asData((await employee('imopenlines.dialog.get', params)).result).id).toBe(chat)
  expect((await seller('imopenlines.dialog.get', { CHAT_ID: chat })).refusal).toEqual([400, 'ACCESS_ERROR', 'You do not have access to the specified dialog'])
})

it('joins by its number', async () => {
  const { seller, blind, portal } = shop
  expect((await seller('imopenlines.session.join', { CHAT_ID: chat })).refusal[1]).toBe('ACCESS_DENIED')
  expect((await blind('imopenlines.session.join', { CHAT_ID: chat })).result).toBe(true)
  expect(portal.state.chats.items.get(chat)?.members).toContain(BLIND)
})

it('tells the lines with their queues', async () => {
  const { seller } = shop
  expect((await seller('imopenlines.config.list.get', { PARAMS: { select: ['ID', 'LINE_NAME', 'ACTIVE'], filter: { ACTIVE: 'Y' } }, OPTIONS: { QUEUE: 'Y', CONFIG_QUEUE: 'Y' } })).result).toEqual([{
    ID: '3', LINE_NAME: 'Бишкек', ACTIVE: 'Y', QUEUE: [EMPLOYEE],
    QUEUE_USERS_FIELDS: { 2: { USER_NAME: 'Борис Ким', USER_WORK_POSITION: 'Менеджер', USER_AVATAR: '', USER_AVATAR_ID: null } },
    CONFIG_QUEUE: [{ ENTITY_ID: '2', ENTITY_TYPE: 'user' }],
  }])
})

it('conversations come in by import, and show in the state', async () => {
  const { post, request, employee } = shop
  const { dialogs } = await post('import', { dialogs: [{ line: 3, connector: 'whatsappbytwilio', client: { name: 'Нур', phone: '+7 900' }, crm: ['C_5'], operator: EMPLOYEE, messages: [{ from: 'client', text: 'Привет', time: '2026-11-20T10:00:00+03:00' }, { from: EMPLOYEE, text: 'Да', time: '2026-11-20T10:05:00+03:00' }] }] })
  const id = Array.isArray(dialogs) ? Number(dialogs[0]) : 0
  await employee('imopenlines.crm.message.add', { CRM_ENTITY_TYPE: 'contact', CRM_ENTITY: 5, USER_ID: EMPLOYEE, CHAT_ID: id, MESSAGE: 'Купон' })
  const { body } = await request('/_portal/state')
  expect(asList(asData(body.lines).outbox)).toMatchObject([{ chatId: id, state: 'refused', text: 'Купон' }])
})

it.each([
  ['openlines/messages', { client: { name: 'А' }, text: '' }],
  ['openlines/messages', { chat: 99, text: 'x' }],
  ['openlines/messages', { client: { name: 'А' }, connector: 'pigeon', text: 'x' }],
  ['openlines/messages', { client: { name: 'А' }, crm: ['L_99'], text: 'x' }],
  ['openlines/messages', { client: {}, text: 'x' }],
  ['import', { dialogs: [{ client: { name: 'А' }, operator: 99 }] }],
])('%s refuses %j', async (path, body) => {
  expect((await shop.request(`/_portal/${path}`, json('POST', body))).status).toBeGreaterThanOrEqual(400)
})
