import { readFileSync } from 'node:fs'
import { SITE_BUILD_ORIGIN } from '../cardinal.ts'
import { atWork, dayAndMonth, isPast, portalTime, shiftMinutes } from '../moscowTime.ts'
import { projectPath } from '../paths.ts'
import type { DealPlan, ItemFields, RowPlan } from '../records.ts'
import { speakerId } from './contacts.ts'
import { plannedDates } from './dates.ts'
import type { PlannedDate } from './dates.ts'
import { programmeId, programmes } from './programmes.ts'
import type { Programme } from './programmes.ts'
import type { Structure } from './structure.ts'
import { announcement, datedAnnouncement, descriptionWithTwin } from './texts.ts'

/** Site ids count on from here; the deal number makes them easy to follow in a demo. */
const FIRST_TEMPLATE = 300
const FIRST_EVENT = 5493

/** A value of a field, by its role; nothing where there is none. */
function custom({ keyOf }: Structure, role: string, value: unknown): ItemFields {
  return value === null || value === '' ? {} : { [keyOf(role)]: value }
}

function picture(programme: Programme): unknown {
  if (!programme.picture)
    return null
  const bytes = readFileSync(projectPath(`worlds/events/pictures/${programme.picture}.jpg`))
  return [`${programme.picture}.jpg`, bytes.toString('base64')]
}

function description({ keyOf }: Structure, html: string, savedAt: string): ItemFields {
  const stored = descriptionWithTwin(html, savedAt)
  return { [keyOf('description')]: stored.html, [keyOf('descriptionTwin')]: stored.twin }
}

/** What an idea and its dates have in common. */
function programmeFields(structure: Structure, programme: Programme): ItemFields {
  const { format, age, price, capacity, speaker, place } = programme
  return {
    assignedById: programme.responsible,
    createdBy: programme.responsible,
    currencyId: 'RUB',
    opportunity: price * capacity,
    isManualOpportunity: 'Y',
    ...custom(structure, 'picture', picture(programme)),
    ...custom(structure, 'format', structure.optionOf('format', format)),
    ...custom(structure, 'age', structure.optionOf('age', age)),
    ...custom(structure, 'place', place),
    ...custom(structure, 'speaker', speaker && speakerId(speaker)),
    ...custom(structure, 'price', price > 0 ? `${price}|RUB` : null),
    ...custom(structure, 'capacity', capacity),
    ...custom(structure, 'accessible', format === 'lecture' ? 'Y' : 'N'),
  }
}

function templateId(programme: Programme): string {
  return programme.stage === 'site' ? String(FIRST_TEMPLATE + programmeId(programme.slug)) : ''
}

export function ticketRows(price: number): RowPlan[] {
  return price === 0
    ? []
    : [{ productName: 'Билет взрослый', price, quantity: 1 }, { productName: 'Билет льготный', price: Math.round(price * 0.7 / 50) * 50, quantity: 1 }]
}

/** What handing a deal over and the site's answer have left in it, nine seconds apart. */
function published(structure: Structure, order: { deal: number, kind: 'template' | 'dates' | 'host', revision: number, by: number }, id: string, at: string): ItemFields {
  const { deal, kind, revision, by } = order
  const said = { v: 1, deal, kind, revision, key: `${kind}-${deal}-${revision}` }
  const answeredAt = `${at}:09+03:00`
  const url = `${SITE_BUILD_ORIGIN}/${kind === 'template' ? 'events' : 'calendar'}/${id}`
  return {
    ...custom(structure, 'published', JSON.stringify({ ...said, fingerprint: '', at: portalTime(at), by })),
    ...custom(structure, 'revision', revision),
    ...custom(structure, 'siteAnswer', JSON.stringify({ ...said, outcome: 'taken', id, url, at: answeredAt })),
    ...custom(structure, 'siteAnsweredAt', answeredAt),
    ...custom(structure, 'publication', structure.optionOf('publication', 'synced')),
  }
}

