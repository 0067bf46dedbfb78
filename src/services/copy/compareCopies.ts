import { comparedFields, differencesOf, sameValue, templateValue } from '@/domain/copy/differences'
import type { FieldDifference, SameText } from '@/domain/copy/differences'
import type { FieldFacts } from '@/domain/copy/fields'
import type { EventMap } from '@/domain/eventMap'
import type { PortalMap } from '@/domain/portalMap'
import { resultOf } from '../portal/batch'
import { asId, asList, asMoment, asRecord, asText } from '../portal/decode'
import { saveDescription } from '../deals/saveDescription'
import type { Params, PortalCalls } from '../portal/types'
import { guardedUpdate } from '../portal/writes/guardedUpdate'
import type { GuardedOptions } from '../portal/writes/guardedUpdate'
import { DEAL } from './names'
import type { CopySource } from './readCopy'

/** An event of the template, with what has gone its own way in it. */
export interface ComparedEvent {
  id: number
  title: string
  /** Unix milliseconds; null without a start. */
  start: number | null
  fields: Readonly<Record<string, unknown>>
  differences: FieldDifference[]
}

const pageRows = 50

/**
 * Compares all events of a template with it, field by field, as both are now. One request for 50 events.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function compareCopies(portal: PortalCalls, map: EventMap, source: CopySource, { apart, sameText }: { apart: readonly string[], sameText: SameText }): Promise<{ template: CopySource['fields'], events: ComparedEvent[] }> {
  const rows: Record<string, unknown>[] = []
  let template: CopySource['fields'] = source.fields
  for (let afterId = 0; ;) {
    const answers = await portal.readBatch({
      template: { method: 'crm.item.get', params: { entityTypeId: DEAL, id: source.id, useOriginalUfNames: 'Y' } },
      list: { method: 'crm.item.list', params: { entityTypeId: DEAL, useOriginalUfNames: 'Y', select: ['*', 'UF_*'], filter: { '=categoryId': map.pipelines.events, [`=${map.fields.parent}`]: source.id, '>id': afterId }, order: { id: 'ASC' }, start: -1 } },
    })
    template = asRecord(asRecord(resultOf(answers.template, 'crm.item.get')).item)
    const page = asList(asRecord(resultOf(answers.list, 'crm.item.list')).items).map(asRecord)
    rows.push(...page)
    if (page.length < pageRows)
      break
    afterId = asId(page.at(-1)!.id) ?? Number.MAX_SAFE_INTEGER
  }
  const compared = comparedFields(map, source.facts, [template, ...rows], apart)
  const events = rows.filter(row => asText(row.stageId) !== map.stages.get('events.cancelled')).map((fields): ComparedEvent => {
    const start = asMoment(fields[map.fields.start])
    return { id: asId(fields.id) ?? 0, title: asText(fields.title), start: start === null ? null : Date.parse(start), fields, differences: differencesOf(map, compared, { id: source.id, fields: template }, fields, sameText) }
  })
  return { template, events: events.sort((one, other) => (one.start ?? 0) - (other.start ?? 0)) }
}

/** How bringing a field back ended. `changed`: a colleague has written to it since it was shown. */
export type PullOutcome = 'done' | 'changed' | 'refused' | 'unknown'

export interface PullOptions extends GuardedOptions { map: EventMap, texts: PortalMap, templateId: number, template: CopySource['fields'], userId: number | null }

/**
 * Brings fields of one event back to its template's values. Nothing is written over that somebody has changed since it was
 * shown: each field is guarded by the value that was seen.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function pullFields(portal: PortalCalls, event: ComparedEvent, facts: readonly FieldFacts[], options: PullOptions): Promise<PullOutcome> {
  const { map, texts, templateId, template, userId, ...guard } = options
  const valueOf = (name: string) => templateValue(map, name, template, templateId)
  const text = facts.find(({ name }) => name === map.fields.description)
  const plain = facts.filter(facts => facts !== text)
  if (plain.length > 0) {
    const wanted: Params = Object.fromEntries(plain.map(({ name }) => [name, valueOf(name) ?? '']))
    const read = (fields: Readonly<Record<string, unknown>>): Params => Object.fromEntries(plain.map(({ name }) => [name, fields[name]]))
    const outcome = await guardedUpdate<Params>(portal, { entityTypeId: DEAL, id: event.id }, {
      base: read(event.fields), mine: wanted, read,
      isSame: (one, other) => plain.every(({ name, type }) => sameValue(one[name], other[name], type)),
      fieldsFor: () => wanted,
    }, guard)
    if (outcome.kind !== 'done')
      return outcome.kind === 'conflict' ? 'changed' : outcome.kind
  }
  if (text === undefined)
    return 'done'
  const saved = await saveDescription(portal, texts, event.id, { base: asText(event.fields[text.name]), html: String(valueOf(text.name)), userId }, guard)
  return saved.kind === 'done' || saved.kind === 'unknown' ? saved.kind : saved.kind === 'conflict' ? 'changed' : 'refused'
}
