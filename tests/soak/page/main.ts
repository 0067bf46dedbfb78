// A page of the soak runs: an employee's frame whose functions a run calls from outside.
import { claim, claimName } from '@/services/portal/claim/claim'
import type { ClaimOutcome } from '@/services/portal/claim/claim'
import { openClaimFolder } from '@/services/portal/claim/folder'
import { browserIntents } from '@/services/portal/claim/intents'
import { claimByRecord } from '@/services/portal/claim/recordClaim'
import { connectPortal } from '@/services/portal/sdkPortal'

const portal = await connectPortal()
const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
const DEAL = 2

/** What an employee of a soak run can be told to do. `delayMs` is the person's own hesitation. */
const person = {
  openFolder: () => openClaimFolder(portal, 'Cardinal'),

  async claim(folderId: number, key: string, userId: number, operation: string, delayMs: number): Promise<ClaimOutcome['kind']> {
    await pause(delayMs)
    const { kind } = await claim(portal, { id: folderId }, claimName(key, 0), { intents: browserIntents(portal.origin), userId, operation })
    return kind
  },

  async claimByRecord(key: string, operation: string, delayMs: number): Promise<ClaimOutcome['kind']> {
    await pause(delayMs)
    const records = { entityTypeId: DEAL, nameField: 'originId', markField: 'originatorId', fields: { title: key } }
    const { kind } = await claimByRecord(portal, records, claimName(key, 0), { operation })
    return kind
  },
}

export type PersonCalls = typeof person

Object.assign(window, { person })
document.body.append(Object.assign(document.createElement('p'), { id: 'ready' }))