/** Deals of the pipeline «Есть идея»; the first of them is deal 1. */
export function ideaDeals(structure: Structure): DealPlan[] {
  return programmes.map((programme, index) => {
    const created = atWork(shiftMinutes('2026-06-01T10:00', index * 2640 + (index % 7) * 53))
    const isOpen = programme.stage !== 'site'
    const moved = atWork(isOpen ? shiftMinutes('2026-11-02T10:00', (index % 11) * 1487) : shiftMinutes(created, 30 * 1440 + (index % 5) * 211))
    return {
      rows: ticketRows(programme.price),
      fields: {
        title: programme.title,
        categoryId: structure.categoryOf('ideas'),
        stageId: structure.stageOf('ideas', programme.stage),
        ...times(created, moved),
        ...(isOpen ? { closedate: portalTime(shiftMinutes('2026-12-01T12:00', index * 1440)) } : {}),
        ...programmeFields(structure, programme),
        ...custom(structure, 'siteTemplate', templateId(programme)),
        ...(isOpen ? {} : published(structure, { deal: index + 1, kind: 'template', revision: 1 + index % 3, by: programme.responsible }, templateId(programme), moved)),
        ...description(structure, announcement(programme.slug), portalTime(moved)),
      },
    }
  })
}

function times(created: string, moved: string): ItemFields {
  return {
    begindate: portalTime(created),
    closedate: portalTime(moved),
    createdTime: portalTime(created),
    updatedTime: portalTime(moved),
    movedTime: portalTime(moved),
  }
}

export function programmeOf({ slug }: PlannedDate): Programme {
  const programme = programmes[programmeId(slug) - 1]
  if (!programme)
    throw new Error(`There is no programme "${slug}".`)
  return programme
}

/** Deals of the pipeline «События», one for each date. */
export function eventDeals(structure: Structure): DealPlan[] {
  return plannedDates.map((date, index) => {
    const programme = programmeOf(date)
    const planned = shiftMinutes(date.start, -45 * 1440 - index * 37)
    const created = atWork(isPast(planned) ? planned : shiftMinutes('2026-11-02T10:00', index * 61))
    const ended = shiftMinutes(date.start, programme.minutes)
    const moved = atWork(isPast(ended) ? shiftMinutes(ended, 900) : shiftMinutes(created, 2880 + index * 17))
    return {
      rows: ticketRows(programme.price),
      fields: {
        ...programmeFields(structure, programme),
        title: `${programme.title}, ${dayAndMonth(date.start)}`,
        categoryId: structure.categoryOf('events'),
        stageId: structure.stageOf('events', date.stage),
        ...times(created, moved),
        closedate: portalTime(ended),
        ...custom(structure, 'start', portalTime(date.start)),
        ...custom(structure, 'end', portalTime(ended)),
        ...custom(structure, 'host', date.host),
        ...custom(structure, 'parent', programmeId(date.slug)),
        ...custom(structure, 'siteTemplate', templateId(programme)),
        ...(date.stage === 'planned'
          ? {}
          : {
              ...custom(structure, 'siteEvent', String(FIRST_EVENT + index)),
              ...published(structure, { deal: programmes.length + index + 1, kind: date.stage === 'dates' ? 'dates' : 'host', revision: date.stage === 'dates' ? 2 : 3, by: programme.responsible }, String(FIRST_EVENT + index), moved),
            }),
        ...description(structure, datedAnnouncement(date), portalTime(moved)),
      },
    }
  })
}

/** Deal id of an event, by `slug@2026-11-21`, or of a programme, by its slug. */
export function dealId(name: string): number {
  const [slug = '', day] = name.split('@')
  if (day === undefined)
    return programmeId(slug)
  const index = plannedDates.findIndex(date => date.slug === slug && date.start.startsWith(day))
  if (index < 0)
    throw new Error(`No event "${slug}" is planned for ${day}.`)
  return programmes.length + index + 1
}
