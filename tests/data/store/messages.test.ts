import { afterEach, expect, it } from 'vitest'
import { markSentByHand } from '@/services/store/messages/markSentByHand'
import { readMessages } from '@/services/store/messages/readMessages'
import { sendAgain, sendMessage } from '@/services/store/messages/sendMessage'
import { transferChat } from '@/services/store/messages/transferChat'
import type { MessageOrder } from '@/services/store/messages/types'
import { readPassport } from '@/services/store/passport'
import type { CardRecord } from '@/services/store/types'
import { soon } from '../people.ts'
import { clock, openTalkOffice } from './talkOffice.ts'
import type { TalkOffice, TalkOptions } from './talkOffice.ts'

const timeoutMs = 60_000
const couponText = 'Айгуль, для вас купон 7K4M-2PX9-5D: скидка 10 %. Действует до 9 декабря. Назовите код на кассе.'
let office: TalkOffice | null = null

afterEach(async () => {
  await office?.running.close()
  office = null
})

async function open(options?: TalkOptions): Promise<TalkOffice> {
  office = await openTalkOffice(options)
  return office
}

const contactOf = ({ contact }: TalkOffice) => contact.id
const orderOf = (place: TalkOffice, more: Partial<MessageOrder> = {}): MessageOrder => ({ name: 'issue-1', message: 'texts.coupon', to: place.lead, contactId: contactOf(place), ...more })
const send = (place: TalkOffice, more: Partial<MessageOrder> = {}, person = 0) => sendMessage(place.stores[person]!, orderOf(place, more), { clock })
const kept = async (place: TalkOffice, on: CardRecord = place.lead) => readMessages(place.stores[0]!, on, { fields: await place.fieldsOf(on) })
const lead = ({ lead: { id } }: TalkOffice) => `L_${id}`

it('goes to the client\'s chat with his name, the code, the term and the offer, and every colleague sees how it stands', async () => {
  const place = await open()
  const chat = await place.hear(lead(place))
  expect(await send(place)).toMatchObject({ kind: 'done', wasThere: false, message: { state: 'handedOver', channel: 'whatsappbyedna', text: couponText, phone: '+996 555 000111', by: place.stores[0]!.me.id, error: null } })
  expect(await place.outbox()).toMatchObject([{ chatId: chat, text: couponText, state: 'sent' }])
  expect(readMessages(place.stores[1]!, place.lead, { fields: await place.fieldsOf(place.lead) })).toMatchObject([{ name: 'issue-1', state: 'handedOver', isChecking: false }])
}, timeoutMs)

it('a chat of the contact does as well, and is written to in the name of the contact', async () => {
  const place = await open()
  await place.hear(`C_${place.contact.id}`)
  expect(await send(place)).toMatchObject({ kind: 'done', message: { state: 'handedOver' } })
  expect(await place.outbox()).toHaveLength(1)
}, timeoutMs)

it('of several chats takes WhatsApp while its window is open, else the one that takes messages', async () => {
  const place = await open()
  const [whatsApp, telegram] = [await place.hear(lead(place)), await place.hear(lead(place), 'telegrambot')]
  await send(place)
  place.age(whatsApp, 25)
  await send(place, { name: 'reminder-1', message: 'texts.couponReminder' })
  expect((await place.outbox()).map(({ chatId, state }) => [chatId, state])).toEqual([[whatsApp, 'sent'], [telegram, 'sent']])
}, timeoutMs)

it('with the window over is prepared, says why, and nothing is tried in vain', async () => {
  const place = await open()
  place.age(await place.hear(lead(place)), 25)
  expect(await send(place)).toMatchObject({ kind: 'done', message: { state: 'prepared', why: 'windowClosed', text: couponText, phone: '+996 555 000111' } })
  expect(await place.outbox()).toEqual([])
}, timeoutMs)

it('what the channel does not take is found in the chat and kept as refused, with the portal\'s words', async () => {
  const place = await open()
  const chat = await place.hear(lead(place), 'telegrambot')
  // A channel of another maker, whose window nobody knows.
  place.running.portal.state.lines.dialogs.get(chat)!.connector = 'whatsappbyedna'
  const { running: { portal } } = place
  portal.pauseHooks.push(async ({ method }) => {
    if (method === 'imopenlines.crm.message.add')
      portal.state.lines.dialogs.get(chat)!.lastClientTime = '2026-01-01T00:00:00+03:00'
  })
  const outcome = await send(place)
  expect(outcome).toMatchObject({ kind: 'done', message: { state: 'refused', text: couponText, error: { code: 'SAID_IN_CHAT', detail: expect.stringContaining('не доставлено') } } })
  expect(await kept(place)).toMatchObject([{ state: 'refused' }])
}, timeoutMs)

