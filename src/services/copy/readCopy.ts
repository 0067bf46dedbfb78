import type { FieldFacts } from '@/domain/copy/fields'
import type { Busy, KnownEvent } from '@/domain/copy/plan'
import { isoOf, offsetMinutes, offsetOf } from '@/domain/copy/slots'
import type { Day } from '@/domain/copy/slots'
import type { EventMap } from '@/domain/eventMap'
import { PortalError } from '@/domain/portalError'
import { resultOf } from '../portal/batch'
import { asFlag, asId, asList, asMoment, asRecord, asText } from '../portal/decode'
import { asBinding } from '../portal/decodeCrm'
import type { CallOptions, Command, CommandResult, Params, PortalCalls } from '../portal/types'
import { nameQuestion, readNamed } from '../portal/writes/named'
import type { Found } from '../portal/writes/named'
import { DEAL, copyNames } from './names'

const CONTACT = 3

const pageRows = 50
/** An office that has more events of one speaker in a year is not known. */
const maxPages = 40
/** An event without an end lasts so long, ms. */
const usualMs = 2 * 3_600_000
const dayMs = 24 * 3_600_000

/** Dates that are looked at, by the portal's day. */
export interface DayRange { from: Day, to: Day }

/** Whose engagements this person does not get to see. */
export type Unseen = 'speaker' | 'place' | 'host'

/** Everything that copying starts from, as it was at one moment. */
export interface CopySource {
  id: number
  title: string
  fields: Readonly<Record<string, unknown>>
  facts: readonly FieldFacts[]
  productRows: readonly Params[]
  pipelineId: number
  pipelineName: string
  stageName: string
  /** Template on the site; empty while there is none. */
  siteTemplate: string
  speakerId: number | null
  speakerName: string
  place: string
  hostId: number | null
  /** Of this template, speaker or place in the range. */
  events: readonly KnownEvent[]
  busy: readonly Busy[] | null
  unseen: readonly Unseen[]
  range: DayRange
  userId: number | null
  /** The portal's clock, unix milliseconds, and zone, `+03:00`. */
  now: number
  offset: string
  /** This device's clock when it was asked, unix milliseconds. */
  askedAt: number
}

export interface ReadCopyOptions extends CallOptions {
  range: DayRange
  /** Names that are asked for in the same request, at most 50. */
  names?: readonly string[]
  /** This device's clock; replaced in tests. */
  now?: () => number
}

const ofTemplate = (field: string) => `$result[template][item][${field}]`

function eventList(map: EventMap, filter: Params, { from, to }: DayRange, afterId: number): Command {
  const { start, end, speaker, place, parent } = map.fields
  return {
    method: 'crm.item.list',
    params: {
      entityTypeId: DEAL,
      useOriginalUfNames: 'Y',
      select: ['id', 'title', 'stageId', 'originId', 'createdTime', start, end, speaker, place, parent],
      filter: { '=categoryId': map.pipelines.events, [`>=${start}`]: `${from}T00:00:00`, [`<=${start}`]: `${to}T23:59:59`, ...filter, '>id': afterId },
      order: { id: 'ASC' },
      start: -1,
    },
  }
}

function decodeEvent(map: EventMap, row: unknown): KnownEvent | null {
  const fields = asRecord(row)
  const id = asId(fields.id)
  const start = asMoment(fields[map.fields.start])
  const end = asMoment(fields[map.fields.end])
  if (id === null)
    return null
  const startMs = start === null ? null : Date.parse(start)
  return {
    id,
    title: asText(fields.title),
    span: startMs === null ? null : { start: startMs, end: end === null ? startMs + usualMs : Math.max(Date.parse(end), startMs + 60_000) },
    speakerId: asBinding(fields[map.fields.speaker], CONTACT)?.id ?? null,
    place: asText(fields[map.fields.place]),
    templateId: asBinding(fields[map.fields.parent], DEAL)?.id ?? null,
    isCancelled: asText(fields.stageId) === map.stages.get('events.cancelled'),
    createdTime: asMoment(fields.createdTime) ?? '',
    name: asText(fields.originId),
  }
}

/**
 * Reads all that copying a deal to dates needs, in one request: the deal with its fields and products, the events that could
 * clash, the hours of who meets the guests, and which of the names are taken. More requests only where a list has over 50.
 *
 * @throws {PortalError} `forbidden` without read access, `missing` when there is no such deal.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-list.html
 * @see https://apidocs.bitrix24.com/api-reference/calendar/calendar-event/calendar-accessibility-get.html
 */
