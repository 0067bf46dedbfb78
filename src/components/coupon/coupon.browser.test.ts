import { afterEach, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import type { App, Component } from 'vue'
import type { CouponPassport as Passport } from '@/domain/coupon/passport'
import type { ShownMessage } from '@/domain/store/shownMessage'
import { PortalError } from '@/domain/portalError'
import { overwriteGetLocale } from '@/paraglide/runtime.js'
import '@/styles/tokens.css'
import '@/styles/base.css'
import CouponCard from './CouponCard.vue'
import CouponPassport from './CouponPassport.vue'
import MessageState from './MessageState.vue'
import { printCards } from './printCard'

overwriteGetLocale(() => 'ru')
const now = Date.parse('2026-11-22T10:44:00+06:00')
const place = { now, timeZone: 'Asia/Bishkek' }
const text = 'Айгуль, для вас купон 7K4M-2PX9-5D'
let app: App | null = null

afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
})

function show(component: Component, props: Record<string, unknown>): HTMLElement {
  const host = document.createElement('div')
  document.body.append(host)
  app = createApp({ render: () => h(component, props) })
  app.mount(host)
  return host
}

const aMessage = (more: Partial<ShownMessage> = {}): ShownMessage => ({
  name: 'issue-1', message: 'texts.coupon', state: 'handedOver', text, phone: '0555 000 111', channel: 'whatsappbyedna', at: now, by: 7, why: null, missing: [], isChecking: false, error: null, ...more,
})
const showMessage = (more: Partial<ShownMessage> = {}, props: Record<string, unknown> = {}) => show(MessageState, { message: aMessage(more), ...place, byName: 'Айна К.', prefix: '+996', copy: () => true, ...props })

it.each<[string, Partial<ShownMessage>, string]>([
  ['handed over', {}, 'передано в WhatsApp'], ['handed over by a process', { channel: 'sms' }, 'передано в СМС'], ['prepared', { state: 'prepared', why: 'noChat' }, 'подготовлено'],
  ['refused', { state: 'refused' }, 'отказ'], ['sent by hand', { state: 'sentByHand' }, 'отправлено вручную'], ['cut off', { state: 'prepared', isChecking: true }, 'проверяем'],
])('a message that was %s says so, when and by whom', (_, message, words) => {
  const host = showMessage(message)
  expect(host.textContent).toContain(words)
  expect(host.textContent).toContain('сегодня, 10:44 · Айна К.')
})

it('nothing is ever called delivered', () => {
  expect(showMessage().textContent).toContain('Дошло ли оно, портал не сообщает')
})

it.each<[ShownMessage['why'], string]>([
  ['optedOut', 'отказался от рассылки'], ['noChat', 'чата с клиентом нет'], ['windowClosed', 'не писал больше суток'], ['noAccess', 'вас не пускает'],
])('a prepared one tells why: %s', (why, words) => expect(showMessage({ state: 'prepared', why }).textContent).toContain(words))

it('what did not go has its text, a copy, and links with the number of the country', () => {
  const host = showMessage({ state: 'prepared', why: 'noChat' })
  expect(host.querySelector('.text')?.textContent).toBe(text)
  expect([...host.querySelectorAll('a')].map(link => link.href)).toEqual([expect.stringMatching(/^https:\/\/wa\.me\/996555000111\?text=/), expect.stringMatching(/^sms:\+996555000111\?body=/)])
})

it('copies the text, and says when the browser did not', async () => {
  const copy = vi.fn(() => false)
  const host = showMessage({ state: 'prepared', why: 'noChat' }, { copy })
  ;[...host.querySelectorAll('button')].find(button => button.textContent?.includes('Скопировать'))!.click()
  await vi.waitFor(() => expect(host.querySelector('[role=status]')?.textContent).toContain('Скопировать не удалось'))
  expect(copy).toHaveBeenCalledWith(text)
})