it('without a chat asks a portal process by the field of requests, and is prepared until one has taken it', async () => {
  const place = await open()
  expect(await send(place)).toMatchObject({ kind: 'done', message: { state: 'prepared', why: 'noChat' } })
  expect((await place.fieldsOf(place.lead)).UF_CRM_T_REQUEST).toBe(`sms:${couponText}`)
  await place.control.rest('crm.item.update', { entityTypeId: 1, id: place.lead.id, useOriginalUfNames: 'Y', fields: { UF_CRM_T_REQUEST: '' } })
  expect(await kept(place)).toMatchObject([{ state: 'handedOver', channel: 'sms', why: null }])
}, timeoutMs)

it('sent by hand takes the request back', async () => {
  const place = await open()
  await send(place)
  expect(await markSentByHand(place.stores[1]!, place.lead, 'issue-1', { clock })).toMatchObject({ kind: 'done', message: { state: 'sentByHand', by: place.stores[1]!.me.id } })
  expect((await place.fieldsOf(place.lead)).UF_CRM_T_REQUEST ?? '').toBe('')
  expect(await kept(place)).toMatchObject([{ state: 'sentByHand' }])
}, timeoutMs)

it('to who has opted out is only prepared, and no process is asked', async () => {
  const place = await open()
  await place.hear(lead(place))
  expect(await send(place, { isByHand: true })).toMatchObject({ kind: 'done', message: { state: 'prepared', why: 'optedOut' } })
  expect((await place.fieldsOf(place.lead)).UF_CRM_T_REQUEST ?? '').toBe('')
  expect(await place.outbox()).toEqual([])
}, timeoutMs)

it('an employee who may not come into the chat gets the text to send by hand', async () => {
  const place = await open({ joiners: [] })
  await place.hear(lead(place))
  expect(await send(place, {}, 1)).toMatchObject({ kind: 'done', message: { state: 'prepared', why: 'noAccess' } })
}, timeoutMs)

it('an employee whom the line lets in joins the chat first', async () => {
  const place = await open()
  await place.hear(lead(place))
  expect(await send(place, {}, 1)).toMatchObject({ kind: 'done', message: { state: 'handedOver' } })
  expect(await place.outbox()).toMatchObject([{ authorId: place.stores[1]!.me.id }])
}, timeoutMs)

it('the rating of the operator carries the address of its form with the number of the lead', async () => {
  const place = await open()
  await place.hear(lead(place))
  await send(place)
  await send(place, { name: 'rating-1', message: 'texts.operatorRating' })
  expect((await place.outbox()).map(({ text }) => text).at(-1)).toContain(`https://shop.bitrix24.ru/~rate?cardinal=${place.lead.id}`)
  expect(await kept(place)).toMatchObject([{ message: 'texts.coupon' }, { message: 'texts.operatorRating', state: 'handedOver' }])
}, timeoutMs)

it('a rating without the address of its form is refused, and goes once the setting has it', async () => {
  const place = await open({ settings: { 'rating.form.operator': '' } })
  await place.hear(lead(place))
  const rating = { name: 'rating-1', message: 'texts.operatorRating' } as const
  expect(await send(place, rating)).toMatchObject({ kind: 'done', message: { state: 'refused', why: 'incomplete', missing: ['ссылка'] } })
  expect(await place.outbox()).toEqual([])
  place.stores[0]!.rules = { ...place.stores[0]!.rules, 'rating.form.operator': 'https://shop.bitrix24.ru/~rate' }
  expect(await send(place, rating)).toMatchObject({ kind: 'done', wasThere: false, message: { state: 'handedOver', why: null } })
  expect(await kept(place)).toHaveLength(1)
}, timeoutMs)

it('the reminder of a reservation speaks of its own term, and is kept in the deal', async () => {
  const place = await open()
  await place.hear(`C_${place.contact.id}`)
  await send(place, { to: place.deal, message: 'texts.holdReminder' })
  expect(await place.outbox()).toMatchObject([{ text: expect.stringContaining('до 1 декабря, 20:00') }])
  expect(await kept(place, place.deal)).toMatchObject([{ state: 'handedOver' }])
}, timeoutMs)

