import type { Portal } from '../../portal.ts'
import type { PortalState } from '../../state/types.ts'

/** Languages in which the portal keeps labels of a custom field. */
export const labelLanguages = ['ar', 'br', 'de', 'en', 'fr', 'hi', 'id', 'in', 'it', 'ja', 'kz', 'la', 'ms', 'pl', 'ru', 'sc', 'tc', 'th', 'tr', 'ua', 'vn']

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-fields/crm-userfield-types.html */
const baseTypes: Record<string, { ru: string, en: string }> = {
  string: { ru: 'Строка', en: 'String' },
  integer: { ru: 'Целое число', en: 'Integer' },
  double: { ru: 'Число', en: 'Number' },
  boolean: { ru: 'Да/Нет', en: 'Yes/No' },
  enumeration: { ru: 'Список', en: 'List' },
  datetime: { ru: 'Дата со временем', en: 'Date/Time' },
  date: { ru: 'Дата', en: 'Date' },
  money: { ru: 'Деньги', en: 'Money' },
  url: { ru: 'Ссылка', en: 'Link' },
  address: { ru: 'Адрес', en: 'Address' },
  file: { ru: 'Файл', en: 'File' },
  employee: { ru: 'Привязка к сотруднику', en: 'Employee' },
  crm_status: { ru: 'Привязка к справочникам CRM', en: 'CRM directory' },
  iblock_section: { ru: 'Привязка к разделам инф. блоков', en: 'Information block section' },
  iblock_element: { ru: 'Привязка к элементам инф. блоков', en: 'Information block element' },
  crm: { ru: 'Привязка к элементам CRM', en: 'CRM item' },
}

/** A type a custom field may have. */
export interface FieldTypeInfo { id: string, title: string }

/** Types of the portal and those of installed applications: `rest_<app id>_<code>`. */
export function fieldTypesOf({ state }: Portal, language: 'ru' | 'en'): FieldTypeInfo[] {
  const own = Object.entries(baseTypes).map(([id, title]) => ({ id, title: title[language] }))
  const ofApps = state.fieldTypes.filter(type => state.apps.some(app => app.id === type.appId && app.installed))
  return [...own, ...ofApps.map(type => ({ id: `rest_${type.appId}_${type.userTypeId}`, title: type.title }))]
}

/**
 * The full type of a field: applications may name types of theirs without `rest_<app id>_` (seen in the source). Null for
 * a type nobody has.
 */
export function resolveFieldType(portal: Portal, given: string): string | null {
  const types = fieldTypesOf(portal, 'en')
  return types.find(type => type.id === given || bareType(type.id) === given)?.id ?? null
}

const OWN_TYPE = /^rest_(\d+)_(.+)$/

/** `html` of `rest_12_html`; other types as they are. */
export function bareType(userTypeId: string): string {
  return OWN_TYPE.exec(userTypeId)?.[2] ?? userTypeId
}

/** The application a type belongs to: its code, null when it is gone, undefined for types of the portal. */
export function typeOwner({ apps }: PortalState, userTypeId: string): string | null | undefined {
  const match = OWN_TYPE.exec(userTypeId)
  return match ? apps.find(app => app.id === Number(match[1]))?.code ?? null : undefined
}
