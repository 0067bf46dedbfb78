import { fieldKind } from '@/domain/product/kinds'
import type { FieldKind, PropertyKind } from '@/domain/product/kinds'
import type { MapProblem, MapWarning } from '@/domain/product/checkMap'
import type { CombineWay, LineProblem } from '@/domain/product/mapLine'
import * as m from '@/paraglide/messages.js'

const kinds: Readonly<Record<PropertyKind | FieldKind, () => string>> = {
  text: m.map_kind_text, html: m.map_kind_html, number: m.map_kind_number, integer: m.map_kind_integer, money: m.map_kind_money, date: m.map_kind_date, datetime: m.map_kind_datetime,
  list: m.map_kind_list, boolean: m.map_kind_boolean, employee: m.map_kind_employee, crm: m.map_kind_crm, other: m.map_kind_other,
}

/** Braces are the language of templates, not of messages. */
export const templateExample = '{name}, {start}–{end}'

/** «Отели (строка, несколько)» */
export function namedKind(name: string, kind: PropertyKind | FieldKind, isMultiple: boolean): string {
  return m.map_named_kind({ name, kind: [kinds[kind](), ...isMultiple ? [m.map_several()] : []].join(', ') })
}

export function fieldLabel({ title, name, type, isMultiple }: { title: string, name: string, type: string, isMultiple: boolean }): string {
  return namedKind(title || name, fieldKind(type), isMultiple)
}

export const wayTexts: Readonly<Record<CombineWay, () => string>> = { first: m.map_way_first, join: m.map_way_join, min: m.map_way_min, max: m.map_way_max, sum: m.map_way_sum }

export function problemText(problem: MapProblem | MapWarning): string {
  switch (problem.kind) {
    case 'unknown-field': return m.map_unknown_field()
    case 'not-fillable': return m.map_not_fillable()
    case 'repeated': return m.map_repeated()
    case 'misfit': return m.map_misfit()
    case 'way': return m.map_wrong_way()
    case 'unknown-property': return m.fill_unknown_property({ key: problem.key })
    case 'no-line-for': return m.map_no_line_for({ field: problem.field })
    case 'sometimes': return m.map_sometimes()
  }
}

const lineProblems: Readonly<Record<LineProblem, () => string>> = {
  'no-arrow': m.map_no_arrow, 'no-target': m.map_no_target, 'unknown-source': m.map_unknown_source, 'unknown-way': m.map_wrong_way, 'broken-template': () => m.map_broken_template({ example: templateExample }),
}

export function lineProblemText(problem: LineProblem): string {
  return lineProblems[problem]()
}
