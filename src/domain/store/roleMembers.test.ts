import { expect, it } from 'vitest'
import { readMember, roleMembersOf, rolesOf, withParents } from './roleMembers'

const options = (values: Record<string, unknown>) => ({ 'cardinal.settings.store': JSON.stringify({ version: 1, revision: 'r', values }) })
const members = roleMembersOf(options({ 'roles.operator': ['department:2', 'user:9'], 'roles.cashier': ['department:3'], 'roles.seller': ['nobody', 7], 'roles.storeAdministrators': ['user:9'] }))

it.each([['user:12', { kind: 'user', id: 12 }], [' department:3 ', { kind: 'department', id: 3 }], ['user:0', null], ['user:', null], ['group:4', null], ['12', null]])('reads %j', (line, expected) => {
  expect(readMember(line)).toEqual(expected)
})

it('gives roles by person, by department and by the departments above', () => {
  const parents = new Map([[5, 3], [3, 1]])
  expect(rolesOf(9, withParents([4], parents), false, members)).toEqual(['operator', 'storeAdministrator'])
  expect(rolesOf(8, withParents([5], parents), false, members)).toEqual(['cashier'])
  expect(rolesOf(8, withParents([2, 3], parents), false, members)).toEqual(['operator', 'cashier'])
  expect(rolesOf(8, withParents([1], parents), false, members)).toEqual([])
})

it('makes an administrator of whoever a store names', () => {
  expect(rolesOf(8, new Set(), true, members)).toEqual(['storeAdministrator'])
})

it('ends where departments stand in a circle', () => {
  expect([...withParents([1], new Map([[1, 2], [2, 1]]))]).toEqual([1, 2])
})

it('passes over what hands made of a setting', () => {
  expect(members.seller).toEqual({ users: [], departments: [] })
  expect(roleMembersOf({ 'cardinal.settings.store': '{' }).operator).toEqual({ users: [], departments: [] })
})
