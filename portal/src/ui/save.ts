import type { ItemFields } from '../crm/contract.ts'
import { fieldsOf } from '../crm/fields/index.ts'
import type { FieldDefinition } from '../crm/fields/types.ts'
import { itemStore } from '../crm/items.ts'
import type { Portal } from '../portal.ts'
import type { RestError } from '../rest/method.ts'
import type { Item, Json, PortalUser } from '../state/types.ts'
import type { SaveRefusal, SaveRequest } from './contract.ts'

/** The portal's refusals in words for people, by code. */
export const REFUSALS: Record<string, { ru: string, en: string }> = {
  CRM_FIELD_ERROR_REQUIRED: { ru: 'Заполните это поле', en: 'Fill this field in' },
  CRM_FIELD_ERROR_VALUE_NOT_VALID: { ru: 'Такое значение сюда не подходит', en: 'This value does not fit here' },
  ACCESS_DENIED: { ru: 'Недостаточно прав на это действие', en: 'You have no right to do this' },
  NOT_INSTALLED: { ru: 'Приложение ещё не установлено: это делает администратор', en: 'The application is not installed yet: an administrator has to do it' },
  NOT_FOUND: { ru: 'Запись не найдена. Возможно, её удалили', en: 'The record was not found; it may have been deleted' },
}

/** Values and files of the form as the record store takes them. */
function itemFields(definitions: ReturnType<typeof fieldsOf>, request: SaveRequest): ItemFields {
  const fields: ItemFields = { ...request.values }
  for (const [name, files] of Object.entries(request.files ?? {})) {
    const given: Json[] = files.map(file => 'id' in file ? { id: file.id } : [file.name, file.base64])
    fields[name] = definitions.get(name)?.isMultiple ? given : given[0] ?? ''
  }
  return fields
}

/**
 * Saves the card's form: adds a record when `id` is 0.
 *
 * @throws {RestError} as the record store does.
 */
export function saveCard(portal: Portal, user: PortalUser, entityTypeId: number, id: number, request: SaveRequest): Item {
  const fields = itemFields(fieldsOf(portal.state, entityTypeId), request)
  return id === 0 ? itemStore.add(portal, user, entityTypeId, fields) : itemStore.update(portal, user, entityTypeId, id, fields)
}

function isAbout(definition: FieldDefinition, names: string[]): boolean {
  const own = [definition.name, definition.upperName, definition.title.en, definition.title.ru]
  return names.some(name => own.includes(name))
}

/** A refusal of the store as the form shows it: beside the field its text names, else above the form. */
export function refusalOf(portal: Portal, user: PortalUser, entityTypeId: number, error: RestError): SaveRefusal {
  const named = [...error.message.matchAll(/["']([^"']+)["']/g)].map(match => match[1] ?? '')
  const about = [...fieldsOf(portal.state, entityTypeId).values()].filter(definition => isAbout(definition, named))
  const message = REFUSALS[error.code]?.[user.language] ?? error.message
  return { error: error.code, message, fields: Object.fromEntries(about.slice(0, 1).map(definition => [definition.name, message])) }
}