it('without a telephone says where to add one, and has no links', () => {
  const host = showMessage({ state: 'prepared', why: 'noChat', phone: '' })
  expect(host.textContent).toContain('Телефона клиента нет')
  expect(host.querySelectorAll('a')).toHaveLength(0)
})

it('the portal\'s own words of a refusal stand under details', () => {
  const host = showMessage({ state: 'refused', error: new PortalError('rejected', '', { detail: 'Сообщение не доставлено: прошло больше 24 часов.' }) })
  expect(host.querySelector('details')?.open).toBe(false)
  expect(host.querySelector('details')?.textContent).toContain('прошло больше 24 часов')
})

it('a rating without its form has nothing to send by hand', () => {
  const host = showMessage({ message: 'texts.operatorRating', state: 'refused', why: 'incomplete', missing: ['ссылка'] })
  expect(host.textContent).toContain('Не задан адрес формы оценки')
  expect(host.querySelector('.text')).toBeNull()
})

const aPassport = (more: Partial<Passport> = {}): Passport & { messages: ShownMessage[] } => ({
  leadId: 4, leadTitle: 'Купон ко дню рождения', code: '7K4M2PX95D', kind: 'BIRTHDAY', benefit: 'скидка 10 %', until: now + 3 * 24 * 3_600_000, state: { kind: 'active', left: { isOver: false, days: 3, hours: 0, minutes: 0, when: 'later' } },
  contactId: 5, issued: { at: now, by: { id: 7, name: 'Айна К.' } }, redeemed: null, past: [], messages: [aMessage()], ...more,
})

it('a passport tells who issued the coupon, why, until when, and how it went to the client', () => {
  const host = show(CouponPassport, { passport: aPassport(), groups: [4, 4, 2], ...place })
  const facts = Object.fromEntries([...host.querySelectorAll('dt')].map(term => [term.textContent, term.nextElementSibling?.textContent?.trim()]))
  expect(host.querySelector('h3')?.textContent).toBe('7K4M-2PX9-5D')
  expect(facts).toMatchObject({ Выдан: 'сегодня, 10:44 · Айна К.', 'За что': 'День рождения · Купон ко дню рождения', 'Что даёт': 'скидка 10 %', 'Действует до': expect.stringContaining('25 ноября, 10:44 · Осталось 3 дня'), Передан: 'Купон · передано в WhatsApp · сегодня, 10:44' })
})

it('a used coupon tells where, and one that came back why', () => {
  const use = { dealId: 1204, dealTitle: '', at: now, by: { id: 8, name: '' } }
  const host = show(CouponPassport, {
    passport: aPassport({ state: { kind: 'used' }, redeemed: use, past: [{ dealId: 1100, dealTitle: 'Сапоги', at: now, by: { id: 8, name: 'Бакыт' }, backAt: now, backBy: { id: 8, name: 'Бакыт' }, why: 'Вернули обувь' }] }), groups: [4, 4, 2], ...place,
  })
  expect(host.textContent).toMatch(/использован.*Погашен.*сделка 1204.*сотрудник 8.*Возвращён.*Сапоги.*Бакыт · Вернули обувь/s)
})

it('a card is black on white in any theme, and only its copy is printed', () => {
  document.documentElement.dataset.theme = 'dark'
  const host = show(CouponCard, { code: '7K4M2PX95D', groups: [4, 4, 2], benefit: 'скидка 10 %', until: '25 ноября, 10:44', name: 'Айгуль', store: 'Обувь на Ошском' })
  const card = host.querySelector('.card')!
  expect(getComputedStyle(card)).toMatchObject({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' })
  expect(card.querySelector('svg')?.getAttribute('aria-label')).toBe('Квадратный код с кодом купона 7K4M-2PX9-5D')
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  printCards([card])
  expect(print).toHaveBeenCalledOnce()
  expect(document.body.querySelector('.print-page > .card')?.textContent).toContain('7K4M-2PX9-5D')
  window.dispatchEvent(new Event('afterprint'))
  expect(document.body.querySelector('.print-page')).toBeNull()
  delete document.documentElement.dataset.theme
})
