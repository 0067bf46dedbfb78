import type { TypeFlag } from '../../state/types.ts'
import { field, readOnly } from '../fields/define.ts'
import type { FieldDefinition } from '../fields/types.ts'

function flag(name: TypeFlag, en: string, ru: string): FieldDefinition {
  return field(name, 'boolean', en, ru)
}

/** What people switch on and off, in the order of the documentation. */
const switches = [
  flag('isCategoriesEnabled', 'Use own pipelines and tunnels', 'Использовать свои воронки и туннели продаж'),
  flag('isStagesEnabled', 'Use own stages and kanban', 'Использовать свои стадии и канбан'),
  flag('isBeginCloseDatesEnabled', 'Fields "Start date" and "End date"', 'Поля «Дата начала» и «Дата завершения»'),
  flag('isClientEnabled', 'Field "Client"', 'Поле «Клиент»'),
  flag('isUseInUserfieldEnabled', 'Use in custom fields', 'Использование в пользовательском поле'),
  flag('isLinkWithProductsEnabled', 'Products of the catalogue', 'Привязка товаров каталога'),
  flag('isMycompanyEnabled', 'Field "Your company details"', 'Поле «Реквизиты вашей компании»'),
  flag('isDocumentsEnabled', 'Documents', 'Печать документов'),
  flag('isSourceEnabled', 'Fields "Source" and "Source information"', 'Поля «Источник» и «Дополнительно об источнике»'),
  flag('isObserversEnabled', 'Field "Observers"', 'Поле «Наблюдатели»'),
  flag('isRecyclebinEnabled', 'Use the recycle bin', 'Использование корзины'),
  flag('isAutomationEnabled', 'Use automation rules and triggers', 'Использовать роботы и триггеры'),
  flag('isBizProcEnabled', 'Use the business process designer', 'Использовать дизайнер бизнес-процессов'),
  flag('isSetOpenPermissions', 'Open new pipelines to everyone', 'Делать новые воронки доступными для всех'),
]

/** Flags nobody sets by REST: they read `N`. */
const systemFlags: TypeFlag[] = ['isPaymentsEnabled', 'isCountersEnabled']

/**
 * Settings of a smart process.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-fields.html
 */
export const typeFields: ReadonlyMap<string, FieldDefinition> = new Map([
  field('id', 'integer', 'ID', 'ID', readOnly),
  field('title', 'string', 'Title', 'Название', { isRequired: true }),
  field('code', 'string', 'Symbolic code', 'Символьный код'),
  field('createdBy', 'user', 'Created by', 'Кем создан', readOnly),
  field('entityTypeId', 'integer', 'Type number', 'Идентификатор типа', { isRequired: true, isImmutable: true }),
  field('customSectionId', 'integer', 'Digital workplace', 'Цифровое рабочее место', { isImmutable: true }),
  ...switches,
  field('createdTime', 'datetime', 'Created on', 'Дата создания'),
  field('updatedTime', 'datetime', 'Modified on', 'Дата изменения'),
  field('updatedBy', 'user', 'Modified by', 'Кем изменён', readOnly),
].map(one => [one.name, one]))

/** Flags of the settings, as `crm.type.add` and `crm.type.update` take them. */
export const writableFlags = switches.map(({ name }) => name as TypeFlag)

export const allFlags: TypeFlag[] = [...writableFlags, ...systemFlags]

/** Fields of other modules in which records of a smart process may be shown. */
export const linkableUserFields = ['CALENDAR_EVENT|UF_CRM_CAL_EVENT', 'TASKS_TASK|UF_CRM_TASK', 'TASKS_TASK_TEMPLATE|UF_CRM_TASK']
