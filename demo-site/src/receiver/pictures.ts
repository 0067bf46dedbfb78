import { PortalTrouble } from '../portal/calls.ts'
import type { Deal, DealFile } from '../portal/deal.ts'
import { readDeal } from '../portal/deal.ts'
import type { Site } from '../site.ts'
import { readReference } from '../text/policy.ts'
import { sanitiseText } from '../text/sanitise.ts'

/** Takes a file of the portal over. @returns Its name on the site, `null` when it cannot be had or is no picture. */
export async function takePicture({ portal, store, note }: Site, file: DealFile): Promise<string | null> {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      return await store.keepPicture(await portal.download(file.address))
    }
    catch (error) {
      if (!(error instanceof PortalTrouble))
        throw error
      note(`Picture ${file.id}: ${error.message}`)
      if (error.kind !== 'unreachable' && error.kind !== 'busy')
        return null
    }
  }
  return null
}

export interface TakenText {
  /** Sanitised; pictures that were taken over have the site's own addresses, others are gone. */
  html: string
  /** Those others, as they stood in the text. */
  missing: string[]
}

/** Sanitises the text of a deal and takes its pictures over. */
export async function takeText(site: Site, deal: Deal): Promise<TakenText> {
  const sources = new Set<string>()
  sanitiseText(deal.description, source => {
    sources.add(source)
    return null
  })
  const addresses = new Map<string, string>()
  const files = await textFiles(site, deal, [...sources])
  await Promise.all([...sources].map(async source => {
    const file = files.get(source)
    const name = file ? await takePicture(site, file) : null
    if (name !== null)
      addresses.set(source, `/files/${name}`)
  }))
  return {
    html: sanitiseText(deal.description, source => addresses.get(source) ?? null),
    missing: [...sources].filter(source => !addresses.has(source) && source !== '').map(source => source.slice(0, 200)),
  }
}

/**
 * Files behind the pictures of a text. Only the deal's own and those of its idea: the site's webhook reads every deal, and
 * whoever may edit one could otherwise bring any other's pictures to light.
 */
async function textFiles(site: Site, deal: Deal, sources: readonly string[]): Promise<Map<string, DealFile>> {
  const references = sources.flatMap(source => {
    const reference = readReference(source)
    return reference ? [{ source, ...reference }] : []
  })
  const needsParent = deal.parent !== null && references.some(({ deal: owner }) => owner === deal.parent)
  const parent = needsParent ? await readParent(site, deal.parent!) : null
  return new Map(references.flatMap(({ source, deal: owner, file }) => {
    const holder = owner === null || owner === deal.id ? deal : owner === deal.parent ? parent : null
    const found = holder?.textPictures.find(({ id }) => id === file)
    return found ? [[source, found] as const] : []
  }))
}

async function readParent({ portal, map }: Site, id: number): Promise<Deal | null> {
  try {
    const { item } = await portal.call<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 2, id, useOriginalUfNames: 'Y' })
    return readDeal(item, map)
  }
  catch (error) {
    if (error instanceof PortalTrouble && (error.kind === 'missing' || error.kind === 'forbidden'))
      return null
    throw error
  }
}
