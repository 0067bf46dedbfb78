import { entityByAbbreviation, entityByName } from '../crm/entities.ts'
import { mayDo } from '../crm/rights.ts'
import { ENTITY } from '../state/types.ts'
import type { LineDialog } from '../state/lineTypes.ts'
import type { Item, PortalState, PortalUser } from '../state/types.ts'

/** A CRM record as chats are bound to it. */
export interface BoundRecord { entityTypeId: number, id: number, code: string }

/** By `lead` and 13, as the methods name it; chats are bound to the four types every portal has. */
export function recordOf(state: PortalState, type: string, id: number): BoundRecord | null {
  const entity = entityByName(state, type)
  return entity && entity.dynamic === null ? { entityTypeId: entity.entityTypeId, id, code: `${entity.abbreviation}_${id}` } : null
}

/** By `L_13`. */
export function recordByCode(state: PortalState, code: string): BoundRecord | null {
  const [, prefix = '', id = ''] = /^([A-Z]+)_(\d+)$/.exec(code) ?? []
  const entity = entityByAbbreviation(state, prefix)
  return entity && entity.dynamic === null ? { entityTypeId: entity.entityTypeId, id: Number(id), code } : null
}

function itemOf({ items }: PortalState, { entityTypeId, id }: BoundRecord): Item | undefined {
  return items.get(entityTypeId)?.get(id)
}

/** Whether a person may read a record; null when there is none. */
export function mayReadRecord(state: PortalState, user: PortalUser, record: BoundRecord): boolean | null {
  const item = itemOf(state, record)
  return item ? mayDo(user, record.entityTypeId, 'read', item) : null
}

/** Chats of a record, the one with the latest message last. */
export function dialogsOf({ lines, chats }: PortalState, { code }: BoundRecord): LineDialog[] {
  const own = [...lines.dialogs.values()].filter(dialog => dialog.crm.includes(code))
  const latest = (chatId: number) => Math.max(0, ...[...chats.messages.values()].filter(message => message.chatId === chatId).map(message => message.id))
  return own.sort((one, other) => latest(one.chatId) - latest(other.chatId) || one.chatId - other.chatId)
}

/** `LEAD|13|COMPANY|0|CONTACT|25|DEAL|0`, as a chat's `entity_data_2` has it. */
export function crmData(state: PortalState, { crm }: LineDialog): string {
  const records = crm.flatMap(code => recordByCode(state, code) ?? [])
  return Object.entries({ LEAD: ENTITY.lead, COMPANY: ENTITY.company, CONTACT: ENTITY.contact, DEAL: ENTITY.deal })
    .map(([name, entityTypeId]) => `${name}|${records.find(record => record.entityTypeId === entityTypeId)?.id ?? 0}`).join('|')
}
