import { asId, asMoment, asText } from '../decode'
import { resultOf } from '../batch'
import { decodePage, idOf, itemList } from '../readAll/listQuery'
import type { ListQuery, Row } from '../readAll/listQuery'
import type { CallOptions, Command, Params, PortalCalls } from '../types'

/** Records that carry names of operations. */
export interface NamedKind {
  entityTypeId: number
  /** Code of the application; in records that have it, it stands beside the name. */
  app: string
}

/** A record found by its name. */
export interface NamedRecord {
  id: number
  name: string
  /** Portal time, ISO; empty when the portal does not tell it. */
  createdTime: string
  updatedTime: string
  createdBy: number | null
}

const withOrigin: ReadonlySet<number> = new Set([1, 2, 3, 4])
const firstOwnType = 128
const invoice = 31
const pageSize = 50
/** Names in one question. */
export const maxNames = 50

function isWithOrigin({ entityTypeId }: NamedKind): boolean {
  if (withOrigin.has(entityTypeId))
    return true
  if (entityTypeId === invoice || entityTypeId >= firstOwnType)
    return false
  throw new RangeError(`Records of type ${entityTypeId} have no field for a name.`)
}

/**
 * Fields that carry a name: `originatorId` and `originId` of leads, deals, contacts and companies, `xmlId` of smart
 * processes and invoices.
 *
 * @throws {RangeError} for a type that has neither.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export function nameFields(kind: NamedKind, name: string): Params {
  return isWithOrigin(kind) ? { originatorId: kind.app, originId: name } : { xmlId: name }
}

function askCommand(kind: NamedKind, names: readonly string[], afterId: number): Command {
  const byOrigin = isWithOrigin(kind)
  return {
    method: 'crm.item.list',
    params: {
      entityTypeId: kind.entityTypeId,
      select: ['id', byOrigin ? 'originId' : 'xmlId', 'createdTime', 'updatedTime', 'createdBy'],
      filter: { ...(byOrigin ? { '=originatorId': kind.app, '@originId': names } : { '@xmlId': names }), '>id': afterId },
      order: { id: 'ASC' },
      start: -1,
    },
  }
}

function nameOf(kind: NamedKind, row: Row): string {
  return asText(isWithOrigin(kind) ? row.originId : row.xmlId)
}

/** What the rows must be: an unreadable one could be the very record that is looked for. */
function namedList(kind: NamedKind, names: readonly string[]): ListQuery {
  return itemList(kind.entityTypeId, { fits: row => names.includes(nameOf(kind, row)) })
}

function decodeRecord(kind: NamedKind, query: ListQuery, row: Row): NamedRecord {
  return {
    id: idOf(query, row),
    name: nameOf(kind, row),
    createdTime: asMoment(row.createdTime) ?? '',
    updatedTime: asMoment(row.updatedTime) ?? '',
    createdBy: asId(row.createdBy),
  }
}

/**
 * The question that {@link findByName} asks, for a caller who asks more in the same request.
 *
 * @param names At most {@link maxNames}.
 */
export function nameQuestion(kind: NamedKind, names: readonly string[]): Command {
  return askCommand(kind, names, 0)
}

/**
 * Reads the answer to {@link nameQuestion}.
 *
 * @param result As the batch gave it.
 * @returns `null` when there is more than one answer holds: ask by `findByName`.
 * @throws {PortalError} for an answer that cannot be read.
 */
export function readNamed(kind: NamedKind, names: readonly string[], result: unknown): Found['records'] | null {
  const query = namedList(kind, names)
  const page = decodePage(query, result, { after: 0, end: Number.MAX_SAFE_INTEGER })
  return page.length === pageSize ? null : byName(page.map(row => decodeRecord(kind, query, row)))
}

function byName(found: readonly NamedRecord[], records: Found['records'] = new Map()): Found['records'] {
  for (const record of found)
    records.set(record.name, [...(records.get(record.name) ?? []), record])
  return records
}

/** Records by name, each list by id. `portalTime` is unix milliseconds, NaN when the portal does not tell it. */
export interface Found { records: Map<string, NamedRecord[]>, portalTime: number }

/**
 * Asks which records carry these names: those the person may see. One command for 50 names, one request unless there
 * are more than 50 records.
 *
 * @throws {PortalError} `forbidden` without read access to the type; also for an answer that cannot be read, which is not
 * the same as one that holds nothing.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function findByName(portal: PortalCalls, kind: NamedKind, names: readonly string[], options: CallOptions = {}): Promise<Found> {
  const records = new Map<string, NamedRecord[]>()
  let portalTime = Number.NaN
  for (let start = 0; start < names.length; start += maxNames) {
    const part = names.slice(start, start + maxNames)
    const query = namedList(kind, part)
    for (let afterId = 0, isMore = true; isMore;) {
      const { time, list } = await portal.readBatch({ time: { method: 'server.time' }, list: askCommand(kind, part, afterId) }, options)
      portalTime = time.kind === 'done' ? Date.parse(asText(time.result)) : portalTime
      const page = decodePage(query, resultOf(list, query.method), { after: afterId, end: Number.MAX_SAFE_INTEGER })
      byName(page.map(row => decodeRecord(kind, query, row)), records)
      isMore = page.length === pageSize
      afterId = idOf(query, page.at(-1))
    }
  }
  return { records, portalTime }
}
