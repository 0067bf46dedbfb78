import { expect, it } from 'vitest'
import { importUsers } from '../src/control/import/people.ts'
import type { Json } from '../src/state/types.ts'
import { ADMIN, aPortal, EMPLOYEE, refusal } from './corePortal.ts'
import { asData, asList } from './crmPortal.ts'

type Data = { [key: string]: Json }

function aMessenger() {
  const test = aPortal({ scopes: ['im'] })
  const as = (userId: number) => async (method: string, params: Data = {}) => {
    const reply = await test.call(method, { auth: test.token(userId), ...params })
    return { ...reply, result: reply.body.result, refusal: refusal(reply) }
  }
  const noticesOf = async (userId: number, params: Data = {}) => asList(asData((await as(userId)('im.notify.get', params)).result).notifications)
  return { ...test, as, noticesOf, administrator: as(ADMIN), employee: as(EMPLOYEE) }
}

it('a personal notice comes from the caller, a system one from nobody', async () => {
  const { administrator, noticesOf } = aMessenger()
  await administrator('im.notify.personal.add', { USER_ID: EMPLOYEE, MESSAGE: '  Новая [b]заявка[/b]  ' })
  await administrator('im.notify.system.add', { USER_ID: EMPLOYEE, MESSAGE: 'Смена началась' })
  await administrator('im.notify', { USER_ID: EMPLOYEE, TYPE: 'SYSTEM', MESSAGE: 'Ещё' })
  expect((await noticesOf(EMPLOYEE)).map(({ author_id, text, notify_read }) => [author_id, text, notify_read])).toEqual([[0, 'Ещё', 'N'], [0, 'Смена началась', 'N'], [ADMIN, 'Новая [b]заявка[/b]', 'N']])
  expect(await noticesOf(ADMIN)).toEqual([])
})

it('a tag replaces the notice that had it, for this person and this application', async () => {
  const { administrator, webhook, noticesOf } = aMessenger()
  const tagged = { USER_ID: EMPLOYEE, TAG: 'LEAD|4' }
  await administrator('im.notify.system.add', { ...tagged, MESSAGE: 'Первое' })
  await administrator('im.notify.system.add', { ...tagged, MESSAGE: 'Второе', SUB_TAG: 'S' })
  await administrator('im.notify.system.add', { ...tagged, USER_ID: ADMIN, MESSAGE: 'Другому' })
  await webhook('im.notify.system.add', { ...tagged, MESSAGE: 'От сайта', CLIENT_ID: 'site' })
  await webhook('im.notify.system.add', { ...tagged, MESSAGE: 'Без метки' })
  expect((await noticesOf(EMPLOYEE)).map(({ text }) => text)).toEqual(['Без метки', 'От сайта', 'Второе'])
  expect((await administrator('im.notify.delete', { SUB_TAG: 'S' })).result).toBe(true)
  expect((await noticesOf(EMPLOYEE)).map(({ text }) => text)).toEqual(['Без метки', 'От сайта'])
})

it('reads notices one by one, from one on, and all', async () => {
  const { administrator, employee, noticesOf } = aMessenger()
  for (const MESSAGE of ['1', '2', '3'])
    await administrator('im.notify.system.add', { USER_ID: EMPLOYEE, MESSAGE })
  const read = async () => (await noticesOf(EMPLOYEE)).map(notice => notice.notify_read).join('')
  await employee('im.notify.read', { ID: 2, ONLY_CURRENT: 'Y' })
  expect(await read()).toBe('NYN')
  await employee('im.notify.read', { ID: 2 })
  expect(await read()).toBe('YYN')
  await employee('im.notify.read.list', { IDS: [3, 0, 2], ACTION: 'N' })
  expect(await read()).toBe('NYN')
  expect((await employee('im.notify.read.all')).result).toEqual({ result: true, newCounter: 0 })
  expect(await read()).toBe('YYY')
  expect(await noticesOf(EMPLOYEE, { LAST_ID: 3, LAST_TYPE: 3, LIMIT: 1 })).toMatchObject([{ id: 2 }])
})

it('tells nothing to somebody who is not there', async () => {
  const { administrator, portal } = aMessenger()
  importUsers(portal, [{ id: 9, name: 'Олег', active: false }])
  expect((await administrator('im.notify', { USER_ID: 9, MESSAGE: 'x' })).result).toBe(false)
  expect((await administrator('im.notify', { USER_ID: 99, MESSAGE: 'x' })).result).toBe(false)
})

it('two people have one talk, and nobody else reads it', async () => {
  const { administrator, employee, as, portal } = aMessenger()
  importUsers(portal, [{ id: 9, name: 'Олег' }])
  await administrator('im.message.add', { DIALOG_ID: String(EMPLOYEE), MESSAGE: 'Привет' })
  await employee('im.message.add', { DIALOG_ID: String(ADMIN), MESSAGE: 'Да' })
  const { result } = await administrator('im.dialog.messages.get', { DIALOG_ID: String(EMPLOYEE) })
  expect(asList(asData(result).messages).map(({ text }) => text)).toEqual(['Да', 'Привет'])
  expect((await as(9)('im.message.add', { DIALOG_ID: `chat${String(asData(result).chat_id)}`, MESSAGE: 'x' })).refusal).toEqual([400, 'ACCESS_ERROR', 'Action unavailable'])
})

it('goes through a chat by cursors', async () => {
  const { administrator } = aMessenger()
  const { result: chat } = await administrator('im.chat.add', { TITLE: 'Смена' })
  const DIALOG_ID = `chat${String(chat)}`
  for (let index = 1; index <= 25; index += 1)
    await administrator('im.message.add', { DIALOG_ID, MESSAGE: `${index}` })
  const texts = async (params: Data) => asList(asData((await administrator('im.dialog.messages.get', { DIALOG_ID, ...params })).result).messages).map(({ text }) => text)
  expect(await texts({})).toHaveLength(20)
  expect(await texts({ LIMIT: 2 })).toEqual(['25', '24'])
  expect(await texts({ LAST_ID: 3 })).toEqual(['2', '1'])
  expect(await texts({ FIRST_ID: 23 })).toEqual(['24', '25'])
})

it('needs its scope', async () => {
  expect((await aPortal({ scopes: ['crm'] }).call('im.notify', {})).body.error).toBe('insufficient_scope')
})
