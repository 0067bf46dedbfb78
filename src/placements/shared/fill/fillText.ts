import AlertIcon from '@bitrix24/b24icons-vue/outline/AlertIcon'
import CheckMIcon from '@bitrix24/b24icons-vue/outline/CheckMIcon'
import CircleMinusIcon from '@bitrix24/b24icons-vue/outline/CircleMinusIcon'
import EditMIcon from '@bitrix24/b24icons-vue/outline/EditMIcon'
import LockMIcon from '@bitrix24/b24icons-vue/outline/LockMIcon'
import type { Component } from 'vue'
import { formatMoney, formatNumber } from '@/components/format/amounts'
import { dayInWords, formatDay, formatDayTime } from '@/components/format/days'
import type { FieldFacts } from '@/domain/copy/fields'
import { fieldMoney } from '@/domain/money'
import { fieldKind } from '@/domain/product/kinds'
import { parseLine } from '@/domain/product/mapLine'
import type { Source } from '@/domain/product/mapLine'
import type { FillRow } from '@/domain/product/plan'
import { propertiesOf } from '@/domain/product/productData'
import type { PropertyFacts } from '@/domain/product/productData'
import type { Values } from '@/domain/product/values'
import * as m from '@/paraglide/messages.js'

/** Values as a person reads them; empty for none. */
export function valuesText(values: Values, { type, options }: Pick<FieldFacts, 'type' | 'options'>): string {
  return values.map(value => valueText(value, type, options)).join(', ')
}

function valueText(value: string, type: string, options: ReadonlyMap<string, string>): string {
  switch (fieldKind(type)) {
    case 'date': return formatDay(value)
    case 'datetime': return formatDayTime(value)
    case 'integer':
    case 'number': return formatNumber(Number(value))
    case 'money': {
      const money = fieldMoney(value)
      return money === null ? value : formatMoney(money)
    }
    case 'list': return options.get(value) ?? value
    case 'boolean': return value === 'Y' ? m.fill_yes() : m.fill_no()
    case 'employee': return m.fill_employee({ number: value })
    default: return /^§\d+:/.test(value) ? m.fill_long_text() : value
  }
}

const plainNames: Record<Extract<Source, { kind: 'plain' }>['name'], () => string> = {
  name: m.fill_source_name, code: m.fill_source_code, price: m.fill_source_price, currency: m.fill_source_currency, quantity: m.fill_source_quantity, section: m.fill_source_section,
}

/** «Символьный код», the property's name, or the template itself. */
export function sourceName(source: Source, properties: readonly PropertyFacts[]): string {
  switch (source.kind) {
    case 'plain': return plainNames[source.name]()
    case 'property': return propertiesOf(source.key, properties)[0]?.name ?? m.fill_property({ key: source.key })
    case 'template': return source.parts.map(part => 'text' in part ? part.text : 'source' in part ? `{${sourceName(part.source, properties)}}` : `{${part.field}}`).join('')
  }
}

/** The same of a row's text. */
export function sourceText(text: string, properties: readonly PropertyFacts[]): string {
  const read = parseLine(`${text} > title`)
  return text === '' ? m.fill_source_trip_end() : read.kind === 'line' ? sourceName(read.line.source, properties) : text
}

interface RowChip { text: string, tone: 'info' | 'warning' | 'neutral' | 'success' | 'danger', icon: Component }

/** What will happen with the field. */
export function chipOf(row: FillRow, isTicked: boolean): RowChip {
  switch (row.state) {
    case 'same': return { text: m.fill_chip_same(), tone: 'success', icon: CheckMIcon }
    case 'set': return isTicked ? { text: row.now.length === 0 ? m.fill_chip_fill() : m.fill_chip_renew(), tone: 'info', icon: EditMIcon } : { text: m.fill_chip_leave(), tone: 'neutral', icon: CircleMinusIcon }
    case 'conflict': return isTicked ? { text: m.fill_chip_replace(), tone: 'warning', icon: EditMIcon } : { text: m.fill_chip_ask(), tone: 'warning', icon: AlertIcon }
    case 'empty': return { text: m.fill_chip_empty(), tone: 'neutral', icon: CircleMinusIcon }
    case 'problem': return row.reason?.kind === 'hidden' ? { text: m.fill_chip_hidden(), tone: 'neutral', icon: LockMIcon } : { text: m.fill_chip_problem(), tone: 'danger', icon: AlertIcon }
  }
}

/** Why; empty where the chip says it all. */
export function reasonText({ name, reason, facts, now, wanted, isOfFirst }: FillRow): string {
  switch (reason?.kind) {
    case undefined: return isOfFirst ? m.fill_of_first() : ''
    case 'edited': return name === 'closedate' ? m.fill_edited_close_date({ now: dayInWords(now[0] ?? '') || m.fill_nothing(), wanted: dayInWords(wanted?.[0] ?? '') }) : m.fill_edited({ written: facts === null ? '' : valuesText(reason.written, facts) || m.fill_nothing() })
    case 'typed': return m.fill_typed()
    case 'nothing': return m.fill_no_value()
    case 'no-part': return m.fill_no_part({ part: reason.part })
    case 'unknown-property': return m.fill_unknown_property({ key: reason.key })
    case 'hidden': return m.fill_hidden()
    case 'unreadable': return m.fill_unreadable({ text: reason.text })
    case 'unmatched': return m.fill_unmatched({ text: reason.text })
    case 'ambiguous': return m.fill_ambiguous({ text: reason.text })
    case 'misfit': return m.fill_misfit()
    case 'unknown-field': return m.fill_unknown_field()
    case 'not-fillable': return m.fill_not_fillable()
    case 'repeated': return m.fill_repeated()
  }
}
