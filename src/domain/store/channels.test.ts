import { describe, expect, it } from 'vitest'
import { findSent, isWindowOpen, refusalOf } from './channels'
import type { ChatLine, ChatTalk } from './channels'

const HOUR = 3_600_000
const CLIENT = 90
const ME = 7
const now = 1000 * HOUR
const line = (id: number, authorId: number, text = '', hoursAgo = 0): ChatLine => ({ id, authorId, isClient: authorId === CLIENT, text, at: now - hoursAgo * HOUR })
const talk = (lines: ChatLine[], isCut = false): ChatTalk => ({ lines, isCut })

describe('a window', () => {
  it.each([
    ['whatsappbyedna', 23.9, true], ['whatsappbytwilio', 24.1, false], ['facebook', 25, false], ['fbinstagramdirect', 25, false],
    ['telegrambot', 900, true], ['livechat', 900, true], ['wazzup_whatsapp', 900, true],
  ])('of %s is, %d hours after the client wrote, open: %s', (connector, hours, isOpen) => {
    expect(isWindowOpen(connector, talk([line(1, CLIENT, 'Есть?', hours), line(2, ME, 'Да', 1)]), now)).toBe(isOpen)
  })
  it('is shut for a client who has never written', () => expect(isWindowOpen('whatsappbyedna', talk([line(1, ME)]), now)).toBe(false))
  it('counts as open where only employees\' latest lines are known, all of today', () => {
    expect(isWindowOpen('whatsappbyedna', talk([line(60, ME, '', 3), line(61, ME, '', 1)], true), now)).toBe(true)
    expect(isWindowOpen('whatsappbyedna', talk([line(60, ME, '', 30), line(61, ME, '', 1)], true), now)).toBe(false)
  })
})

describe('our message', () => {
  const wanted = { after: 5, by: ME, text: 'Купон «A & B»\nдо 9 декабря' }
  it('is found however the portal breaks and escapes it', () => {
    expect(findSent(talk([line(6, CLIENT, wanted.text), line(8, ME, ' Купон «A &amp; B» до 9 декабря ')]), wanted)?.id).toBe(8)
  })
  it('is none that stood before, of another person, or of other words', () => {
    expect(findSent(talk([line(5, ME, wanted.text), line(6, 8, wanted.text), line(7, ME, 'Купон')]), wanted)).toBeNull()
  })
})

describe('a refusal', () => {
  const said = line(10, ME, 'Купон')
  it.each([
    'Сообщение не доставлено: с последнего сообщения клиента прошло больше 24 часов.', 'Не удалось отправить сообщение', 'Ошибка отправки: (#131047) Re-engagement message',
    'The message was not delivered: more than 24 hours have passed.', 'Could not deliver the message', 'Message sending failed',
  ])('is “%s”', text => expect(refusalOf(talk([said, line(11, 0, text)]), 10)).toBe(text))
  it.each(['Айна: теперь в чате', 'Диалог передан: Бакыт', 'Начат новый диалог', 'A new conversation has begun'])('is not “%s”', text => expect(refusalOf(talk([said, line(11, 0, text)]), 10)).toBeNull())
  it('stands before anybody\'s next line: a later one belongs to another message', () => {
    expect(refusalOf(talk([said, line(11, ME, 'Ещё'), line(12, 0, 'Не доставлено')]), 10)).toBeNull()
    expect(refusalOf(talk([line(9, 0, 'Не доставлено'), said]), 10)).toBeNull()
  })
})