it('pressed again is told, not sent; wanted again goes under a name of its own', async () => {
  const place = await open()
  await place.hear(lead(place))
  await send(place)
  expect(await send(place, {}, 1)).toMatchObject({ kind: 'done', wasThere: true, message: { state: 'handedOver' } })
  expect(await place.outbox()).toHaveLength(1)
  const look = { fields: await place.fieldsOf(place.lead) }
  const again = await Promise.all(place.stores.map(store => sendAgain(store, orderOf(place), look, { clock })))
  expect(again.map(({ kind }) => kind)).toEqual(['done', 'done'])
  expect(await place.outbox()).toHaveLength(2)
  expect((await kept(place)).map(({ name }) => name)).toEqual(['issue-1', 'issue-1~2'])
}, timeoutMs)

it.each([
  ['imopenlines.crm.message.add', { kind: 'cut-after' }], ['imopenlines.crm.message.add', { kind: 'cut-before' }], ['imopenlines.crm.message.add', { kind: 'cut-late', seconds: 15 }],
  ['imopenlines.crm.chat.user.add', { kind: 'cut-after' }], ['crm.item.update', { kind: 'cut-after' }], ['disk.folder.addsubfolder', { kind: 'cut-after' }],
  ['imopenlines.crm.message.add', { kind: 'truncate', bytes: 10 }],
] as const)('goes once though the reply to %s meets %j', async (method, action) => {
  const place = await open()
  await place.hear(lead(place))
  await place.strike(method, action)
  const first = await send(place, {}, 1)
  const outcome = first.kind === 'unknown' ? await send(place, {}, 1) : first
  expect(outcome).toMatchObject({ kind: 'done', message: { state: 'handedOver' } })
  expect(await place.outbox()).toHaveLength(1)
  expect(await kept(place)).toMatchObject([{ state: 'handedOver', isChecking: false }])
}, timeoutMs)

it('a page that was closed after handing over is finished by a colleague, from the chat', async () => {
  const place = await open()
  await place.hear(lead(place))
  await send(place)
  const text = String((await place.fieldsOf(place.lead)).UF_CRM_T_MESSAGES).replace('"s":"handedOver"', '"s":"sending"')
  await place.control.rest('crm.item.update', { entityTypeId: 1, id: place.lead.id, useOriginalUfNames: 'Y', fields: { UF_CRM_T_MESSAGES: text } })
  expect(await kept(place)).toMatchObject([{ isChecking: true }])
  await place.pass(60)
  expect(await send(place, {}, 1)).toMatchObject({ kind: 'done', wasThere: true, message: { state: 'handedOver', by: place.stores[0]!.me.id } })
  expect(await place.outbox()).toHaveLength(1)
}, timeoutMs)

it('a page that was closed before handing over is finished by a colleague, who sends it', async () => {
  const place = await open()
  const chat = await place.hear(lead(place))
  const begun = { n: 'issue-1', m: 'coupon', s: 'sending', t: couponText, at: place.running.portal.now(), by: place.stores[0]!.me.id, c: 'whatsappbyedna', chat, after: 1 }
  await place.control.rest('crm.item.update', { entityTypeId: 1, id: place.lead.id, useOriginalUfNames: 'Y', fields: { UF_CRM_T_MESSAGES: JSON.stringify({ v: 1, of: place.lead.id, messages: [begun] }) } })
  await place.pass(80)
  expect(await send(place, {}, 1)).toMatchObject({ kind: 'done', message: { state: 'handedOver', by: place.stores[1]!.me.id } })
  expect(await place.outbox()).toMatchObject([{ authorId: place.stores[1]!.me.id }])
}, timeoutMs)

it.each([2, 5])('goes once when %d people press at once', async people => {
  const place = await open({ people, limits: { interleave: { fromMs: 0, toMs: 400 } } })
  await place.hear(lead(place))
  const outcomes = await Promise.all(place.stores.map((_, person) => send(place, {}, person)))
  expect(outcomes.map(({ kind }) => kind)).toEqual(place.stores.map(() => 'done'))
  expect(await place.outbox()).toHaveLength(1)
  expect(await kept(place)).toMatchObject([{ state: 'handedOver' }])
}, timeoutMs)

