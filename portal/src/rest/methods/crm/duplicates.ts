import { systemEntities } from '../../../crm/entities.ts'
import type { EntityInfo } from '../../../crm/entities.ts'
import { toList, toText } from '../../../crm/parameters.ts'
import { tableOf } from '../../../crm/records/table.ts'
import { bestLevelOf } from '../../../crm/rights.ts'
import { multifieldsOf } from '../../../crm/values/multifields.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'

const MOST_VALUES = 20
const MOST_DUPLICATES = 20

/** In the order of the search. */
const searched = systemEntities.filter(entity => entity.hasMultifields)

export const duplicateMethods = [
  defineMethod({
    name: 'crm.duplicate.findbycomm',
    scope: 'crm',
    doc: 'https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html',
    undocumented: [
      'Phones are compared by their digits up to an extension, eleven digits that begin with 8 as if with 7; e-mails without regard to letter case.',
      'Records the caller may not read are found as well (only ids are told); a caller who may read none of the types asked for is refused.',
      'Nothing found is an empty list; values behind the twentieth are passed over; an unknown entity_type finds nothing.',
      'The sentences of error_description for an unknown type and for missing values follow the one on the page.',
    ],
    handle(call) {
      const { params } = call
      const type = toText(params.type).toUpperCase()
      if (type === '')
        throw new RestError('Communication type is not defined', 'Parameter \'type\' is required.')
      if (type !== 'PHONE' && type !== 'EMAIL')
        throw new RestError(`Communication type '${type}' is not supported in current context`, 'Parameter \'type\' is not supported.')
      const values = (toList(params.values) ?? []).map(toText).filter(value => value !== '')
      if (values.length === 0)
        throw new RestError('Communication values is not defined', 'Parameter \'values\' is required.')
      const entities = entitiesAskedFor(call)
      const wanted = new Set(values.slice(0, MOST_VALUES).map(value => comparable(type, value)).filter(value => value !== ''))
      const found: { [name: string]: number[] } = {}
      for (const entity of entities) {
        const ids = idsWith(call, entity, type, wanted)
        if (ids.length > 0)
          found[entity.name] = ids
        if (ids.length >= MOST_DUPLICATES)
          break
      }
      return { result: Object.keys(found).length > 0 ? found : [] }
    },
  }),
]

/** @throws {RestError} `Access denied` for who may read none of them. */
function entitiesAskedFor({ actor, params }: MethodCall): EntityInfo[] {
  const name = toText(params.entity_type).toUpperCase()
  const entities = name === '' ? searched : searched.filter(entity => entity.name === name)
  if (entities.length > 0 && entities.every(entity => bestLevelOf(actor.user, entity.entityTypeId, 'read') === 'none'))
    throw new RestError('Access denied', 'Access denied.', 403)
  return entities
}

function idsWith({ portal }: MethodCall, { entityTypeId }: EntityInfo, type: string, wanted: Set<string>): number[] {
  const found: number[] = []
  for (const item of tableOf(portal.state, entityTypeId).values()) {
    if (multifieldsOf(item.fm).some(one => one.typeId === type && wanted.has(comparable(type, one.value))))
      found.push(item.id)
    if (found.length === MOST_DUPLICATES)
      break
  }
  return found
}

function comparable(type: string, value: string): string {
  if (type === 'EMAIL')
    return value.trim().toLowerCase()
  const digits = value.replace(/(?:;|ext|доб|x|#).*$/i, '').replace(/\D/g, '')
  return digits.length === 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits
}
