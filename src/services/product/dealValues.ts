import type { FieldFacts } from '@/domain/copy/fields'
import { fieldKind } from '@/domain/product/kinds'
import { asNumber, moneyText } from '@/domain/product/values'
import type { Values } from '@/domain/product/values'
import { asFlag, asId, asList, asMoment, asRecord, asText } from '../portal/decode'
import { asBinding, asDay } from '../portal/decodeCrm'

/** A field as the portal describes it, with what its settings say about bindings. */
export interface DealField extends FieldFacts {
  /** The one type of record that a binding takes; null where it takes several, or is none. */
  onlyTypeId: number | null
  /** Digits after the point that a number keeps; null for all. */
  precision: number | null
}

const typeIds: Readonly<Record<string, number>> = { LEAD: 1, DEAL: 2, CONTACT: 3, COMPANY: 4, SMART_INVOICE: 31 }
const codes: ReadonlyMap<number, string> = new Map([[1, 'L'], [2, 'D'], [3, 'C'], [4, 'CO'], [31, 'SI']])

/**
 * Fields of deals under original names.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html
 */
export function decodeDealFields(answer: unknown): DealField[] {
  return Object.entries(asRecord(asRecord(answer).fields)).map(([key, value]) => {
    const { upperName, title, type, isReadOnly, isMultiple, items, settings } = asRecord(value)
    return {
      name: asText(upperName).startsWith('UF_') ? asText(upperName) : key,
      title: asText(title),
      type: asText(type),
      isReadOnly: asFlag(isReadOnly),
      isMultiple: asFlag(isMultiple),
      options: new Map(asList(items).map(asRecord).map(({ ID, VALUE }) => [asText(ID), asText(VALUE)])),
      onlyTypeId: asText(type) === 'crm' ? onlyType(asRecord(settings)) : null,
      precision: asText(type) === 'double' ? asId(asRecord(settings).PRECISION) : null,
    }
  })
}

function onlyType(settings: Readonly<Record<string, unknown>>): number | null {
  const taken = Object.entries(settings).filter(([, is]) => asFlag(is)).map(([name]) => typeIds[name] ?? asId(/^DYNAMIC_(\d+)$/.exec(name)?.[1]))
  return taken.length === 1 ? taken[0] ?? null : null
}

/** A field's values in one spelling each, `Values` says which. */
export function dealValues(raw: unknown, field: DealField): Values {
  const single = typeof raw === 'object' && raw !== null ? asList(raw) : [raw]
  return single.map(one => spell(one, field)).filter(text => text !== '')
}

function spell(raw: unknown, { type, onlyTypeId }: DealField): string {
  switch (fieldKind(type)) {
    case 'date': return asDay(raw) ?? ''
    case 'datetime': return asMoment(raw) ?? ''
    case 'boolean': return asFlag(raw) ? 'Y' : 'N'
    case 'integer':
    case 'number': return asNumber(asText(raw)) ?? ''
    case 'money': {
      const [amount = '', currency = ''] = asText(raw).split('|')
      return amount === '' ? '' : moneyText(amount, currency) ?? asText(raw)
    }
    case 'list':
    case 'employee': return String(asId(raw) ?? '')
    case 'crm': {
      const bound = asBinding(raw, onlyTypeId)
      return bound === null ? '' : `${codes.get(bound.entityTypeId) ?? `T${bound.entityTypeId.toString(16)}`}_${bound.id}`
    }
    default: return asText(raw).trim()
  }
}

/** What is written for values: nothing is an empty text, of several values a list with one, since a query cannot hold an empty list. */
export function rawValues(values: Values, field: DealField): unknown {
  const raw = values.map(text => field.onlyTypeId === null ? text : text.replace(/^[A-Z]+\w*_/, ''))
  if (fieldKind(field.type) === 'boolean')
    return values[0] === 'Y' ? 'Y' : 'N'
  return field.isMultiple ? raw.length > 0 ? raw : [''] : raw[0] ?? ''
}

/** Numbers as the field will keep them, so that what comes back is what was sent. */
export function roundedFor(values: Values, { precision }: DealField): Values {
  return precision === null ? values : values.map(text => String(Number(Number(text).toFixed(precision))))
}
