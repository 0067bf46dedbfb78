import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextName, readKeptMessages, withMessage, writeKeptMessages } from './keptMessages'
import type { KeptMessage } from './keptMessages'

const aMessage = (more: Partial<KeptMessage> = {}): KeptMessage => ({
  name: 'issue-1', message: 'texts.coupon', state: 'handedOver', text: 'Купон', phone: '+996 555 000111', channel: 'whatsappbyedna', at: 1, by: 7, why: null, missing: [], refusal: null,
  chatId: 12, after: 40, round: 0, isAsked: false, ...more,
})

const anyMessage: fc.Arbitrary<KeptMessage> = fc.record({
  name: fc.string({ minLength: 1 }), message: fc.constantFrom('texts.coupon', 'texts.welcome', 'texts.operatorRating'), state: fc.constantFrom('sending', 'prepared', 'handedOver', 'refused', 'sentByHand'),
  text: fc.string(), phone: fc.string(), channel: fc.option(fc.string()), at: fc.nat(), by: fc.nat(), why: fc.option(fc.constantFrom('noChat', 'windowClosed', 'noAccess', 'optedOut', 'incomplete')),
  missing: fc.array(fc.string()), refusal: fc.option(fc.record({ code: fc.string(), detail: fc.string() })), chatId: fc.option(fc.nat()), after: fc.nat(), round: fc.nat(), isAsked: fc.boolean(),
}).map(message => ({ ...message, after: message.chatId === null ? 0 : message.after }))

it('come back from the field as they were put in', () => {
  fc.assert(fc.property(fc.array(anyMessage, { maxLength: 5 }), messages => expect(readKeptMessages(writeKeptMessages(messages, 4), 4)).toEqual(messages)))
})

it.each([null, '', 'нет', '{}', '[]', '{"v":1,"of":4}', '{"v":1,"of":4,"messages":[{"n":1}]}', '{"v":2,"of":4,"messages":[]}'])('are none in %j', text => expect(readKeptMessages(text, 4)).toEqual([]))

it('of another record are another\'s', () => expect(readKeptMessages(writeKeptMessages([aMessage()], 4), 5)).toEqual([]))

it('of which the oldest go when the field has no room', () => {
  const many = Array.from({ length: 40 }, (_, index) => aMessage({ name: `n${index}`, text: 'Я'.repeat(800) }))
  const text = writeKeptMessages(many, 4)
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(30_000)
  expect(readKeptMessages(text, 4).at(-1)?.name).toBe('n39')
})

it('take the place of those with their name', () => {
  expect(withMessage([aMessage(), aMessage({ name: 'b' })], aMessage({ state: 'refused' })).map(({ name, state }) => [name, state])).toEqual([['issue-1', 'refused'], ['b', 'handedOver']])
})

it.each([[['a'], 'a', 'a~2'], [['a', 'a~2'], 'a', 'a~3'], [['a', 'a~2'], 'a~2', 'a~3'], [['b~9'], 'a', 'a~2']])('among %j, %s is sent again as %s', (names, name, next) => {
  expect(nextName(names.map(each => aMessage({ name: each })), name)).toBe(next)
})
