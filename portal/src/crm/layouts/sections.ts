import type { CardElement, CardSection, Json } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import { toInteger, toList, toObject, toText } from '../parameters.ts'

/**
 * Sections as `crm.item.details.configuration.set` gives them.
 *
 * @throws {RestError} An empty code and the page's sentence for whatever is wrong with their shape.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-set.html
 */
export function readSections(data: Json | undefined): CardSection[] {
  const given = toObject(data)
  if (!given)
    throw crmErrors.plain('Parameter \'data\' must be array.')
  const rows = Object.entries(given)
  if (rows.length === 0)
    throw crmErrors.plain('There are no data to write.')
  if (rows.some(([key], index) => key !== String(index)))
    throw crmErrors.plain('The data must be indexed array.')
  return rows.map(([, row], index) => readSection(toObject(row) ?? {}, index))
}

function isBlank(value: Json | undefined): boolean {
  return toText(value).trim() === ''
}

function readSection(row: { [key: string]: Json }, index: number): CardSection {
  const type = isBlank(row.type) ? 'section' : toText(row.type)
  if (type !== 'section')
    throw crmErrors.plain(`Section at index ${index} have type '${type}'. The expected type is 'section'.`)
  if (isBlank(row.name))
    throw crmErrors.plain(`Section at index ${index} does not have name.`)
  if (isBlank(row.title))
    throw crmErrors.plain(`Section at index ${index} does not have title.`)
  const elements = (toList(row.elements) ?? []).map((element, place) => readElement(toObject(element) ?? {}, place, index))
  return { name: toText(row.name), title: toText(row.title), elements }
}

function readElement(row: { [key: string]: Json }, index: number, section: number): CardElement {
  if (isBlank(row.name))
    throw crmErrors.plain(`Element at index ${index} in section at index ${section} does not have name.`)
  return { name: toText(row.name), isAlwaysShown: toInteger(row.optionFlags) === 1, options: toObject(row.options) }
}

/** As `get` answers them. */
export function encodeSections(sections: CardSection[]): Json {
  return sections.map(({ name, title, elements }) => ({
    name,
    title,
    type: 'section',
    elements: elements.map(element => ({
      name: element.name,
      optionFlags: element.isAlwaysShown ? '1' : '0',
      ...(element.options ? { options: element.options } : {}),
    })),
  }))
}
