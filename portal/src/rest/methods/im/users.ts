import { photoAddress } from '../../../auth/photos.ts'
import { toInteger, toList, toText } from '../../../crm/parameters.ts'
import type { Portal } from '../../../portal.ts'
import type { Json, PortalUser } from '../../../state/types.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition } from '../../method.ts'

/** A person as the messenger shows one. */
export function encodeImUser(portal: Portal, user: PortalUser): { [key: string]: Json } {
  const photo = photoAddress(portal, user) ?? ''
  return {
    id: user.id, active: user.active, name: [user.name, user.lastName].filter(part => part !== '').join(' '), first_name: user.name, last_name: user.lastName,
    work_position: user.workPosition, color: '#4ba984', avatar: photo, avatar_hr: photo, gender: user.gender === 'F' ? 'F' : 'M', birthday: '', extranet: false, network: false,
    bot: false, connector: false, external_auth_id: 'default', status: 'online', idle: false, last_activity_date: portal.nowIso(), mobile_last_date: false,
    desktop_last_date: false, absent: false, departments: user.departments, phones: false, bot_data: null, type: 'user', website: '', email: user.email,
  }
}

/** A client of an open channel, as the messenger shows one. */
export function encodeClient(portal: Portal, { id, name }: { id: number, name: string }): { [key: string]: Json } {
  return {
    id, active: true, name, first_name: name, last_name: '', work_position: '', color: '#df532d', avatar: '', avatar_hr: '', gender: 'M', birthday: '',
    extranet: true, network: false, bot: false, connector: true, external_auth_id: 'imconnector', status: 'online', idle: false, last_activity_date: portal.nowIso(),
    mobile_last_date: false, desktop_last_date: false, absent: false, departments: [], phones: false, bot_data: null, type: 'user', website: '', email: '',
  }
}

/** Authors by id; the system has none. */
export function encodeAuthors(portal: Portal, ids: number[]): Json[] {
  return [...new Set(ids)].flatMap(id => {
    const user = portal.state.users.find(one => one.id === id)
    const client = portal.state.lines.clients.get(id)
    return user ? [encodeImUser(portal, user)] : client ? [encodeClient(portal, client)] : []
  })
}

export const imUserMethods: MethodDefinition[] = [
  defineMethod({
    name: 'im.user.list.get',
    scope: 'im',
    doc: 'https://apidocs.bitrix24.com/api-reference/chats/users/im-user-list-get.html',
    undocumented: ['Everybody is online and active this moment, and has one colour; phones and birthdays are not told. A call without ID has an empty list.'],
    handle({ portal, params }) {
      const given = typeof params.ID === 'string' && params.ID.startsWith('[') ? JSON.parse(params.ID) as Json : params.ID
      const ids = (toList(given) ?? [given ?? null]).flatMap(one => toInteger(one) ?? [])
      const users = portal.state.users.filter(user => ids.includes(user.id)).map(user => encodeImUser(portal, user))
      if (toText(params.RESULT_TYPE) === 'array' || users.length === 0)
        return { result: users }
      return { result: Object.fromEntries(users.map(user => [String(user.id), user])) }
    },
  }),
]
