import { html } from 'hono/html'
import { isoTime, localTime } from '../contract/times.ts'
import { pathOf } from '../site.ts'
import type { Site } from '../site.ts'
import type { SiteElement } from '../store/state.ts'
import { page } from './layout.ts'
import type { Markup } from './layout.ts'
import { dayAndMonth, monthName, shortWeekdays, weekday } from './words.ts'

/** A month of the calendar; `asked` as `2026-12`, the present one without it. */
export function calendarPage(site: Site, asked: string | undefined): Markup {
  const today = isoTime(site.clock.now(), site.timeZone).slice(0, 10)
  const month = asked !== undefined && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7)
  const events = eventsByDay(site, month)
  const days = Array.from({ length: daysOf(month) }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
  const name = monthName(month)
  return page(site, {
    title: name,
    current: 'calendar',
    content: html`
      <h1>${name}</h1>
      <nav class="months" aria-label="Месяцы">
        <a href="/calendar?month=${shifted(month, -1)}" rel="prev">← ${monthName(shifted(month, -1))}</a>
        <a href="/calendar?month=${shifted(month, 1)}" rel="next">${monthName(shifted(month, 1))} →</a>
      </nav>
      ${events.size === 0 ? html`<p class="empty">В этом месяце событий нет.</p>` : ''}
      <div class="weekdays" aria-hidden="true">${shortWeekdays.map(day => html`<span>${day}</span>`)}</div>
      <ol class="month first${firstWeekday(month)}">${days.map(day => dayItem(site, day, day === today, events.get(day) ?? []))}</ol>`,
  })
}

function dayItem({ timeZone }: Site, day: string, isToday: boolean, events: readonly SiteElement[]): Markup {
  return html`<li class="day${events.length === 0 ? ' free' : ''}${isToday ? ' today' : ''}">
    <h2><span class="number">${Number(day.slice(8))}</span><span class="long">${dayAndMonth(day)}, ${weekday(day)}</span></h2>
    ${events.length === 0 ? '' : html`<ul>${events.map(event => html`<li>
      <a href="${pathOf(event)}"${event.isCancelled ? html` class="cancelled"` : ''}><time datetime="${event.start}">${localTime(event.start!, timeZone).slice(11)}</time> ${event.title}</a>
    </li>`)}</ul>`}
  </li>`
}

function eventsByDay({ store, timeZone }: Site, month: string): Map<string, SiteElement[]> {
  const byDay = new Map<string, SiteElement[]>()
  const events = store.state.elements.filter(({ kind, start }) => kind === 'event' && start !== null)
  for (const event of events.sort((one, other) => Date.parse(one.start!) - Date.parse(other.start!))) {
    const day = localTime(event.start!, timeZone).slice(0, 10)
    if (day.startsWith(month))
      byDay.set(day, [...byDay.get(day) ?? [], event])
  }
  return byDay
}

function daysOf(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
}

/** 1 for a month that begins on Monday. */
function firstWeekday(month: string): number {
  return (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7 + 1
}

function shifted(month: string, by: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1)).toISOString().slice(0, 7)
}
