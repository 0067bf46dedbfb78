import { addCategory, removeCategory, updateCategory } from '../../../crm/directories/categories.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { field, readOnly } from '../../../crm/fields/define.ts'
import { toFlag } from '../../../crm/parameters.ts'
import { levelOf, mayChangeSettings } from '../../../crm/rights.ts'
import { ENTITY } from '../../../state/types.ts'
import type { Category, Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { requireEntity, requireInteger, requireObject } from './call.ts'
import { describePlainFields } from './describeFields.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category'

const clients = 'Contacts and companies have no pipelines here: ENTITY_TYPE_NOT_SUPPORTED, as for leads.'

const systemPipelines = 'isSystem and code of a smart process\'s pipelines are left out, as in the samples: there are no system pipelines here.'

const fields = [
  field('id', 'integer', 'ID', 'ID', readOnly),
  field('name', 'string', 'Name', 'Название'),
  field('sort', 'integer', 'Sorting', 'Сортировка'),
  field('entityTypeId', 'integer', 'Type', 'Тип', { isRequired: true, isReadOnly: true }),
  field('isDefault', 'boolean', 'Default', 'По умолчанию', readOnly),
  field('originId', 'string', 'External ID', 'Внешний код'),
  field('originatorId', 'string', 'External source', 'Внешний источник'),
]

/** @throws {RestError} `NOT_FOUND`, `ENTITY_TYPE_NOT_SUPPORTED` */
function pipelineEntity(call: MethodCall): number {
  const entity = requireEntity(call)
  if (!entity.hasCategories)
    throw crmErrors.notSupported(entity.name)
  return entity.entityTypeId
}

/** @throws {RestError} `ACCESS_DENIED` without the right to change settings. */
function checkSettings({ actor }: MethodCall): void {
  if (!mayChangeSettings(actor.user))
    throw crmErrors.accessDenied()
}

/** @throws {RestError} `NOT_FOUND` */
function findCategory(call: MethodCall, entityTypeId: number): Category {
  const id = requireInteger(call.params, 'id')
  const category = call.portal.state.categories.find(one => one.entityTypeId === entityTypeId && one.id === id)
  if (!category)
    throw new RestError('NOT_FOUND', 'Element not found')
  return category
}

/** @throws {RestError} `ADDING_DISABLED`: pipelines of the portal's own are not made by REST. */
function checkOrdinary(entityTypeId: number, given: { [key: string]: Json }): void {
  if (entityTypeId !== ENTITY.deal && toFlag(given.isSystem))
    throw new RestError('ADDING_DISABLED', 'Adding a system category is prohibited')
}

/** Between the check of the right and the look at what is there others may come. */
function pause({ portal, actor }: MethodCall, method: string): Promise<void> {
  return portal.pause({ method, userId: actor.user.id })
}

/** Only pipelines of deals have an origin, but for the default one, which is no row of the database. */
function encodeCategory({ id, name, sort, entityTypeId, isDefault, originId, originatorId }: Category): { [key: string]: Json } {
  const answer = { id, name, sort, entityTypeId, isDefault: isDefault ? 'Y' : 'N' }
  return isDefault || entityTypeId !== ENTITY.deal ? answer : { ...answer, originId, originatorId }
}

export const categoryMethods = [
  defineMethod({
    name: 'crm.category.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    undocumented: [clients, systemPipelines, 'A name of spaces only, or over 255 characters, is refused like a missing one.'],
    async handle(call) {
      const entityTypeId = pipelineEntity(call)
      checkSettings(call)
      const given = requireObject(call.params, 'fields')
      checkOrdinary(entityTypeId, given)
      await pause(call, 'crm.category.add')
      const category = addCategory(call.portal, entityTypeId, given)
      return { result: { category: encodeCategory(category) } }
    },
  }),
  defineMethod({
    name: 'crm.category.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    undocumented: [clients],
    handle(call) {
      const entityTypeId = pipelineEntity(call)
      const category = findCategory(call, entityTypeId)
      if (levelOf(call.actor.user, entityTypeId, 'read', category.id) === 'none')
        throw crmErrors.accessDenied()
      return { result: { category: encodeCategory(category) } }
    },
  }),
  defineMethod({
    name: 'crm.category.list',
    scope: 'crm',
    doc: `${pages}-list.html`,
    undocumented: [clients, 'Pipelines the caller may read no records of are left out, also of total.'],
    handle(call) {
      const entityTypeId = pipelineEntity(call)
      const isReadable = ({ id }: Category) => levelOf(call.actor.user, entityTypeId, 'read', id) !== 'none'
      const categories = call.portal.state.categories.filter(one => one.entityTypeId === entityTypeId && isReadable(one))
      const sorted = categories.sort((one, other) => one.sort - other.sort || one.id - other.id)
      return { result: { categories: sorted.map(encodeCategory) }, total: sorted.length }
    },
  }),
  defineMethod({
    name: 'crm.category.update',
    scope: 'crm',
    doc: `${pages}-update.html`,
    undocumented: [clients, 'isDefault of deals is passed over in silence.'],
    async handle(call) {
      const entityTypeId = pipelineEntity(call)
      checkSettings(call)
      await pause(call, 'crm.category.update')
      const category = updateCategory(call.portal.state, findCategory(call, entityTypeId), requireObject(call.params, 'fields'))
      return { result: { category: encodeCategory(category) } }
    },
  }),
  defineMethod({
    name: 'crm.category.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    undocumented: [clients],
    async handle(call) {
      const entityTypeId = pipelineEntity(call)
      checkSettings(call)
      await pause(call, 'crm.category.delete')
      removeCategory(call.portal, findCategory(call, entityTypeId))
      return { result: null }
    },
  }),
  defineMethod({
    name: 'crm.category.fields',
    scope: 'crm',
    doc: `${pages}-fields.html`,
    undocumented: [clients],
    handle(call) {
      pipelineEntity(call)
      return { result: { fields: describePlainFields(call, fields, { withUpperName: true }) } }
    },
  }),
]
