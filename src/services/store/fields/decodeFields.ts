import type { EntityRole } from '@/domain/blueprint/types'
import { fieldMoney } from '@/domain/money'
import type { Money } from '@/domain/money'
import type { StoreMap } from '@/domain/store/map'
import { asId, asMoment, asNumber, asText } from '../../portal/decode'
import { asBinding, asIds, asMultifields } from '../../portal/decodeCrm'

export type PortalFields = Readonly<Record<string, unknown>>

/** Fields of a record by their roles in the blueprint; what the portal has no field for is empty. */
export interface RoleFields {
  raw: (role: string) => unknown
  text: (role: string) => string
  number: (role: string) => number
  id: (role: string) => number | null
  /** Id of the record that a link of one type points at. */
  link: (role: string, entityTypeId: number | null) => number | null
  /** Unix milliseconds. */
  moment: (role: string) => number | null
  money: (role: string) => Money | null
  /** `XML_ID` of a list's value. */
  option: <Value extends string>(role: string) => Value | null
}

export function fieldsByRole(map: StoreMap, entity: EntityRole, fields: PortalFields): RoleFields {
  const raw = (role: string) => {
    const name = map.field(entity, role)
    return name === null ? null : fields[name]
  }
  return {
    raw,
    text: role => asText(raw(role)),
    number: role => asNumber(raw(role)) ?? 0,
    id: role => asId(raw(role)),
    link: (role, entityTypeId) => asBinding(raw(role), entityTypeId)?.id ?? null,
    moment: role => momentOf(raw(role)),
    money: role => fieldMoney(raw(role)),
    option: <Value extends string>(role: string) => {
      const id = asText(raw(role))
      return id === '' ? null : map.xmlId(entity, role, id) as Value | null
    },
  }
}

/** Unix milliseconds of a moment as the portal writes it. */
export function momentOf(value: unknown): number | null {
  const text = asMoment(value)
  return text === null ? null : Date.parse(text)
}

/** The first contact is the client. */
export function firstContact(fields: PortalFields): number | null {
  return asIds(fields.contactIds)[0] ?? asId(fields.contactId)
}

export function phonesOf(fields: PortalFields): string[] {
  return asMultifields(fields.fm).filter(({ typeId }) => typeId === 'PHONE').map(({ value }) => value)
}
