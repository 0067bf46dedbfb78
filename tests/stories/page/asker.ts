// A page of the token stories: our connection in an open frame, within reach of the test.
import { initializeB24Frame } from '@bitrix24/b24jssdk'
import { createCalls } from '@/services/portal/calls'
import { connectPortal } from '@/services/portal/sdkPortal'
import { sdkTransport } from '@/services/portal/sdkTransport'
import type { PortalCalls } from '@/services/portal/types'

const portal = await connectPortal()
/** Lets everything out at once: what came of the token must not depend on how many requests are under way together. */
const hasty = createCalls(sdkTransport(await initializeB24Frame(), portal.origin), { manners: null })

/** Makes so many calls together, every other one a deal of its own. @returns What each came to. */
function callTogether(calls: PortalCalls, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, async (_, index) => {
    if (index % 2 === 0) {
      const { item } = await calls.read<{ item: { id: number } }>('crm.item.get', { entityTypeId: 2, id: 1 })
      return `deal ${item.id}`
    }
    const made = await calls.write('crm.item.add', { entityTypeId: 2, fields: { title: `Сделка ${index}` } })
    return made.kind
  }))
}

const asker = {
  callPolitely: (count: number) => callTogether(portal, count),
  callHastily: (count: number) => callTogether(hasty, count),
}

export type Asker = typeof asker

Object.assign(window, { asker })
document.body.append(Object.assign(document.createElement('p'), { textContent: 'ready' }))
