import { asList, asRecord, asText } from '../../portal/decode'
import type { Command, CommandResult } from '../../portal/types'
import { typeIdOf } from '../entities'
import { momentOf } from '../fields/decodeFields'
import type { Store } from '../types'

export interface Load { load: number, lastAt: number | null }

/** People in one request: each takes three commands. */
const most = 16

/**
 * Open assignments of people and when each got the last one, with their names: one request for 16 people. Assignments are
 * seen by everybody, unlike colleagues' tasks and leads.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function readLoads({ calls, map }: Store, userIds: readonly number[]): Promise<{ loads: ReadonlyMap<number, Load>, names: ReadonlyMap<number, string> }> {
  const entityTypeId = typeIdOf(map, 'assignment')
  const employee = map.field('process.assignment', 'employee')
  const given = map.processStage('assignment', 'given')
  const loads = new Map<number, Load>()
  const names = new Map<number, string>()
  for (let start = 0; start < userIds.length; start += most) {
    const part = userIds.slice(start, start + most)
    const answers: Record<string, CommandResult> = await calls.readBatch(Object.fromEntries(part.flatMap((id): [string, Command][] => [
      [`name${id}`, { method: 'user.get', params: { FILTER: { ID: id } } }],
      ...(entityTypeId === null || employee === null || given === null ? [] : [
        [`open${id}`, { method: 'crm.item.list', params: { entityTypeId, select: ['id'], filter: { [`=${employee}`]: id, '=stageId': given }, start: 0, useOriginalUfNames: 'Y' } }],
        [`last${id}`, { method: 'crm.item.list', params: { entityTypeId, select: ['id', 'createdTime'], filter: { [`=${employee}`]: id }, order: { id: 'DESC' }, start: -1, useOriginalUfNames: 'Y' } }],
      ] satisfies [string, Command][]),
    ])))
    for (const id of part) {
      const [open, last, name] = [answers[`open${id}`], answers[`last${id}`], answers[`name${id}`]]
      const row = last?.kind === 'done' ? asRecord(asList(asRecord(last.result).items)[0]) : {}
      loads.set(id, { load: open?.kind === 'done' ? open.total ?? 0 : 0, lastAt: momentOf(row.createdTime) })
      const user = name?.kind === 'done' ? asRecord(asList(name.result)[0]) : {}
      names.set(id, [user.NAME, user.LAST_NAME].map(asText).filter(Boolean).join(' '))
    }
  }
  return { loads, names }
}
