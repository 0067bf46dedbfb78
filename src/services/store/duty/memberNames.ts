import { asId, asList, asRecord, asText } from '../../portal/decode'
import type { Command, CommandResult, PortalCalls } from '../../portal/types'

/** Names of people and departments, by id. */
export interface MemberNames { people: ReadonlyMap<number, string>, departments: ReadonlyMap<number, string> }

/** People whose names are asked for in one request. */
const most = 45

/**
 * Names of the portal's departments, and of these people, in one request; whoever may not see departments gets none.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/departments/department-get.html
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
export async function readMemberNames(calls: PortalCalls, userIds: readonly number[]): Promise<MemberNames> {
  const ids = [...new Set(userIds)].slice(0, most)
  const commands: Record<string, Command> = { departments: { method: 'department.get' } }
  for (const id of ids)
    commands[`user${id}`] = { method: 'user.get', params: { FILTER: { ID: id } } }
  const answers: Record<string, CommandResult> = await calls.readBatch(commands)
  const rows = (answer: CommandResult | undefined) => answer?.kind === 'done' ? asList(answer.result).map(asRecord) : []
  const named = (found: readonly Record<string, unknown>[], name: (row: Record<string, unknown>) => string) => new Map(found.flatMap(row => asId(row.ID) === null || name(row) === '' ? [] : [[asId(row.ID)!, name(row)] as const]))
  return {
    departments: named(rows(answers.departments), ({ NAME }) => asText(NAME)),
    people: named(ids.flatMap(id => rows(answers[`user${id}`])), ({ NAME, LAST_NAME }) => [NAME, LAST_NAME].map(asText).filter(Boolean).join(' ')),
  }
}
