import { html, raw } from 'hono/html'
import { pathOf } from '../site.ts'
import type { Site } from '../site.ts'
import type { SiteElement } from '../store/state.ts'
import { kindLine, page, picture } from './layout.ts'
import type { Markup } from './layout.ts'
import { comingDates } from './listPage.ts'
import { money, when } from './words.ts'

export function templatePage(site: Site, template: SiteElement): Markup {
  const dates = comingDates(site, template)
  const { title, price, isAccessible } = template
  return page(site, {
    title,
    content: html`
      ${picture(template, 'wide')}
      ${kindLine(template)}
      <h1>${title}</h1>
      <dl class="facts">
        ${price ? html`<div><dt>Цена билета</dt><dd>${money(price)}</dd></div>` : ''}
        ${isAccessible ? html`<div><dt>Доступность</dt><dd>Можно с коляской</dd></div>` : ''}
      </dl>
      <section class="dates" aria-labelledby="dates">
        <h2 id="dates">Когда</h2>
        ${dates.length === 0
          ? html`<p class="empty">Дат пока нет.</p>`
          : html`<ul>${dates.map(event => html`<li><a href="${pathOf(event)}">${when(event.start!, event.end, site.timeZone)}</a></li>`)}</ul>`}
      </section>
      <article class="article">${raw(template.html)}</article>`,
  })
}
