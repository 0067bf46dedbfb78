import type { EventField, EventMap } from '../eventMap'
import { addDays, daysBetween, isoOf, wallOf } from './slots'
import type { Span } from './slots'

/** A deal's fields under their original names. */
export type DealFields = Readonly<Record<string, unknown>>

/** How the portal describes one field. */
export interface FieldFacts {
  name: string
  title: string
  type: string
  isReadOnly: boolean
  isMultiple: boolean
  /** Values of a list, by id. */
  options: ReadonlyMap<string, string>
}

/** What goes along; the person chooses. */
export type CopyPart = 'fields' | 'products' | 'picture' | 'description' | 'contacts' | 'responsible'
export const copyParts: readonly CopyPart[] = ['fields', 'products', 'picture', 'description', 'contacts', 'responsible']

/** Kept by each deal for itself: what went to the site, what it cost, and the number of runs. */
const ownRoles: readonly EventField[] = ['published', 'revision', 'siteEvent', 'siteOrder', 'siteAnswer', 'siteAnsweredAt', 'publication', 'copyRun', 'refund', 'cost']
/** Set for each event anew, whatever is ticked. */
const setRoles: readonly EventField[] = ['start', 'end', 'parent', 'siteTemplate']
const pictureRoles: readonly EventField[] = ['picture', 'pictureText', 'pictureFocus']
const descriptionRoles: readonly EventField[] = ['description', 'descriptionTwin', 'textPictures']

/** Fields of the portal's own that make sense in an event. */
const systemFields: ReadonlySet<string> = new Set(['typeId', 'opportunity', 'currencyId', 'isManualOpportunity', 'companyId', 'comments', 'sourceId', 'sourceDescription', 'utmSource', 'utmMedium', 'utmCampaign', 'utmContent', 'utmTerm', 'taxValue'])
/** Types whose values cannot be taken over as they are. */
const untakenTypes: ReadonlySet<string> = new Set(['file', 'resourcebooking'])

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)
}

/** What is never copied and what is set otherwise; technical fields of Cardinal's own are known by their name. */
function isApart(map: EventMap, name: string): boolean {
  const roles = [...ownRoles, ...setRoles, ...pictureRoles, ...descriptionRoles]
  return roles.some(role => map.fields[role] === name) || /^UF_CRM_(?:DEAL_)?CARDINAL_/.test(name)
}

/**
 * Fields that the part *fields* takes over: those of the portal's own list and every custom one that has a value.
 *
 * @param apart More fields that stay behind, such as the versions of the description.
 */
export function plainFields(map: EventMap, facts: readonly FieldFacts[], fields: DealFields, apart: readonly string[] = []): FieldFacts[] {
  return facts.filter(({ name, type, isReadOnly }) => !isReadOnly && !untakenTypes.has(type) && !apart.includes(name) && !isApart(map, name)
    && (name.startsWith('UF_') || systemFields.has(name)) && !isEmpty(fields[name]))
}

/** Pictures of a text belong to the deal it came from: `crm-file:5` of deal 12 becomes `crm-file:12-5`. */
export function withParentPictures(html: string, templateId: number): string {
  return html.replace(/(?<=["'])crm-file:(\d{1,18})(?=["'])/g, `crm-file:${templateId}-$1`)
}

/** A day or moment moved by the distance between two starts: a day by whole days, a moment by the same time. */
export function moved(value: unknown, type: string, from: number, to: number, offset: string): unknown {
  if (Array.isArray(value))
    return value.map(one => moved(one, type, from, to, offset))
  const text = String(value)
  if (type === 'date' && /^\d{4}-\d\d-\d\d/.test(text))
    return addDays(text.slice(0, 10), daysBetween(wallOf(from, offset).day, wallOf(to, offset).day))
  if (type === 'datetime' && !Number.isNaN(Date.parse(text)))
    return isoOf(Date.parse(text) + to - from, offset)
  return value
}

export interface CopyContext {
  map: EventMap
  templateId: number
  facts: readonly FieldFacts[]
  fields: DealFields
  parts: ReadonlySet<CopyPart>
  offset: string
  /** Stays behind though it is custom. */
  apart: readonly string[]
  /** The description as it goes in, with its twin; null when it stays behind or there is none. */
  description: { html: string, twin: string } | null
  /** Bytes of the picture; null: the event shows that of its template. */
  picture: readonly [name: string, content: string] | null
  /** The template's own start, unix milliseconds; null without one. */
  templateStart: number | null
}

/** What every event of a run has in common. */
export function sharedFields({ map, templateId, facts, fields, parts, apart, description, picture }: CopyContext): Record<string, unknown> {
  const { fields: codes, stages, pipelines } = map
  const words = parts.has('picture') ? [codes.pictureText, codes.pictureFocus] : []
  const plain = parts.has('fields') ? plainFields(map, facts, fields, apart).map(({ name }) => name) : []
  const planned = stages.get('events.planned')
  return {
    title: fields.title,
    categoryId: pipelines.events,
    ...(planned === undefined ? {} : { stageId: planned }),
    ...Object.fromEntries([...plain, ...words].filter(name => !isEmpty(fields[name])).map(name => [name, fields[name]])),
    [codes.parent]: templateId,
    [codes.siteTemplate]: fields[codes.siteTemplate],
    ...(parts.has('contacts') && !isEmpty(fields.contactIds) ? { contactIds: fields.contactIds } : {}),
    ...(parts.has('responsible') && !isEmpty(fields.assignedById) ? { assignedById: fields.assignedById } : {}),
    ...(description === null ? {} : { [codes.description]: description.html, [codes.descriptionTwin]: description.twin }),
    ...(picture === null ? {} : { [codes.picture]: [...picture] }),
  }
}

/**
 * What differs from date to date: start and end, the end date of the deal, and every copied date, moved as far as the event
 * lies from the template's own start. Without such a start they stay as they are.
 */
export function datedFields({ map, facts, fields, parts, offset, apart, templateStart }: CopyContext, span: Span): Record<string, unknown> {
  const dates = parts.has('fields') && templateStart !== null
    ? plainFields(map, facts, fields, apart).filter(({ type }) => type === 'date' || type === 'datetime')
    : []
  return {
    ...Object.fromEntries(dates.map(({ name, type }) => [name, moved(fields[name], type, templateStart!, span.start, offset)])),
    ...(templateStart !== null && !isEmpty(fields.begindate) ? { begindate: moved(fields.begindate, 'date', templateStart, span.start, offset) } : {}),
    [map.fields.start]: isoOf(span.start, offset),
    [map.fields.end]: isoOf(span.end, offset),
    closedate: wallOf(span.end, offset).day,
  }
}

/** How many of each part there is to copy: «поля (14), товары (2)». */
export function countParts({ map, facts, fields, apart }: Pick<CopyContext, 'map' | 'facts' | 'fields' | 'apart'>, rowCount: number): Record<CopyPart, number> {
  return {
    fields: plainFields(map, facts, fields, apart).length,
    products: rowCount,
    picture: isEmpty(fields[map.fields.picture]) ? 0 : 1,
    description: isEmpty(fields[map.fields.description]) ? 0 : 1,
    contacts: Array.isArray(fields.contactIds) ? fields.contactIds.length : 0,
    responsible: isEmpty(fields.assignedById) ? 0 : 1,
  }
}
