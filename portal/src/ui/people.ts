import type { Portal } from '../portal.ts'
import type { PortalUser } from '../state/types.ts'
import { photoAddress } from '../auth/photos.ts'
import { RestError } from '../rest/method.ts'
import type { PersonData, UserBrief } from './contract.ts'

export function fullName(user: PortalUser): string {
  return [user.name, user.lastName].filter(part => part !== '').join(' ') || user.email || String(user.id)
}

export function userBrief(user: PortalUser): UserBrief {
  const initials = [user.name, user.lastName].map(part => part.slice(0, 1)).join('').toUpperCase()
  return { id: user.id, name: fullName(user), position: user.workPosition, initials: initials || '?', isAdmin: user.isAdmin }
}

/** A person by id; someone already gone keeps the number. */
export function briefById(portal: Portal, id: number): UserBrief {
  const user = portal.state.users.find(one => one.id === id)
  return user ? userBrief(user) : { id, name: `#${id}`, position: '', initials: '?', isAdmin: false }
}

/** @throws {RestError} `NOT_FOUND` */
export function personOf(portal: Portal, id: number): PersonData {
  const user = portal.state.users.find(one => one.id === id)
  if (!user)
    throw new RestError('NOT_FOUND', 'There is no such employee', 404)
  const photo = photoAddress(portal, user)
  return {
    ...userBrief(user),
    email: user.email,
    departments: portal.state.departments.filter(one => user.departments.includes(one.id)).map(one => one.name),
    photo: photo === null ? null : new URL(photo).pathname,
  }
}
