import { crmErrors } from '../../../crm/errors.ts'
import { toText } from '../../../crm/parameters.ts'
import { describeSettings } from '../../../crm/userFields/plainSettings.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod } from '../../method.ts'
import { languageOf } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-fields/crm-userfield'

interface Property { type: string, ru: string, en: string, mark?: 'isReadOnly' | 'isImmutable' | 'isMultiple' }

const properties: Record<string, Property> = {
  ID: { type: 'int', ru: 'ID', en: 'ID', mark: 'isReadOnly' },
  ENTITY_ID: { type: 'string', ru: 'Объект', en: 'Object', mark: 'isImmutable' },
  FIELD_NAME: { type: 'string', ru: 'Код', en: 'Code', mark: 'isImmutable' },
  USER_TYPE_ID: { type: 'string', ru: 'Тип данных', en: 'Data Type', mark: 'isImmutable' },
  XML_ID: { type: 'string', ru: 'Внешний код', en: 'External ID (XML ID)' },
  SORT: { type: 'int', ru: 'Сортировка', en: 'Sorting' },
  MULTIPLE: { type: 'char', ru: 'Множественное', en: 'Multiple' },
  MANDATORY: { type: 'char', ru: 'Обязательное', en: 'Mandatory' },
  SHOW_FILTER: { type: 'char', ru: 'Показывать в фильтре списка', en: 'Show in list filter' },
  SHOW_IN_LIST: { type: 'char', ru: 'Показывать в списке', en: 'Show in list' },
  EDIT_IN_LIST: { type: 'char', ru: 'Разрешить редактирование', en: 'Allow user editing' },
  IS_SEARCHABLE: { type: 'char', ru: 'Значения участвуют в поиске', en: 'Field values are searchable' },
  EDIT_FORM_LABEL: { type: 'string', ru: 'Подпись в форме редактирования', en: 'Label in edit form' },
  LIST_COLUMN_LABEL: { type: 'string', ru: 'Заголовок в списке', en: 'Header in list' },
  LIST_FILTER_LABEL: { type: 'string', ru: 'Подпись фильтра в списке', en: 'Filter label in list' },
  ERROR_MESSAGE: { type: 'string', ru: 'Сообщение об ошибке', en: 'Error message' },
  HELP_MESSAGE: { type: 'string', ru: 'Помощь', en: 'Help' },
  LIST: { type: 'uf_enum_element', ru: 'Элементы списка', en: 'List elements', mark: 'isMultiple' },
  SETTINGS: { type: 'object', ru: 'Дополнительные настройки (зависят от типа)', en: 'Additional settings (dependent on type)' },
}

const elementProperties: Record<string, Property> = {
  ID: { type: 'int', ru: 'ID', en: 'ID', mark: 'isReadOnly' },
  SORT: { type: 'int', ru: 'Сортировка', en: 'Sorting' },
  VALUE: { type: 'string', ru: 'Значение', en: 'Value' },
  DEF: { type: 'string', ru: 'Значение по умолчанию', en: 'Default Value' },
  DEL: { type: 'string', ru: 'Признак удаления элемента', en: 'Element Deletion Flag' },
}

function describe(all: Record<string, Property>, language: 'ru' | 'en'): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, { type: one.type, title: one[language], ...(one.mark ? { [one.mark]: true } : {}) }]))
}

export const userFieldDescriptionMethods = [
  defineMethod({
    name: 'crm.userfield.fields',
    scope: 'crm',
    doc: `${pages}-fields.html`,
    handle: call => ({ result: describe(properties, languageOf(call)) }),
  }),
  defineMethod({
    name: 'crm.userfield.enumeration.fields',
    scope: 'crm',
    doc: `${pages}-enumeration-fields.html`,
    handle: call => ({ result: describe(elementProperties, languageOf(call)) }),
  }),
  defineMethod({
    name: 'crm.userfield.settings.fields',
    scope: 'crm',
    doc: `${pages}-settings-fields.html`,
    undocumented: ['Settings are those the pages of crm.*.userfield.add list; a type without any, or an unknown one, answers an empty list.'],
    handle(call) {
      const type = toText(call.params.type)
      if (type === '')
        throw crmErrors.plain('Parameter \'type\' is not specified or empty.')
      const settings = describeSettings(type, languageOf(call))
      return { result: Object.keys(settings).length > 0 ? settings : [] }
    },
  }),
]
