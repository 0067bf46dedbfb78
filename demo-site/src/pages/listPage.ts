import { html } from 'hono/html'
import { localTime } from '../contract/times.ts'
import { pathOf } from '../site.ts'
import type { Site } from '../site.ts'
import type { SiteElement } from '../store/state.ts'
import { kindLine, page, picture } from './layout.ts'
import type { Markup } from './layout.ts'
import { dayAndMonth, money } from './words.ts'

/** Dates of a template that are still to come, the next one first. */
export function comingDates({ store, clock }: Site, template: SiteElement): SiteElement[] {
  return store.state.elements
    .filter(({ kind, template: own, start, isCancelled }) => kind === 'event' && own === template.id && !isCancelled && start !== null && Date.parse(start) > clock.now())
    .sort((one, other) => Date.parse(one.start!) - Date.parse(other.start!))
}

/** Every template: those with dates first, by the next date. */
export function listPage(site: Site): Markup {
  const templates = site.store.state.elements
    .filter(({ kind }) => kind === 'template')
    .map(template => ({ template, next: comingDates(site, template)[0] ?? null }))
    .sort((one, other) => timeOf(one.next) - timeOf(other.next) || one.template.title.localeCompare(other.template.title, 'ru'))
  return page(site, {
    title: '',
    current: 'list',
    content: html`
      <h1>Афиша</h1>
      ${templates.length === 0 ? html`<p class="empty">Пока ничего нет. Как только идею отправят на сайт, она появится здесь.</p>` : ''}
      <ul class="cards">${templates.map(({ template, next }) => card(site, template, next))}</ul>`,
  })
}

function timeOf(event: SiteElement | null): number {
  return event?.start ? Date.parse(event.start) : Number.MAX_SAFE_INTEGER
}

function card({ timeZone }: Site, template: SiteElement, next: SiteElement | null): Markup {
  const { title, price } = template
  return html`<li class="card">
    ${picture(template, 'small')}
    <div class="about">
      ${kindLine(template)}
      <h2><a href="${pathOf(template)}">${title}</a></h2>
      <p class="facts">${[next?.start ? dayAndMonth(localTime(next.start, timeZone)) : 'Дата будет позже', ...(price ? [money(price)] : [])].join(' · ')}</p>
    </div>
  </li>`
}
