import { ownMap } from '@/domain/portalMap'
import { fetchDescription } from '@/services/deals/description'
import { saveDescription, watchDescription } from '@/services/deals/saveDescription'
import type { PortalCalls } from '@/services/portal/types'
import { fastClock, pause } from './fastClock.ts'

/** A text as a person opened it, and what the person made of it. */
export interface Edited { base: string, html: string }

/** How a person edits: after so much hesitation, milliseconds; at the rate of the portal's clock; the controls do without. */
export interface Manner { delayMs: number, rate: number, looksLater: boolean }

/** What a person was told of a save in the end. `afterMs`: portal time between the answer "saved" and the word that it was not to stay. */
export interface Told { kind: string, theirs: string | null, afterMs: number }

/** What a person does with the text of a deal. */
export function textEditor(calls: PortalCalls) {
  return {
    openText: async (dealId: number): Promise<string> => (await fetchDescription(calls, ownMap, dealId)).html,

    /** Saves and then looks whether it stands, as the tab does. */
    async saveText(dealId: number, edited: Edited, { delayMs, rate, looksLater }: Manner): Promise<Told> {
      const clock = fastClock(rate)
      await pause(delayMs / rate)
      const saved = await saveDescription(calls, ownMap, dealId, edited, { clock })
      if (saved.kind === 'conflict')
        return { kind: 'conflict', theirs: saved.theirs.html, afterMs: 0 }
      if (saved.kind !== 'done' || !looksLater)
        return { kind: saved.kind, theirs: null, afterMs: 0 }
      const savedAt = clock.now()
      const later = await watchDescription(calls, ownMap, dealId, { ...edited, mark: saved.mark }, { clock })
      return { kind: later.kind, theirs: later.kind === 'conflict' ? later.theirs.html : null, afterMs: clock.now() - savedAt }
    },

    /** The control: an ordinary update. */
    async saveTextBlindly(dealId: number, { html }: Edited, { delayMs, rate }: Manner): Promise<Told> {
      await pause(delayMs / rate)
      const { kind } = await calls.write('crm.item.update', { entityTypeId: 2, id: dealId, useOriginalUfNames: 'Y', fields: { [ownMap.deal.description]: html } })
      return { kind, theirs: null, afterMs: 0 }
    },
  }
}
