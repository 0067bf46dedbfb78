import { sameValue } from '@/domain/copy/differences'
import type { FieldFacts } from '@/domain/copy/fields'
import type { EventMap } from '@/domain/eventMap'
import { resultOf } from '../portal/batch'
import { asId, asList, asMoment, asRecord, asText } from '../portal/decode'
import { asBinding } from '../portal/decodeCrm'
import type { Command, CommandResult, PortalCalls } from '../portal/types'
import type { CopyJob } from './jobs'
import { DEAL, madeIds } from './names'

/** A deal of the run as it is now. */
export interface UndoDeal {
  id: number
  start: number
  /** `edited`: somebody has changed it; `sold`: tickets belong to it; `gone`: deleted already. */
  state: 'untouched' | 'edited' | 'sold' | 'gone'
  updatedTime: string
}

/** Records of one list. */
const pageRows = 50

/** Which is an event's own or written by the site, so its change is nobody's edit. */
function touched(map: EventMap, fields: Readonly<Record<string, unknown>>, sent: Readonly<Record<string, unknown>>, facts: readonly FieldFacts[], userId: number | null): boolean {
  const types = new Map(facts.map(({ name, type }) => [name, type]))
  const isChanged = Object.entries(sent).some(([name, value]) => name !== map.fields.description && !sameValue(value, fields[name], types.get(name) ?? 'string'))
  const isTextChanged = map.fields.description in sent && asText(fields[map.fields.description]) !== asText(sent[map.fields.description])
  const author = asId(fields.updatedBy)
  const isOthers = author !== null && userId !== null && author !== userId && asMoment(fields[map.fields.siteAnsweredAt]) === null
  return isChanged || isTextChanged || isOthers || asId(fields.createdBy) !== userId
}

/**
 * Looks which deals of a run may be deleted: those that this person made in it and nobody has changed since, without tickets.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function planUndo(portal: PortalCalls, map: EventMap, job: CopyJob, facts: readonly FieldFacts[]): Promise<UndoDeal[]> {
  const ids = madeIds(job)
  const deals = new Map<number, Record<string, unknown>>()
  const sold = new Set<number>()
  for (let start = 0; start < ids.length; start += pageRows) {
    const part = ids.slice(start, start + pageRows)
    const answers = await portal.readBatch({
      deals: { method: 'crm.item.list', params: { entityTypeId: DEAL, useOriginalUfNames: 'Y', select: ['*', 'UF_*', 'contactIds'], filter: { '@id': part }, order: { id: 'ASC' }, start: -1 } },
      tickets: { method: 'crm.item.list', params: { entityTypeId: DEAL, useOriginalUfNames: 'Y', select: ['id', map.fields.parent], filter: { [`@${map.fields.parent}`]: part }, start: -1 } },
    })
    for (const row of asList(asRecord(resultOf(answers.deals, 'crm.item.list')).items).map(asRecord))
      deals.set(Number(row.id), row)
    for (const row of asList(asRecord(resultOf(answers.tickets, 'crm.item.list')).items).map(asRecord))
      sold.add(asBinding(row[map.fields.parent], DEAL)?.id ?? 0)
  }
  return job.rows.filter(({ id, state }) => id !== null && state === 'made').map(({ id, name, start }) => {
    const fields = deals.get(id!)
    const sent = { ...job.sent[''], ...job.sent[name] }
    const state = fields === undefined ? 'gone' : sold.has(id!) ? 'sold' : touched(map, fields, sent, facts, job.userId) ? 'edited' : 'untouched'
    return { id: id!, start, state, updatedTime: asMoment(fields?.updatedTime) ?? '' }
  })
}

/** Two commands a deal. */
const perRequest = 25

/**
 * Deletes deals that are still as they were looked at: what a colleague changes in the meantime stays.
 *
 * @returns Ids that are deleted for certain.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-delete.html
 */
export async function undoCopy(portal: PortalCalls, deals: readonly UndoDeal[], onProgress: (done: number) => void = () => {}): Promise<number[]> {
  const going = deals.filter(({ state }) => state === 'untouched')
  const deleted: number[] = []
  for (let start = 0; start < going.length; start += perRequest) {
    const part = going.slice(start, start + perRequest)
    const commands: Record<string, Command> = Object.fromEntries(part.flatMap(({ id, updatedTime }, index) => [
      [`seen${index}`, { method: 'crm.item.list', params: { entityTypeId: DEAL, select: ['id'], filter: { '=id': id, '=updatedTime': updatedTime } } }],
      [`gone${index}`, { method: 'crm.item.delete', params: { entityTypeId: DEAL, id: `$result[seen${index}][items][0][id]` } }],
    ]))
    const outcome = await portal.writeBatch(commands, { halt: false })
    if (outcome.kind === 'done') {
      const answers: Record<string, CommandResult> = outcome.result
      deleted.push(...part.filter((_, index) => answers[`gone${index}`]?.kind === 'done').map(({ id }) => id))
    }
    else {
      // Whatever came of it is seen by looking; nothing is sent again.
      deleted.push(...await missing(portal, part.map(({ id }) => id)))
    }
    onProgress(deleted.length)
  }
  return deleted
}

async function missing(portal: PortalCalls, ids: readonly number[]): Promise<number[]> {
  const { items } = asRecord(await portal.read<unknown>('crm.item.list', { entityTypeId: DEAL, select: ['id'], filter: { '@id': ids }, start: -1 }))
  const there = new Set(asList(items).map(row => asId(asRecord(row).id)))
  return ids.filter(id => !there.has(id))
}
