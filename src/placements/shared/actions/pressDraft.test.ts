import { expect, it } from 'vitest'
import { emptyDraft, readDraft } from './pressDraft'
import type { PressDraft } from './pressDraft'

const place = { now: Date.parse('2026-11-30T10:00:00+06:00'), timeZone: 'Asia/Bishkek', currency: 'KGS' }
const typed = (texts: PressDraft['texts']) => emptyDraft({ texts })

it('leaves out what is empty and what was not asked for', () => {
  expect(readDraft(typed({ comment: '  ', reason: 'NO_SIZE', offer: 'Скидка' }), ['comment', 'reason'], place)).toEqual({ input: { reason: 'NO_SIZE' }, wrong: [] })
})

it('reads sums, moments and stores as what they are', () => {
  const { input, wrong } = readDraft(typed({ deposit: '1 500,50', deliveryAt: 'завтра 14:30', storeId: '2' }), ['deposit', 'deliveryAt', 'storeId'], place)
  expect([input, wrong]).toEqual([{ deposit: { minor: 150_050, currency: 'KGS' }, deliveryAt: Date.parse('2026-12-01T14:30:00+06:00'), storeId: 2 }, []])
})

it('names what cannot be read', () => {
  expect(readDraft(typed({ deposit: '-1', refund: 'много', deliveryAt: 'скоро', giveBack: 'grace', graceDays: '0' }), ['deposit', 'refund', 'deliveryAt', 'giveBack'], place))
    .toEqual({ input: {}, wrong: ['deposit', 'refund', 'deliveryAt', 'graceDays'] })
})

it.each([
  ['own', {}],
  ['existing', { contactId: 7 }],
  ['new', { newContact: { name: 'Алина', lastName: '', gender: null, cities: [], phones: ['+996 000 70-10-01'], shoeSize: null, footNote: '', birthdate: '2001-05-09' } }],
] as const)('means by «%s» what stands beside it', (contact, input) => {
  const draft: PressDraft = { ...emptyDraft({ contact, person: { name: ' Алина ', phone: '+996 000 70-10-01', birthdate: '9.5.2001' } }), existing: { id: 7, name: 'Айпери', phone: '' } }
  expect(readDraft(draft, ['contact'], place)).toEqual({ input, wrong: [] })
})

it('says of a new contact which number or day is none', () => {
  const draft = emptyDraft({ contact: 'new', person: { phone: '12', birthdate: '31.02.2001' } })
  expect(readDraft(draft, ['contact'], place).wrong).toEqual(['phone', 'birthdate'])
})
