import { asId, asList, asRecord, asText } from '../portal/decode'
import type { PortalCalls } from '../portal/types'

const DEAL = 2

/**
 * Addresses under which the screen can show the files of a deal, by file id. They carry the person's token: for the screen
 * only, never stored, logged or copied.
 *
 * @throws {PortalError} `forbidden` without read access, `missing` when there is no such deal.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function fetchPictureAddresses(portal: PortalCalls, dealId: number): Promise<ReadonlyMap<number, string>> {
  const answer = await portal.read<unknown>('crm.item.get', { entityTypeId: DEAL, id: dealId })
  const addresses = new Map<number, string>()
  for (const value of Object.values(asRecord(asRecord(answer).item))) {
    for (const file of [value, ...asList(value)].map(asRecord)) {
      const id = asId(file.id)
      const address = asText(file.urlMachine)
      if (id !== null && URL.canParse(address) && new URL(address).origin === portal.origin)
        addresses.set(id, address)
    }
  }
  return addresses
}

/** Whether a text has pictures that must be asked for: `crm-file:15`. */
export function hasFilePictures(html: string): boolean {
  return html.includes('crm-file:')
}

/** Finds a reference's address among those of the deal; a file of another deal is shown by its text. */
export function pictureResolver(addresses: ReadonlyMap<number, string>, dealId: number): (reference: string) => string | null {
  return reference => {
    const [, owner, id] = /^crm-file:(?:(\d+)-)?(\d+)$/.exec(reference) ?? []
    return owner === undefined || Number(owner) === dealId ? addresses.get(Number(id)) ?? null : null
  }
}
