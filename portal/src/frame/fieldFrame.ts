import { entityOf } from '../crm/entities.ts'
import { itemStore } from '../crm/items.ts'
import { fieldsOf } from '../crm/fields/index.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import type { Json, PortalUser } from '../state/types.ts'
import type { FrameRequest } from '../ui/contract.ts'
import type { FrameFacts } from './open.ts'

function asText(value: Json): string {
  return value === null ? '' : String(value)
}

/**
 * The frame of a custom field. Everybody who sees the card gets it, also without rights to the application.
 *
 * @throws {RestError} when the record cannot be read or the field is of no application.
 * @see https://apidocs.bitrix24.com/api-reference/widgets/user-field/index.html
 */
export function fieldFrame(portal: Portal, user: PortalUser, request: Extract<FrameRequest, { place: 'field' }>): FrameFacts {
  const { entityTypeId, entityId, fieldName, mode, uri } = request
  const definition = [...fieldsOf(portal.state, entityTypeId).values()].find(field => field.upperName === fieldName)
  const type = portal.state.fieldTypes.find(one => `rest_${one.appId}_${one.userTypeId}` === definition?.type)
  const app = portal.state.apps.find(one => one.id === type?.appId)
  if (!definition?.userField || !type || !app)
    throw new RestError('NOT_FOUND', 'The application of this field is not registered')
  const value = entityId === 0 ? null : itemStore.get(portal, user, entityTypeId, entityId)[definition.name] ?? null
  const stored = (Array.isArray(value) ? value : [value]).map(asText).filter(text => text !== '')
  return {
    app,
    placement: 'USERFIELD_TYPE',
    handler: type.handler,
    isPrepared: true,
    stored,
    options: {
      MODE: mode,
      ENTITY_ID: entityOf(portal.state, entityTypeId).userFieldEntityId,
      FIELD_NAME: fieldName,
      ENTITY_VALUE_ID: String(entityId),
      VALUE: definition.isMultiple ? stored : stored[0] ?? null,
      MULTIPLE: definition.isMultiple ? 'Y' : 'N',
      MANDATORY: definition.isRequired ? 'Y' : 'N',
      XML_ID: definition.userField.xmlId || null,
      ENTITY_DATA: { entityTypeId, entityId, module: 'crm' },
      URI: uri,
    },
  }
}