/** Two people have looked before either writes, and the second writes when the first has read his own back: no guard sees that. */
function holdTogether({ running: { portal } }: TalkOffice) {
  let arrived = 0
  let meet = () => {}
  const together = new Promise<void>(resolve => { meet = resolve })
  portal.pauseHooks.push(async ({ method }) => {
    if (method.toLowerCase() !== 'crm.item.update' || arrived === 2)
      return
    arrived += 1
    if (arrived === 1)
      return together
    meet()
    await soon(100)
  })
}

it('goes once when two people press in the same moment and neither sees the other', async () => {
  const place = await open()
  await place.hear(lead(place))
  holdTogether(place)
  const outcomes = await Promise.all(place.stores.map((_, person) => send(place, {}, person)))
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done'])
  expect(await place.outbox()).toHaveLength(1)
}, timeoutMs)

it('control: without a folder of claims both send it', async () => {
  const place = await open({ withoutClaims: true })
  await place.hear(lead(place))
  holdTogether(place)
  await Promise.all(place.stores.map((_, person) => send(place, {}, person)))
  expect(await place.outbox()).toHaveLength(2)
}, timeoutMs)

it('messages of a copied lead are the other\'s', async () => {
  const place = await open()
  await place.hear(lead(place))
  await send(place)
  const fields = await place.fieldsOf(place.lead)
  const copy = (await place.control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 1, useOriginalUfNames: 'Y', fields: { title: 'Копия', contactId: place.contact.id, UF_CRM_T_MESSAGES: fields.UF_CRM_T_MESSAGES, UF_CRM_T_COUPONCODE: fields.UF_CRM_T_COUPONCODE, UF_CRM_T_COUPONUNTIL: fields.UF_CRM_T_COUPONUNTIL } })).item.id
  const copied: CardRecord = { entity: 'lead', id: copy }
  expect(await kept(place, copied)).toEqual([])
  await place.hear(`L_${copy}`)
  expect(await send(place, { to: copied })).toMatchObject({ kind: 'done', wasThere: false })
  expect(await kept(place, copied)).toHaveLength(1)
}, timeoutMs)

it('a chat is handed to a colleague once, whoever presses and whatever reply is lost', async () => {
  const place = await open()
  const chat = await place.hear(lead(place))
  const order = { on: place.lead, contactId: contactOf(place), to: place.stores[1]!.me.id }
  await place.strike('imopenlines.operator.transfer', { kind: 'cut-after' })
  expect(await transferChat(place.stores[0]!, order, { clock })).toEqual({ kind: 'done', wasThere: false, userId: order.to })
  expect(await transferChat(place.stores[1]!, order, { clock })).toEqual({ kind: 'done', wasThere: true, userId: order.to })
  expect(place.running.portal.state.lines.dialogs.get(chat)?.operatorId).toBe(order.to)
}, timeoutMs)

it('a chat that is not there, and a colleague who is not, are told', async () => {
  const place = await open()
  const order = { on: place.lead, contactId: contactOf(place), to: 99 }
  expect(await transferChat(place.stores[0]!, order, { clock })).toMatchObject({ kind: 'refused', error: { code: 'NO_CHAT' } })
  await place.hear(lead(place))
  expect(await transferChat(place.stores[0]!, order, { clock })).toMatchObject({ kind: 'refused', error: { code: 'OPERATOR_WRONG' } })
}, timeoutMs)

it('the passport of a coupon is the same from its lead, its contact and the deal that has it', async () => {
  const place = await open()
  await place.hear(lead(place))
  await send(place)
  await place.control.rest('crm.item.update', { entityTypeId: 1, id: place.lead.id, useOriginalUfNames: 'Y', fields: { UF_CRM_T_COUPONDEAL: place.deal.id, UF_CRM_T_COUPONUSEDAT: '2026-11-25T12:40:00+03:00' } })
  const [fromLead, fromContact, fromDeal] = await Promise.all([place.lead, place.contact, place.deal].map(on => readPassport(place.stores[1]!, on)))
  expect(fromContact).toEqual(fromLead)
  expect(fromDeal).toEqual(fromLead)
  expect(fromLead).toMatchObject([{
    leadId: place.lead.id, code: '7K4M2PX95D', benefit: 'скидка 10 %', issued: { by: { id: place.stores[0]!.me.id, name: 'Сотрудник 1' } },
    redeemed: { dealId: place.deal.id, dealTitle: 'Ботинки', at: Date.parse('2026-11-25T12:40:00+03:00') }, past: [], messages: [{ state: 'handedOver', channel: 'whatsappbyedna' }],
  }])
}, timeoutMs)