export async function readCopy(portal: PortalCalls, map: EventMap, dealId: number, options: ReadCopyOptions): Promise<{ source: CopySource, found: Found | null }> {
  const { range, names = [], now = Date.now, ...callOptions } = options
  const askedAt = now()
  const { speaker, place, host, parent } = map.fields
  const lists: Readonly<Record<ListName, Params>> = {
    ofTemplate: { [`=${parent}`]: dealId },
    ofSpeaker: { [`=${speaker}`]: ofTemplate(speaker) },
    atPlace: { [`=${place}`]: ofTemplate(place) },
  }
  const answers: Record<string, CommandResult> = await portal.readBatch<string>({
    time: { method: 'server.time' },
    user: { method: 'profile' },
    template: { method: 'crm.item.get', params: { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y' } },
    facts: { method: 'crm.item.fields', params: { entityTypeId: DEAL, useOriginalUfNames: 'Y' } },
    rows: { method: 'crm.item.productrow.list', params: { filter: { '=ownerType': 'D', '=ownerId': dealId } } },
    pipelines: { method: 'crm.category.list', params: { entityTypeId: DEAL } },
    stage: { method: 'crm.status.list', params: { filter: { STATUS_ID: ofTemplate('stageId') } } },
    person: { method: 'crm.item.get', params: { entityTypeId: CONTACT, id: ofTemplate(speaker) } },
    hours: { method: 'calendar.accessibility.get', params: { users: [ofTemplate(host)], from: range.from, to: range.to } },
    ...Object.fromEntries(Object.entries(lists).map(([name, filter]) => [name, eventList(map, filter, range, 0)])),
    ...(names.length > 0 ? { names: nameQuestion(copyNames, names) } : {}),
  }, callOptions)
  const fields = asRecord(asRecord(resultOf(answers.template!, 'crm.item.get')).item)
  const time = asMoment(resultOf(answers.time!, 'server.time'))
  const offset = time === null ? null : offsetOf(time)
  if (time === null || offset === null || asId(fields.id) !== dealId)
    throw new PortalError('unreachable', 'The portal told neither its time nor the deal.')
  const facts = decodeFacts(resultOf(answers.facts!, 'crm.item.fields'))
  const speakerId = asBinding(fields[speaker], CONTACT)?.id ?? null
  const hostId = asId(fields[host])
  const pages = await readPages(portal, map, { range, fields, lists, answers, hasSpeaker: speakerId !== null }, callOptions)
  const busy = hostId === null ? [] : decodeBusy(answers.hours, hostId, offset)
  const pipelineId = Number(fields.categoryId)
  const records = names.length > 0 ? readNamed(copyNames, names, resultOf(answers.names!, 'crm.item.list')) : null
  const source: CopySource = {
    id: dealId,
    title: asText(fields.title),
    fields,
    facts,
    productRows: decodeRows(resultOf(answers.rows!, 'crm.item.productrow.list')),
    pipelineId,
    pipelineName: nameIn(asList(asRecord(softly(answers.pipelines)).categories), row => Number(row.id) === pipelineId, 'name'),
    stageName: nameIn(asList(softly(answers.stage)), row => asText(row.STATUS_ID) === asText(fields.stageId), 'NAME'),
    siteTemplate: asText(fields[map.fields.siteTemplate]),
    speakerId,
    speakerName: speakerId === null ? '' : personName(softly(answers.person)),
    place: asText(fields[place]),
    hostId,
    events: pages.events.filter(({ id }) => id !== dealId),
    busy,
    unseen: [...pages.unseen, ...(busy === null ? ['host' as const] : [])],
    range,
    userId: asId(asRecord(softly(answers.user)).ID),
    now: Date.parse(time),
    offset,
    askedAt,
  }
  return { source, found: records === null ? null : { records, portalTime: source.now } }
}

type ListName = 'ofTemplate' | 'ofSpeaker' | 'atPlace'

interface Pages { range: DayRange, fields: CopySource['fields'], lists: Readonly<Record<ListName, Params>>, answers: Readonly<Record<string, CommandResult>>, hasSpeaker: boolean }

/** The events of all lists, each once. A list that another person's rights hide is named, that of the template itself is needed. */
async function readPages(portal: PortalCalls, map: EventMap, { range, fields, lists, answers, hasSpeaker }: Pages, options: CallOptions): Promise<{ events: KnownEvent[], unseen: Unseen[] }> {
  const { speaker, place } = map.fields
  const events = new Map<number, KnownEvent>()
  const unseen: Unseen[] = []
  const wanted: ListName[] = ['ofTemplate', ...(hasSpeaker ? ['ofSpeaker' as const] : []), ...(asText(fields[place]) === '' ? [] : ['atPlace' as const])]
  const filters: Readonly<Record<ListName, Params>> = { ...lists, ofSpeaker: { [`=${speaker}`]: fields[speaker] }, atPlace: { [`=${place}`]: fields[place] } }
  let open = new Map(wanted.map(name => [name, answers[name]] as const))
  for (let page = 0; open.size > 0 && page < maxPages; page++) {
    const next: Record<string, Command> = {}
    for (const [name, answer] of open) {
      if (answer?.kind !== 'done' && name !== 'ofTemplate') {
        unseen.push(name === 'ofSpeaker' ? 'speaker' : 'place')
        continue
      }
      const rows = asList(asRecord(resultOf(answer!, 'crm.item.list')).items).map(row => decodeEvent(map, row)).filter(event => event !== null)
      for (const event of rows)
        events.set(event.id, event)
      if (rows.length === pageRows)
        next[name] = eventList(map, filters[name], range, rows.at(-1)!.id)
    }
    const more: Record<string, CommandResult> = Object.keys(next).length === 0 ? {} : await portal.readBatch(next, options)
    open = new Map(Object.keys(next).map(name => [name as ListName, more[name]]))
  }
  return { events: [...events.values()], unseen }
}

/** What a command gave, or nothing: names of things must not keep anybody from working. */
function softly(answer: CommandResult | undefined): unknown {
  return answer?.kind === 'done' ? answer.result : null
}

function nameIn(rows: readonly unknown[], isIt: (row: Record<string, unknown>) => boolean, key: string): string {
  return asText(rows.map(asRecord).find(isIt)?.[key])
}

function personName(answer: unknown): string {
  const { name, lastName } = asRecord(asRecord(answer).item)
  return [asText(name), asText(lastName)].filter(part => part !== '').join(' ')
}

function decodeFacts(answer: unknown): FieldFacts[] {
  return Object.entries(asRecord(asRecord(answer).fields)).map(([key, value]) => {
    const { upperName, title, type, isReadOnly, isMultiple, items } = asRecord(value)
    return {
      name: asText(upperName).startsWith('UF_') ? asText(upperName) : key,
      title: asText(title),
      type: asText(type),
      isReadOnly: asFlag(isReadOnly),
      isMultiple: asFlag(isMultiple),
      options: new Map(asList(items).map(asRecord).map(({ ID, VALUE }) => [asText(ID), asText(VALUE)])),
    }
  })
}

/** What a product row takes when it is written anew. */
const rowFields = ['productId', 'productName', 'price', 'quantity', 'discountTypeId', 'discountRate', 'discountSum', 'taxRate', 'taxIncluded', 'measureCode', 'measureName', 'sort']

function decodeRows(answer: unknown): Params[] {
  return asList(asRecord(answer).productRows).map(asRecord)
    .map(row => Object.fromEntries(rowFields.flatMap(name => row[name] === null || row[name] === undefined ? [] : [[name, row[name]] as const])))
}

/** @returns null for a calendar that this person or the application may not see. */
function decodeBusy(answer: CommandResult | undefined, hostId: number, offset: string): Busy[] | null {
  if (answer?.kind !== 'done')
    return null
  return asList(asRecord(answer.result)[String(hostId)]).map(asRecord)
    .filter(({ ACCESSIBILITY }) => ['busy', 'absent'].includes(asText(ACCESSIBILITY)))
    .flatMap(({ NAME, DATE_FROM_TS_UTC, DATE_TO_TS_UTC, DT_SKIP_TIME }) => {
      const isWhole = asFlag(DT_SKIP_TIME)
      // Whole days are told as midnights of UTC, the last one included.
      const shift = isWhole ? offsetMinutes(offset) * 60_000 : 0
      const start = Number(DATE_FROM_TS_UTC) * 1000 - shift
      const end = Number(DATE_TO_TS_UTC) * 1000 - shift + (isWhole ? dayMs : 0)
      return Number.isFinite(start) && end > start ? [{ span: { start, end }, what: asText(NAME) }] : []
    })
}

/** Range that reaches a week back and a year ahead of this device's day. */
export function usualRange(now: number): DayRange {
  return { from: isoOf(now - 7 * dayMs, '+00:00').slice(0, 10), to: isoOf(now + 366 * dayMs, '+00:00').slice(0, 10) }
}
