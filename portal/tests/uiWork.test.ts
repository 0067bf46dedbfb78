import { beforeEach, describe, expect, it } from 'vitest'
import { textParts } from '../pages/app/richText.ts'
import type { Json } from '../src/state/types.ts'
import { ADMIN, aPortal, EMPLOYEE, json } from './corePortal.ts'
import type { TestPortal } from './corePortal.ts'
import { asData, asList } from './crmPortal.ts'

let test: TestPortal
let chat = 0

const read = (path: string, user = EMPLOYEE) => test.request(`/_ui${path}`, { headers: { cookie: `b24_local_user=${user}` } })
const write = (path: string, body: { [key: string]: Json }, user = EMPLOYEE) => {
  const { headers, ...init } = json('POST', body)
  return test.request(`/_ui${path}`, { ...init, headers: { ...headers as object, cookie: `b24_local_user=${user}` } })
}

beforeEach(async () => {
  test = aPortal({ scopes: ['crm', 'task', 'im'] })
  await test.call('crm.item.add', { entityTypeId: 1, fields: { title: 'Кроссовки' } })
  await test.call('tasks.task.add', { fields: { TITLE: 'Обработать', RESPONSIBLE_ID: EMPLOYEE, UF_CRM_TASK: ['L_1'] } })
  await test.call('task.checklistitem.add', { TASKID: 1, FIELDS: { TITLE: 'Имя' } })
  await test.request('/_portal/import', json('POST', { openLines: [{ name: 'Бишкек', queue: [EMPLOYEE], joiners: [] }] }))
  const { body } = await test.request('/_portal/openlines/messages', json('POST', { connector: 'whatsappbyedna', client: { name: 'Аида' }, crm: ['L_1'], text: 'Есть 38?' }))
  chat = Number(body.chat)
})

it('a card\'s timeline shows its tasks and its conversations', async () => {
  expect((await read('/card/1/1/timeline')).body).toMatchObject([
    { kind: 'task', id: 1, task: { title: 'Обработать', status: 2, responsible: { id: EMPLOYEE } } }, { kind: 'chat', id: chat, chat: { channel: 'WhatsApp' } }, { kind: 'created' },
  ])
})

it('a task\'s page shows it, starts and completes it, and refuses a second press', async () => {
  expect((await read('/task/1')).body).toMatchObject({ title: 'Обработать', buttons: ['START', 'COMPLETE', 'DEFER'], records: [{ title: 'Кроссовки', path: '/crm/lead/details/1/' }] })
  expect((await write('/task/1/press', { button: 'START' })).status).toBe(200)
  expect((await write('/task/1/press', { button: 'START' })).status).toBe(400)
  await write('/task/1/tick', { item: 2, isComplete: true })
  await write('/task/1/comment', { text: 'Готово' })
  await write('/task/1/press', { button: 'COMPLETE' })
  const { body } = await read('/task/1')
  expect(body).toMatchObject({ status: 5, buttons: ['RENEW'], checklist: [{ parentId: 0 }, { isComplete: true }], comments: [{ text: 'Готово' }] })
  expect((await read('/tasks')).body).toMatchObject({ total: 0 })
  expect((await read('/tasks?done=1&role=responsible')).body).toMatchObject({ total: 1 })
  expect((await read('/tasks?done=1&role=author')).body).toMatchObject({ total: 0 })
})

it('opening a task\'s page counts as viewing', async () => {
  const subStatus = async () => asList(asData((await test.call('tasks.task.list', { auth: test.token(EMPLOYEE), select: ['STATUS'] })).body.result).tasks)[0]?.subStatus
  expect(await subStatus()).toBe('-2')
  await read('/task/1')
  expect(await subStatus()).toBe('2')
})

it('a chat\'s page shows the channel, takes a message, and hides from strangers', async () => {
  expect((await read('/chats')).body).toMatchObject([{ id: chat, channel: 'WhatsApp', lastText: 'Есть 38?' }])
  await write(`/chat/${chat}`, { text: 'Есть' })
  const { body } = await read(`/chat/${chat}`)
  expect(body).toMatchObject({ channel: 'WhatsApp', mayWrite: true, lines: [{ kind: 'client', author: 'Аида' }, { kind: 'own', text: 'Есть', isAutomatic: false, isRefused: false }] })
  expect(asData((await read(`/chat/${chat}`, ADMIN)).body).mayWrite).toBe(false)
  expect((await write(`/chat/${chat}`, { text: 'Есть' }, ADMIN)).status).toBe(403)
  expect((await read('/chat/99')).status).toBe(404)
})

it('the bell counts what is not read', async () => {
  await test.call('im.notify.system.add', { USER_ID: EMPLOYEE, MESSAGE: 'Смена началась' })
  const unread = async () => asData((await read('/session')).body).unreadNotices
  expect(await unread()).toBe(1)
  expect(asData((await read('/notices')).body).rows).toMatchObject([{ text: 'Смена началась', author: '', isRead: false }])
  await write('/notices/read', {})
  expect(await unread()).toBe(0)
})

describe('a text with BB codes', () => {
  it.each([
    ['[b]Да[/b] нет', [{ kind: 'text', text: 'Да нет' }]],
    ['см. https://a.example/x?y=1.', [{ kind: 'text', text: 'см. ' }, { kind: 'link', text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' }, { kind: 'text', text: '.' }]],
    ['[URL=/crm/lead/details/4/]лид[/URL]', [{ kind: 'link', text: 'лид', href: '/crm/lead/details/4/' }]],
    ['[url=javascript:alert(1)]лид[/url]', [{ kind: 'text', text: 'лид' }]],
    ['[url=//evil.example]лид[/url]', [{ kind: 'text', text: 'лид' }]],
  ])('%s', (text, parts) => {
    expect(textParts(text)).toEqual(parts)
  })
})
