import { readFileSync } from 'node:fs'
import { makeTwin } from '@/domain/html/stamp'
import { longDate } from '../moscowTime.ts'
import { projectPath } from '../paths.ts'
import type { PlannedDate } from './dates.ts'

const known = new Map<string, string>()

/** Announcement of a programme as stored HTML: the file with one block a line, joined. */
export function announcement(slug: string): string {
  const text = known.get(slug) ?? readFileSync(projectPath(`worlds/events/announcements/${slug}.html`), 'utf8').split('\n').map(line => line.trim()).join('')
  known.set(slug, text)
  return text
}

/** Announcement of an event on a date: what is special this time, then the programme's own text. */
export function datedAnnouncement({ slug, start, note }: PlannedDate): string {
  return `<p><strong>${longDate(start)}.</strong> ${note}</p><hr>${announcement(slug)}`
}

/** A description with its plain string twin, as Cardinal saves them together. */
export function descriptionWithTwin(html: string, savedAt: string): { html: string, twin: string } {
  return { html, twin: makeTwin(html, savedAt) }
}
