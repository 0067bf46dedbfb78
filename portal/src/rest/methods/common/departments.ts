import type { Department } from '../../../state/types.ts'
import { compareValues, meetsCondition, splitCondition } from '../../listFilter.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition, Params } from '../../method.ts'
import { pageOf } from '../../paging.ts'
import { textOf } from './parameters.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/departments/department'

const fieldNames: Record<string, { ru: string, en: string }> = {
  ID: { ru: 'ID', en: 'ID' },
  NAME: { ru: 'Название отдела', en: 'Department Name' },
  SORT: { ru: 'Сортировка', en: 'Sort Order' },
  PARENT: { ru: 'Родительский отдел', en: 'Parent Department' },
  UF_HEAD: { ru: 'Руководитель', en: 'Manager' },
}

function encode({ id, name, sort, parent, head }: Department): Params {
  return {
    ID: String(id),
    NAME: name,
    SORT: sort,
    ...(parent === null ? {} : { PARENT: String(parent) }),
    ...(head === null ? {} : { UF_HEAD: String(head) }),
  }
}

export const departmentMethods: MethodDefinition[] = [
  defineMethod({
    name: 'department.get',
    scope: 'department',
    doc: `${DOC}-get.html`,
    undocumented: [
      'PARENT is left out for the company itself, UF_HEAD for a department without a manager.',
      'Names of conditions are written in capitals: SORT is a condition, sort names the field to sort by. Conditions take the usual operators.',
      'Without a known field to sort by departments stand by SORT, and those alike by id.',
    ],
    handle({ portal, params }) {
      const conditions = Object.entries(params).filter(([key]) => splitCondition(key).name in fieldNames && key === key.toUpperCase())
      const found = portal.state.departments.map(encode).filter(row => conditions.every(([key, value]) => meetsCondition({ PARENT: '', UF_HEAD: '', ...row }, key, value)))
      const { rows, ...counts } = pageOf(sorted(found, params), params)
      return { ...counts, result: rows }
    },
  }),
  defineMethod({
    name: 'department.fields',
    scope: 'department',
    doc: `${DOC}-fields.html`,
    handle: ({ actor }) => ({ result: Object.fromEntries(Object.entries(fieldNames).map(([name, title]) => [name, title[actor.user.language]])) }),
  }),
]

function sorted(rows: Params[], { sort, order }: Params): Params[] {
  const given = textOf(sort).toUpperCase()
  const field = given in fieldNames ? given : 'SORT'
  const direction = textOf(order).toUpperCase() === 'DESC' ? -1 : 1
  const compare = (one: Params, other: Params, name: string) => compareValues(String(one[name] ?? ''), String(other[name] ?? ''))
  return rows.toSorted((one, other) => direction * (compare(one, other, field) || compare(one, other, 'ID')))
}
