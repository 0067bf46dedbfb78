import type { EntityRole } from '@/domain/blueprint/types'
import { specifiedFields } from './fields'

/** «Причина отказа от покупки: Дорого»: a value of a list as the portal calls it. A field that only leads have is called as there. */
export function fieldOption(entity: EntityRole, role: string, xmlId: string, locale: 'ru' | 'en'): string {
  const field = specifiedFields.find(one => one.entity === entity && one.role === role) ?? specifiedFields.find(one => one.role === role)
  const option = field?.options?.find(one => one.xmlId === xmlId)
  return field === undefined ? xmlId : `${field.name[locale]}: ${option?.name[locale] ?? xmlId}`
}
