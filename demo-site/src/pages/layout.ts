import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Site } from '../site.ts'
import type { SiteElement } from '../store/state.ts'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

interface Page { title: string, current?: 'list' | 'calendar', isPrivate?: boolean, content: Markup }

/** A whole page. It needs no script; its policy would let none run. */
export function page({ title: siteTitle }: Site, { title, current, isPrivate = false, content }: Page): Markup {
  const link = (path: string, name: string, isCurrent: boolean) => html`<a href="${path}"${isCurrent ? html` aria-current="page"` : ''}>${name}</a>`
  return html`<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    ${isPrivate ? html`<meta name="robots" content="noindex">` : ''}
    <title>${title === '' ? siteTitle : `${title} – ${siteTitle}`}</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/site.css">
  </head>
  <body>
    <header class="top">
      <a class="name" href="/">${siteTitle}</a>
      <nav aria-label="Разделы">${link('/', 'Афиша', current === 'list')} ${link('/calendar', 'Календарь', current === 'calendar')}</nav>
    </header>
    <main>${content}</main>
    <footer class="bottom"><p>Демонстрационный сайт: события приходят из сделок портала, заказы билетов уходят в него.</p></footer>
  </body>
</html>`
}

/** The picture of an element, with its focus kept in sight; a calm field where there is none. */
export function picture(holder: SiteElement, kind: 'small' | 'wide'): Markup {
  if (holder.picture === null)
    return html`<div class="picture ${kind} none" aria-hidden="true"></div>`
  return html`<img class="picture ${kind} ${focusClasses(holder.pictureFocus)}" src="/files/${holder.picture}" alt="${holder.pictureText}"${kind === 'small' ? html` loading="lazy"` : ''}>`
}

/** Places in steps of a quarter: the page's policy takes no style of an element's own. */
function focusClasses(focus: string): string {
  const [x = 50, y = 50] = focus === '' ? [] : focus.split(' ').map(Number.parseFloat)
  const step = (value: number) => Math.min(100, Math.max(0, Math.round(value / 25) * 25))
  return `x${step(x)} y${step(y)}`
}

/** What an element is, in a line above its title. */
export function kindLine({ format, age }: SiteElement): Markup {
  const parts = [format, age].filter(Boolean)
  return parts.length === 0 ? html`` : html`<p class="kind">${parts.join(' · ')}</p>`
}
