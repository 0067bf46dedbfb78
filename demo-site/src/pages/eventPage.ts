import { html, raw } from 'hono/html'
import { pathOf, pictureHolder, templateOf } from '../site.ts'
import type { Site } from '../site.ts'
import type { SiteElement } from '../store/state.ts'
import { MOST_TICKETS } from '../tickets/form.ts'
import type { TicketField, TicketForm } from '../tickets/form.ts'
import { kindLine, page, picture } from './layout.ts'
import type { Markup } from './layout.ts'
import { counted, money, when } from './words.ts'

export interface EventView {
  /** Name of the form on the page, or what a visitor has typed into it. */
  form: Pick<TicketForm, 'form'> & Partial<TicketForm>
  errors: Partial<Record<TicketField, string>>
  /** Places that are left; `null` without a limit. */
  free: number | null
}

export function eventPage(site: Site, event: SiteElement, view: EventView): Markup {
  const template = templateOf(site, event)
  const { title, start, end, place, speaker, host, price, capacity, isAccessible } = event
  const fact = (name: string, value: string) => value === '' ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return page(site, {
    title,
    content: html`
      ${picture(pictureHolder(site, event), 'wide')}
      ${kindLine(event)}
      <h1>${title}</h1>
      ${event.isCancelled ? html`<p class="notice">Событие отменено. Если вы купили билет, мы вернём деньги.</p>` : ''}
      <dl class="facts">
        ${fact('Когда', start === null ? '' : when(start, end, site.timeZone))}
        ${fact('Где', place)}
        ${fact('Спикер', speaker)}
        ${fact('Встречает гостей', host)}
        ${fact('Цена билета', price ? money(price) : '')}
        ${fact('Мест', capacity === null ? '' : String(capacity))}
        ${fact('Доступность', isAccessible ? 'Можно с коляской' : '')}
      </dl>
      ${whyClosed(site, event, view) === null ? html`<p><a class="button" href="#tickets">Заказать билеты</a></p>` : ''}
      <article class="article">${raw(event.html)}</article>
      ${template ? html`<p class="more"><a href="${pathOf(template)}">Все даты: ${template.title}</a></p>` : ''}
      ${ticketPart(site, event, view)}`,
  })
}

/** Why no tickets are sold; `null` while they are. */
function whyClosed({ clock }: Site, { isCancelled, start }: SiteElement, { free }: EventView): string | null {
  if (isCancelled)
    return 'Событие отменено.'
  if (start !== null && Date.parse(start) <= clock.now())
    return 'Событие уже прошло.'
  return free === 0 ? 'Все места заняты.' : null
}

function ticketPart(site: Site, event: SiteElement, view: EventView): Markup {
  const reason = whyClosed(site, event, view)
  return html`<section class="tickets" id="tickets" aria-labelledby="tickets-title">
    <h2 id="tickets-title">Билеты</h2>
    ${reason ? html`<p class="empty">${reason}</p>` : ticketForm(event, view)}
  </section>`
}

function ticketForm(event: SiteElement, { form, errors }: EventView): Markup {
  const troubles = Object.keys(errors).length
  const field = (name: TicketField, label: string, value: string, attributes: Markup) => {
    const error = errors[name]
    return html`<p class="field${error ? ' wrong' : ''}">
      <label for="${name}">${label}</label>
      <input id="${name}" name="${name}" value="${value}" ${attributes}${error ? html` aria-invalid="true" aria-describedby="${name}-error"` : ''}>
      ${error ? html`<span class="error" id="${name}-error">${error}</span>` : ''}
    </p>`
  }
  return html`<form method="post" action="${pathOf(event)}/tickets" novalidate>
    ${troubles > 0 ? html`<p class="notice" role="alert">${counted(troubles, 'поле надо', 'поля надо', 'полей надо')} поправить.</p>` : ''}
    <input type="hidden" name="form" value="${form.form}">
    ${field('name', 'Имя и фамилия', form.name ?? '', html`type="text" autocomplete="name" maxlength="200" required`)}
    ${field('phone', 'Телефон', form.phone ?? '', html`type="tel" autocomplete="tel" inputmode="tel" maxlength="40" required`)}
    ${field('email', 'Почта', form.email ?? '', html`type="email" autocomplete="email" maxlength="300" required`)}
    ${field('count', 'Сколько билетов', form.count ?? '1', html`type="number" inputmode="numeric" min="1" max="${MOST_TICKETS}" required`)}
    <p><button>Заказать</button></p>
  </form>`
}
