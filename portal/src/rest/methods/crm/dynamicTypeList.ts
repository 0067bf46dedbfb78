import { typeFields } from '../../../crm/dynamic/fields.ts'
import { compileFilter } from '../../../crm/filter/compile.ts'
import { comparator, parseOrder } from '../../../crm/filter/order.ts'
import { parseFilter } from '../../../crm/filter/parse.ts'
import { toInteger, toObject } from '../../../crm/parameters.ts'
import { PAGE_SIZE } from '../../../crm/records/list.ts'
import { defineMethod } from '../../method.ts'
import { describePlainFields } from './describeFields.ts'
import { checkTypeSettings } from './dynamicTypes.ts'
import { encodeTypeRow } from './encodeType.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type'

export const dynamicTypeListMethods = [
  defineMethod({
    name: 'crm.type.list',
    scope: 'crm',
    doc: `${pages}-list.html`,
    undocumented: ['Without an order types come by id; filter and order take the fields of crm.type.fields.'],
    handle(call) {
      checkTypeSettings(call)
      const { portal, params } = call
      const passes = compileFilter(parseFilter(toObject(params.filter) ?? {}), typeFields, portal.state)
      const sortings = parseOrder(toObject(params.order) ?? {}, typeFields)
      const rows = portal.state.dynamicTypes.map(encodeTypeRow).filter(passes).sort(comparator(sortings, typeFields))
      const start = Math.max(toInteger(params.start) ?? 0, 0)
      return {
        result: { types: rows.slice(start, start + PAGE_SIZE) },
        next: start + PAGE_SIZE < rows.length ? start + PAGE_SIZE : undefined,
        total: rows.length,
      }
    },
  }),
  defineMethod({
    name: 'crm.type.fields',
    scope: 'crm',
    doc: `${pages}-fields.html`,
    handle(call) {
      checkTypeSettings(call)
      return { result: { fields: describePlainFields(call, typeFields.values(), { withUpperName: true }) } }
    },
  }),
]
