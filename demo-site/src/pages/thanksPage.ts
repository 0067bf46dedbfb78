import { html } from 'hono/html'
import { elementById, pathOf } from '../site.ts'
import type { Site } from '../site.ts'
import type { Sale } from '../store/state.ts'
import { page } from './layout.ts'
import type { Markup } from './layout.ts'
import { counted, money, when } from './words.ts'

export function thanksPage(site: Site, { number, event: id, title, email, count, price }: Sale): Markup {
  const event = elementById(site, 'event', id)
  return page(site, {
    title: `Заказ ${number}`,
    isPrivate: true,
    content: html`
      <h1>Спасибо, заказ принят</h1>
      <dl class="facts">
        <div><dt>Номер заказа</dt><dd>${number}</dd></div>
        <div><dt>Событие</dt><dd>${event ? html`<a href="${pathOf(event)}">${title}</a>` : title}</dd></div>
        ${event?.start ? html`<div><dt>Когда</dt><dd>${when(event.start, event.end, site.timeZone)}</dd></div>` : ''}
        <div><dt>Заказано</dt><dd>${counted(count, 'билет', 'билета', 'билетов')}</dd></div>
        ${price ? html`<div><dt>К оплате</dt><dd>${money({ ...price, amount: (Number(price.amount) * count).toFixed(2) })}</dd></div>` : ''}
      </dl>
      <p>Билеты и ссылка на оплату придут на ${email}.</p>`,
  })
}

export function notFoundPage(site: Site): Markup {
  return page(site, { title: 'Страница не найдена', isPrivate: true, content: html`<h1>Страница не найдена</h1><p><a href="/">Вся афиша</a></p>` })
}
