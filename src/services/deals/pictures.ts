import { fileReferencesIn } from '@/domain/html/references'
import { asId, asList, asRecord, asText } from '../portal/decode'
import type { PortalCalls } from '../portal/types'

const DEAL = 2

/** Addresses under which the screen can show pictures, by the reference as it stands in the text. */
export type PictureAddresses = ReadonlyMap<string, string>

interface FileReference { reference: string, dealId: number, fileId: number }

/** Whether a text has pictures that must be asked for: `crm-file:15`. */
export function hasFilePictures(html: string): boolean {
  return html.includes('crm-file:')
}

/** The files that a text names, each once: those of its own deal, and of others such as the event's idea. */
export function referencesIn(html: string, dealId: number): FileReference[] {
  return fileReferencesIn(html).map(reference => {
    const [first = 0, second] = reference.slice('crm-file:'.length).split('-').map(Number)
    return second === undefined ? { reference, dealId, fileId: first } : { reference, dealId: first, fileId: second }
  })
}

/** Addresses of all files in a deal's fields. A file that lies elsewhere than on the portal is none of the deal's. */
function addressesIn(fields: Readonly<Record<string, unknown>>, origin: string): ReadonlyMap<number, string> {
  const addresses = new Map<number, string>()
  for (const value of Object.values(fields)) {
    for (const file of [value, ...asList(value)].map(asRecord)) {
      const id = asId(file.id)
      const address = asText(file.urlMachine)
      if (id !== null && URL.canParse(address) && new URL(address).origin === origin)
        addresses.set(id, address)
    }
  }
  return addresses
}

/**
 * Finds the addresses of a text's pictures, in one request. They carry the person's token: for the screen only, never
 * stored, logged or copied. A picture whose file or deal is gone or hidden has none.
 *
 * @param known Fields of the deal where the page has them already: then only other deals are asked for.
 * @throws {PortalError} when the request as a whole is refused.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function fetchPictureAddresses(portal: PortalCalls, html: string, dealId: number, known?: Readonly<Record<string, unknown>>): Promise<PictureAddresses> {
  const references = referencesIn(html, dealId)
  const deals = new Map<number, ReadonlyMap<number, string>>(known ? [[dealId, addressesIn(known, portal.origin)]] : [])
  const unread = [...new Set(references.map(each => each.dealId))].filter(id => !deals.has(id)).slice(0, 50)
  if (unread.length > 0) {
    const answers = await portal.readBatch(Object.fromEntries(unread.map(id => [`deal${id}`, { method: 'crm.item.get', params: { entityTypeId: DEAL, id } }])))
    for (const id of unread) {
      const answer = answers[`deal${id}`]
      if (answer?.kind === 'done')
        deals.set(id, addressesIn(asRecord(asRecord(answer.result).item), portal.origin))
    }
  }
  return new Map(references.flatMap(each => {
    const address = deals.get(each.dealId)?.get(each.fileId)
    return address === undefined ? [] : [[each.reference, address] as const]
  }))
}
