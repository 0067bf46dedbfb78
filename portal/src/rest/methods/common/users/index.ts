import type { Json } from '../../../../state/types.ts'
import { compareValues } from '../../../listFilter.ts'
import { defineMethod } from '../../../method.ts'
import type { MethodDefinition, Params } from '../../../method.ts'
import { pageOf } from '../../../paging.ts'
import { recordOf, textOf, upperKeys } from '../parameters.ts'
import { fieldNames, profileOf, visibleFields } from './fields.ts'
import { meets } from './filter.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/user'
const access = { scope: 'user', otherScopes: ['user_basic', 'user_brief'] }
const kept = 'Fields about which the portal keeps nothing (`LAST_LOGIN`, `DATE_REGISTER`, phones, …) are empty; `IS_ONLINE` is `Y` for the caller only.'

export const userMethods: MethodDefinition[] = [
  defineMethod({
    ...access,
    name: 'user.current',
    doc: `${DOC}/user-current.html`,
    undocumented: [kept],
    handle({ portal, actor }) {
      const { USER_TYPE: _, ...profile } = profileOf(portal, actor, actor.user)
      return { result: profile }
    },
  }),
  defineMethod({
    ...access,
    name: 'user.get',
    doc: `${DOC}/user-get.html`,
    undocumented: [
      kept,
      'Conditions may also stand beside `FILTER` at the top level, as older examples do.',
      '`ADMIN_MODE` changes nothing: there are no people hidden from employees here.',
      '`IMAGE_RESIZE` is ignored: the original photo is given.',
      'Sorting by a field the answer does not have sorts by id.',
    ],
    handle({ portal, actor, params }) {
      const given = upperKeys(params)
      const filter = { ...conditionsBeside(given), ...recordOf(given.FILTER) }
      const found = portal.state.users.map(user => profileOf(portal, actor, user)).filter(profile => meets(profile, filter))
      const { rows, ...counts } = pageOf(sorted(found, given), params)
      return { ...counts, result: rows.map(row => selected(row, given.SELECT)) }
    },
  }),
  defineMethod({
    ...access,
    name: 'user.fields',
    doc: `${DOC}/user-fields.html`,
    undocumented: ['Only the fields this portal knows are listed.'],
    handle({ portal, actor }) {
      const { language } = portal.state.settings
      return { result: Object.fromEntries(visibleFields(actor).map(name => [name, fieldNames[name]?.[language] ?? name])) }
    },
  }),
]

function conditionsBeside(given: Params): Params {
  return Object.fromEntries(Object.entries(given).filter(([key]) => key.replace(/^[!=%<>@]+/, '') in fieldNames || key === 'NAME_SEARCH'))
}

function sorted(rows: Params[], { SORT, ORDER }: Params): Params[] {
  const field = textOf(SORT).toUpperCase()
  const name = field in fieldNames ? field : 'ID'
  const direction = textOf(ORDER).toUpperCase() === 'DESC' ? -1 : 1
  return rows.toSorted((a, b) => direction * (compareValues(asText(a[name]), asText(b[name])) || compareValues(asText(a.ID), asText(b.ID))))
}

function asText(value: Json | undefined): string {
  return Array.isArray(value) ? value.map(one => String(one)).join(',') : String(value ?? '')
}

/** `*` means everything, `UF_*` the custom fields; unknown names are passed over. */
function selected(row: Params, select: Json | undefined): Params {
  const wanted = Object.values(recordOf(select) ?? {}).map(one => textOf(one).toUpperCase())
  if (wanted.length === 0 || wanted.includes('*'))
    return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.includes(name) || (wanted.includes('UF_*') && name.startsWith('UF_'))))
}
