import type { Answer } from '../contract/types.ts'
import { elementKindOf } from '../contract/types.ts'
import { PortalTrouble } from '../portal/calls.ts'
import { readDeal } from '../portal/deal.ts'
import type { Deal } from '../portal/deal.ts'
import type { Site } from '../site.ts'
import type { DoneOrder } from '../store/state.ts'

const MINUTE_MS = 60_000

/** After each failed try: 1, 5, 30 minutes, then every 2 hours for a day. */
const pausesMs = [1, 5, 30, ...Array.from({ length: 12 }, () => 120)].map(minutes => minutes * MINUTE_MS)

/** Pause after so many failed tries, `null` when it is enough. */
export function pauseAfter(tries: number): number | null {
  return pausesMs[tries - 1] ?? null
}

/**
 * Writes the site's answer into the deal, in one call.
 *
 * @returns The deal as it is afterwards: a newer order may stand in it.
 * @throws {PortalTrouble}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function writeAnswer({ portal, map, faults }: Site, answer: Answer): Promise<Deal | null> {
  if (faults.loseWriteBack)
    return null
  const { fields, options } = map
  const isTaken = answer.outcome === 'taken'
  const idField = fields[elementKindOf(answer.kind) === 'template' ? 'siteTemplate' : 'siteEvent']!
  const params = {
    entityTypeId: 2,
    id: answer.deal,
    useOriginalUfNames: 'Y',
    fields: {
      [fields.siteAnswer!]: JSON.stringify(answer),
      [fields.siteAnsweredAt!]: answer.at,
      [fields.publication!]: options[isTaken ? 'publication.synced' : 'publication.refused'],
      ...(isTaken ? { [idField]: answer.id } : {}),
    },
  }
  const write = () => portal.call<{ item: Record<string, unknown> }>('crm.item.update', params)
  if (faults.answerTwice)
    await write()
  const { item } = await write()
  return readDeal(item, map)
}

/** Tries to write an answer and remembers what came of it. @returns The deal afterwards, `null` when it was not written. */
export async function tryWriteBack(site: Site, done: DoneOrder): Promise<Deal | null> {
  try {
    const deal = await writeAnswer(site, done.answer)
    done.writeBack = 'written'
    return deal
  }
  catch (error) {
    if (!(error instanceof PortalTrouble))
      throw error
    done.tries += 1
    done.writeBack = error.kind === 'missing' || pauseAfter(done.tries) === null ? 'given-up' : 'waiting'
    site.note(`Answer to ${done.answer.key}, try ${done.tries}: ${error.message}`)
    return null
  }
  finally {
    await site.store.save()
  }
}
