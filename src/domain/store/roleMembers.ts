import { keptValues } from '../settings/siteProfile'
import { storeRoles } from './roles'
import type { StoreRole } from './roles'

/** Who has a role: people and departments, those below included. */
export interface RoleMembers { users: readonly number[], departments: readonly number[] }

/** Settings that name them; an administrator is also whoever a store's record names. */
const settingOf: Readonly<Record<StoreRole, string>> = { operator: 'roles.operator', cashier: 'roles.cashier', seller: 'roles.seller', storeAdministrator: 'roles.storeAdministrators' }

/** A line of such a setting: `user:12`, `department:3`; `null` for anything else. */
export function readMember(line: string): { kind: 'user' | 'department', id: number } | null {
  const [, kind, id] = /^(user|department):([1-9]\d{0,8})$/.exec(line.trim()) ?? []
  return kind === 'user' || kind === 'department' ? { kind, id: Number(id) } : null
}

export function roleMembersOf(appOptions: Readonly<Record<string, unknown>>): Readonly<Record<StoreRole, RoleMembers>> {
  const kept = keptValues(appOptions['cardinal.settings.store'])
  const of = (role: StoreRole): RoleMembers => {
    const lines = kept[settingOf[role]]
    const members = (Array.isArray(lines) ? lines : []).flatMap(line => typeof line === 'string' ? readMember(line) ?? [] : [])
    const ids = (wanted: string) => [...new Set(members.filter(({ kind }) => kind === wanted).map(({ id }) => id))]
    return { users: ids('user'), departments: ids('department') }
  }
  return Object.fromEntries(storeRoles.map(role => [role, of(role)])) as Record<StoreRole, RoleMembers>
}

/** A department and those above it. */
export function withParents(departmentIds: readonly number[], parents: ReadonlyMap<number, number>): Set<number> {
  const all = new Set<number>()
  for (const id of departmentIds) {
    for (let at: number | undefined = id; at !== undefined && !all.has(at); at = parents.get(at))
      all.add(at)
  }
  return all
}

/** Roles of one person. @param departments Theirs and those above. @param isNamed A store's record names them as administrator or deputy. */
export function rolesOf(userId: number, departments: ReadonlySet<number>, isNamed: boolean, members: Readonly<Record<StoreRole, RoleMembers>>): StoreRole[] {
  const has = (role: StoreRole) => members[role].users.includes(userId) || members[role].departments.some(id => departments.has(id))
  return storeRoles.filter(role => has(role) || (role === 'storeAdministrator' && isNamed))
}
