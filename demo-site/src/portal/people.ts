import { asRecord } from '../contract/json.ts'
import type { PortalCalls } from './calls.ts'

const CONTACT = 3

/**
 * Names of speakers by the ids of their contacts.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function speakerNames(portal: PortalCalls, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0)
    return new Map()
  if (ids.length === 1) {
    const { item } = await portal.call<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: CONTACT, id: ids[0] })
    return new Map([[ids[0]!, fullName(item.name, item.lastName)]])
  }
  const { items } = await portal.call<{ items: Record<string, unknown>[] }>('crm.item.list', { entityTypeId: CONTACT, filter: { '@id': ids.slice(0, 50) }, select: ['id', 'name', 'lastName'] })
  return new Map(items.map(item => [Number(item.id), fullName(item.name, item.lastName)]))
}

/**
 * Names of employees who meet the guests.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-get.html
 */
export async function hostNames(portal: PortalCalls, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0)
    return new Map()
  const users = await portal.call<unknown[]>('user.get', { FILTER: { ID: ids.length === 1 ? ids[0] : ids.slice(0, 50) } })
  return new Map(users.flatMap(user => {
    const { ID, NAME, LAST_NAME } = asRecord(user) ?? {}
    return ID === undefined ? [] : [[Number(ID), fullName(NAME, LAST_NAME)] as const]
  }))
}

function fullName(...parts: unknown[]): string {
  return parts.filter(part => typeof part === 'string').map(part => part.trim()).filter(Boolean).join(' ')
}
