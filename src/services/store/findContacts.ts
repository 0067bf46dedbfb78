import { resultOf } from '../portal/batch'
import { asIds, asMultifields } from '../portal/decodeCrm'
import { asId, asList, asRecord, asText } from '../portal/decode'
import type { CallOptions, Command } from '../portal/types'
import { phonePrefixOf } from './storeTexts'
import type { Store } from './types'

/** A client of the portal, for whoever chooses one. */
export interface FoundContact { id: number, name: string, phone: string }

const CONTACT = 3
const mostFound = 8
const leastDigits = 6

/**
 * Contacts by what a person types: a phone number as clients write it, or a name.
 *
 * @returns At most eight, of those that the person may see.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function findContacts({ calls, appOptions }: Pick<Store, 'calls' | 'appOptions'>, typed: string, options: CallOptions = {}): Promise<FoundContact[]> {
  const text = typed.trim()
  const digits = text.replace(/\D/g, '')
  if (digits.length >= leastDigits && !/\p{L}/u.test(text)) {
    const values = phoneSpellings(text, phonePrefixOf({ appOptions }))
    const found = asRecord(await calls.read<unknown>('crm.duplicate.findbycomm', { entity_type: 'CONTACT', type: 'PHONE', values }, options))
    const ids = asIds(found.CONTACT).slice(0, mostFound)
    return ids.length === 0 ? [] : decode(await calls.read<unknown>('crm.item.list', listOf({ '@id': ids }).params, options))
  }
  const answers = await calls.readBatch(Object.fromEntries(namesIn(text).map((filter, index) => [`by${index}`, listOf(filter)])), options)
  const contacts = Object.values(answers).flatMap(answer => decode(resultOf(answer, 'crm.item.list')))
  return [...new Map(contacts.map(contact => [contact.id, contact])).values()].slice(0, mostFound)
}

/** The portal compares numbers by all of their digits: a number of the own country may be written without its code. */
function phoneSpellings(text: string, prefix: string): string[] {
  const digits = text.replace(/\D/g, '')
  const country = prefix.replace(/\D/g, '')
  return [...new Set([text, digits, digits.startsWith(country) ? digits.slice(country.length) : country + digits.replace(/^0/, '')])]
}

/** `Айпери Садыкова` is a first name and a last one, in either order. */
function namesIn(text: string): Record<string, string>[] {
  const [one = '', other] = text.split(/\s+/)
  return other === undefined
    ? [{ '%lastName': one }, { '%name': one }]
    : [{ '%name': one, '%lastName': other }, { '%name': other, '%lastName': one }]
}

function listOf(filter: Record<string, unknown>): Required<Command> {
  return { method: 'crm.item.list', params: { entityTypeId: CONTACT, select: ['id', 'name', 'lastName', 'fm'], filter, order: { id: 'DESC' }, start: -1 } }
}

function decode(answer: unknown): FoundContact[] {
  return asList(asRecord(answer).items).map(asRecord).flatMap(item => {
    const id = asId(item.id)
    const name = [asText(item.name), asText(item.lastName)].filter(part => part !== '').join(' ')
    return id === null ? [] : [{ id, name: name || `№ ${id}`, phone: asMultifields(item.fm).find(({ typeId }) => typeId === 'PHONE')?.value ?? '' }]
  })
}
