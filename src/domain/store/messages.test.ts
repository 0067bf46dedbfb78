import { describe, expect, it } from 'vitest'
import { fillText, messageLinks } from './messages'

describe('a text', () => {
  const coupon = '{имя}, для вас купон {код}: {предложение}. Действует до {срок}.'
  it('gets names, codes and terms in the place of their marks', () => {
    expect(fillText(coupon, { имя: 'Айгуль', код: 'ABCD-EFGH-JK', предложение: 'скидка 10 %', срок: '24 марта' })).toEqual({ text: 'Айгуль, для вас купон ABCD-EFGH-JK: скидка 10 %. Действует до 24 марта.', missing: [] })
  })
  it('without a name begins with the next word, and says what is missing', () => {
    expect(fillText(coupon, { имя: ' ', код: 'ABCD-EFGH-JK', срок: '24 марта', предложение: 'скидка' })).toEqual({ text: 'Для вас купон ABCD-EFGH-JK: скидка. Действует до 24 марта.', missing: ['имя'] })
  })
  it('without an offer ends its sentence before the colon', () => {
    expect(fillText(coupon, { имя: 'Айгуль', код: 'ABCD-EFGH-JK', срок: '24 марта' })).toEqual({ text: 'Айгуль, для вас купон ABCD-EFGH-JK. Действует до 24 марта.', missing: ['предложение'] })
  })
  it('takes no mark out of a value', () => expect(fillText('{имя}!', { имя: '{код}' }).text).toBe('{код}!'))
})

describe('links to send by hand', () => {
  it.each([['+996 555 00-01-11', '996555000111'], ['0555 000 111', '996555000111'], ['996555000111', '996555000111'], ['00996555000111', '996555000111'], ['+7 (912) 345-67-89', '79123456789'], ['555000111', '996555000111']])('of %s go to +%s', (phone, number) => {
    expect(messageLinks(phone, 'Купон & скидка', '+996')).toEqual({ sms: `sms:+${number}?body=%D0%9A%D1%83%D0%BF%D0%BE%D0%BD%20%26%20%D1%81%D0%BA%D0%B8%D0%B4%D0%BA%D0%B0`, whatsapp: `https://wa.me/${number}?text=%D0%9A%D1%83%D0%BF%D0%BE%D0%BD%20%26%20%D1%81%D0%BA%D0%B8%D0%B4%D0%BA%D0%B0` })
  })
  it.each(['', '12', 'нет номера', '+1234567890123456'])('are none of “%s”', phone => expect(messageLinks(phone, '', '+996')).toBeNull())
})
