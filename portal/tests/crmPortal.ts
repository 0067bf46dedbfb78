import { issueTokens } from '../src/auth/tokens.ts'
import type { AccessLevel, Json, PortalUser } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aPortal } from './corePortal.ts'
import type { Reply, TestPortal } from './corePortal.ts'

type Data = { [key: string]: Json }

export interface CrmPortal extends TestPortal {
  /** The result of a call by the administrator; fails loudly on a refusal. */
  result: (method: string, params?: Data) => Promise<Data>
  /** Code and description of a refusal. */
  refused: (method: string, params?: Data, user?: PortalUser) => Promise<[Json | undefined, Json | undefined]>
  callAs: (user: PortalUser, method: string, params?: Data) => Promise<Reply>
  /** Creates a record and returns it as answered. */
  add: (entityTypeId: number, fields?: Data) => Promise<Data>
  /** Creates a custom field of deals and returns its key in `crm.item.*`. */
  addField: (name: string, type: string, rest?: Data) => Promise<number>
}

export const CLOCK = '2026-11-22T10:44:00+03:00'

/** A portal whose clock stands still, with helpers for the CRM methods. */
export function aCrmPortal(scopes = ['crm', 'userfieldconfig', 'placement', 'user']): CrmPortal {
  const test = aPortal({ scopes })
  test.portal.state.clock.frozenAt = Date.parse(CLOCK)
  const result = async (method: string, params: Data = {}) => {
    const { body } = await test.call(method, params)
    if (body.error !== undefined)
      throw new Error(`${method}: ${String(body.error)} ${String(body.error_description)}`)
    return asData(body.result)
  }
  const callAs = (user: PortalUser, method: string, params: Data = {}) =>
    test.call(method, { auth: issueTokens(test.portal, test.app, user).accessToken, ...params })
  return {
    ...test,
    result,
    callAs,
    refused: async (method, params = {}, user) => {
      const { body } = user ? await callAs(user, method, params) : await test.call(method, params)
      return [body.error, body.error_description]
    },
    add: async (entityTypeId, fields = {}) => asData((await result('crm.item.add', { entityTypeId, fields })).item),
    addField: async (name, type, rest = {}) => {
      const { body } = await test.call('crm.deal.userfield.add', { fields: { FIELD_NAME: name, USER_TYPE_ID: type, LABEL: name, ...rest } })
      if (typeof body.result !== 'number')
        throw new Error(`${name}: ${String(body.error)} ${String(body.error_description)}`)
      return body.result
    },
  }
}

export function asData(value: Json | undefined): Data {
  if (typeof value !== 'object' || value === null)
    throw new Error(`an object was expected, not ${JSON.stringify(value)}`)
  return Array.isArray(value) ? Object.fromEntries(value.entries()) : value
}

export function asList(value: Json | undefined): Data[] {
  if (!Array.isArray(value))
    throw new Error(`a list was expected, not ${JSON.stringify(value)}`)
  return value.map(asData)
}

/** An employee with one level for every action on deals and contacts. */
export function anEmployee(portal: CrmPortal, levels: Partial<Record<'read' | 'add' | 'update' | 'delete', AccessLevel>>, changeSettings = false): PortalUser {
  const id = portal.portal.nextId('user')
  const rights = { read: 'none', add: 'none', update: 'none', delete: 'none', ...levels } as const
  const user: PortalUser = {
    id, name: 'Вера', lastName: 'Лис', secondName: '', email: `user${id}@portal.example`, workPosition: '', departments: [1], gender: 'F',
    active: true, isAdmin: false, photo: null, language: 'ru', rights: { entities: { [ENTITY.deal]: rights, [ENTITY.contact]: rights }, changeSettings },
  }
  portal.portal.state.users = [...portal.portal.state.users, user]
  return user
}
