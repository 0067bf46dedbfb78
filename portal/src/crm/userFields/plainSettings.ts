import type { Json } from '../../state/types.ts'

interface SettingInfo { type: string, ru: string, en: string }

const byDefault = (type: string): SettingInfo => ({ type, ru: 'Значение по умолчанию', en: 'Default Value' })
const display: SettingInfo = { type: 'string', ru: 'Внешний вид', en: 'Appearance' }
const height: SettingInfo = { type: 'int', ru: 'Высота списка', en: 'List Height' }
const block: Record<string, SettingInfo> = {
  DEFAULT_VALUE: byDefault('int'),
  IBLOCK_ID: { type: 'int', ru: 'Инфоблок', en: 'Information Block' },
  IBLOCK_TYPE_ID: { type: 'string', ru: 'Тип инфоблока', en: 'Information Block Type' },
  DISPLAY: display,
  LIST_HEIGHT: height,
  ACTIVE_FILTER: { type: 'char', ru: 'Только активные элементы', en: 'Active Items Only' },
}

/**
 * The few settings that `crm.*.userfield.*` knows of each type: files, money, links, addresses and types of applications
 * have none there. `userfieldconfig.*` knows more.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html
 */
const known: Record<string, Record<string, SettingInfo>> = {
  string: { DEFAULT_VALUE: byDefault('string'), ROWS: { type: 'int', ru: 'Количество строк поля ввода', en: 'Number of Rows' } },
  integer: { DEFAULT_VALUE: byDefault('int') },
  double: { DEFAULT_VALUE: byDefault('double'), PRECISION: { type: 'int', ru: 'Точность', en: 'Precision' } },
  boolean: { DEFAULT_VALUE: byDefault('int'), DISPLAY: display },
  date: { DEFAULT_VALUE: byDefault('date') },
  datetime: { DEFAULT_VALUE: byDefault('datetime') },
  enumeration: { DISPLAY: display, LIST_HEIGHT: height },
  iblock_section: block,
  iblock_element: block,
  crm_status: { ENTITY_TYPE: { type: 'string', ru: 'Тип справочника', en: 'Directory Type' } },
  crm: {
    LEAD: { type: 'char', ru: 'Лид', en: 'Lead' },
    CONTACT: { type: 'char', ru: 'Контакт', en: 'Contact' },
    COMPANY: { type: 'char', ru: 'Компания', en: 'Company' },
    DEAL: { type: 'char', ru: 'Сделка', en: 'Deal' },
  },
}

/** What is left of the settings of a field when `crm.*.userfield.*` is given them. */
export function plainSettings(userTypeId: string, given: { [key: string]: Json }): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(given).filter(([key]) => key in (known[userTypeId] ?? {})))
}

/** Description of a type's settings; none for a type without any. */
export function describeSettings(userTypeId: string, language: 'ru' | 'en'): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(known[userTypeId] ?? {}).map(([key, info]) => [key, { type: info.type, title: info[language] }]))
}
