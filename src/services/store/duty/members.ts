import type { RoleMembers } from '@/domain/store/roleMembers'
import { resultOf } from '../../portal/batch'
import { asId, asList, asRecord } from '../../portal/decode'
import type { Command, CommandResult, PortalCalls } from '../../portal/types'

/** Departments asked for in one request. */
const most = 40

/**
 * Working people of a role: those named, and everybody in the departments named and below.
 *
 * @param departments Answer of `department.get` where it was asked: without the right to it departments below are not known.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
export async function membersOf(calls: PortalCalls, members: RoleMembers, departments: CommandResult | undefined): Promise<number[]> {
  const all = withChildren(members.departments, departments)
  const commands: Record<string, Command> = {
    ...(members.users.length === 0 ? {} : { users: { method: 'user.get', params: { FILTER: { ID: members.users, ACTIVE: true } } } }),
    ...Object.fromEntries(all.slice(0, most).map(id => [`department${id}`, { method: 'user.get', params: { FILTER: { UF_DEPARTMENT: id, ACTIVE: true } } }])),
  }
  if (Object.keys(commands).length === 0)
    return []
  const answers: Record<string, CommandResult> = await calls.readBatch(commands)
  const ids = Object.keys(commands).flatMap(name => asList(resultOf(answers[name]!, 'user.get')).map(user => asId(asRecord(user).ID)))
  return [...new Set(ids.filter(id => id !== null))].sort((one, other) => one - other)
}

function withChildren(ids: readonly number[], answer: CommandResult | undefined): number[] {
  const rows = answer?.kind === 'done' ? asList(answer.result).map(asRecord) : []
  const all = new Set(ids)
  for (let before = -1; before !== all.size;) {
    before = all.size
    for (const { ID, PARENT } of rows) {
      const [id, parent] = [asId(ID), asId(PARENT)]
      if (id !== null && parent !== null && all.has(parent))
        all.add(id)
    }
  }
  return [...all]
}
