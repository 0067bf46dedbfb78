import { isAdmitted } from '../../../catalog/access.ts'
import { catalogErrors } from '../../../catalog/errors.ts'
import { describeFields, enumFields, propertyFields } from '../../../catalog/fields.ts'
import { listRows, pickFields, selectedNames } from '../../../catalog/listRows.ts'
import { addEnum, addProperty } from '../../../catalog/properties.ts'
import type { FieldMap } from '../../../crm/fields/types.ts'
import type { CatalogRights, CatalogRow } from '../../../state/catalogTypes.ts'
import type { PortalState } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { requireInteger, requireObject } from '../crm/call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog'

const habits = ['Conditions and orders on fields that do not exist are passed over, texts compare without regard to case.']

/** These pages give the code as the text 0. @throws {RestError} */
function admitPlainly(call: MethodCall, ...rights: (keyof CatalogRights)[]): void {
  if (!rights.every(right => isAdmitted(call, { right })))
    throw catalogErrors.plain('Access Denied')
}

interface Reading {
  method: string
  page: string
  one: string
  many: string
  fields: FieldMap
  rows: (state: PortalState) => Iterable<CatalogRow>
  missing: RestError['code']
}

function readingMethods({ method, page, one, many, fields, rows, missing }: Reading): MethodDefinition[] {
  const common = { scope: 'catalog', callers: 'who may view the catalogue' }
  return [
    defineMethod({
      ...common,
      name: `${method}.list`,
      doc: `${page}-list.html`,
      undocumented: habits,
      handle(call) {
        admitPlainly(call, 'view')
        const names = selectedNames(call.params, fields) ?? [...fields.keys()]
        const { rows: found, total, next } = listRows(call.portal.state, call.params, [...rows(call.portal.state)], fields)
        return { result: { [many]: found.map(row => pickFields(row, names)) }, total, next }
      },
    }),
    defineMethod({
      ...common,
      name: `${method}.get`,
      doc: `${page}-get.html`,
      handle(call) {
        const id = requireInteger(call.params, 'id')
        admitPlainly(call, 'view')
        const row = [...rows(call.portal.state)].find(found => found.id === id)
        if (!row)
          throw new RestError(missing, `${one} does not exist.`)
        return { result: { [one]: pickFields(row, fields.keys()) } }
      },
    }),
    defineMethod({
      ...common,
      name: `${method}.getfields`,
      doc: `${page}-get-fields.html`,
      handle(call) {
        admitPlainly(call, 'view')
        return { result: { [one]: describeFields(fields) } }
      },
    }),
  ]
}

export const propertyMethods: MethodDefinition[] = [
  ...readingMethods({
    method: 'catalog.productproperty', page: `${pages}/product-property/catalog-product-property`, one: 'productProperty', many: 'productProperties',
    fields: propertyFields, rows: state => state.catalog.properties.values(), missing: '',
  }),
  defineMethod({
    name: 'catalog.productproperty.add',
    scope: 'catalog',
    callers: 'who may change the catalogue',
    doc: `${pages}/product-property/catalog-product-property-add.html`,
    undocumented: ['Which custom type goes with which basic type is that of the portal; two properties may have one code.'],
    async handle(call) {
      const fields = requireObject(call.params, 'fields')
      admitPlainly(call, 'edit')
      await call.portal.pause({ method: 'catalog.productproperty.add', userId: call.actor.user.id })
      return { result: { productProperty: pickFields(addProperty(call.portal, fields), propertyFields.keys()) } }
    },
  }),
  ...readingMethods({
    method: 'catalog.productpropertyenum', page: `${pages}/product-property-enum/catalog-product-property-enum`, one: 'productPropertyEnum', many: 'productPropertyEnums',
    fields: enumFields, rows: state => state.catalog.enums.values(), missing: '0',
  }),
  defineMethod({
    name: 'catalog.productpropertyenum.add',
    scope: 'catalog',
    callers: 'who may view and change the catalogue',
    doc: `${pages}/product-property-enum/catalog-product-property-enum-add.html`,
    undocumented: ['Without a sort 500 is taken.'],
    async handle(call) {
      const fields = requireObject(call.params, 'fields')
      admitPlainly(call, 'view', 'edit')
      await call.portal.pause({ method: 'catalog.productpropertyenum.add', userId: call.actor.user.id })
      return { result: { productPropertyEnum: pickFields(addEnum(call.portal, fields), enumFields.keys()) } }
    },
  }),
]
