import { ownMap, readPortalMap } from '@/domain/portalMap'
import type { PortalCalls } from '../portal/types'
import { aState } from '../portal/writes/fakeMethods.fixture'
import type { FakeItem, FakeState } from '../portal/writes/fakeMethods.fixture'
import { aFakePortal } from '../portal/writes/fakePortal.fixture'
import type { Fault } from '../portal/writes/fakePortal.fixture'
import { aVirtualClock } from '../portal/writes/virtualClock.fixture'

/** The portal had both fields under names of its own, and a person mapped them. */
export const portalMap = readPortalMap({
  'cardinal.map': JSON.stringify({ version: 2, solutions: { events: 1 }, codes: { 'field:deal.description': 'UF_CRM_SITE_TEXT', 'field:deal.descriptionTwin': 'UF_CRM_SITE_TEXT_COPY' } }),
})
const { description, descriptionTwin } = portalMap.deal

/** Fields of our usual names, which nobody reads or writes on this portal. */
export const bystanders = { [ownMap.deal.description]: '<p>Не отсюда</p>', [ownMap.deal.descriptionTwin]: 'Не отсюда' }

export const dealId = 5
export const me = 7

export interface DealPortalOptions {
  fields?: Partial<FakeItem>
  /** What happens to my requests, in turn. */
  faults?: Fault[]
  /** Before my save is checked, as if somebody else saved in between. */
  beforeWrite?: () => void
  state?: Partial<FakeState>
}

/** A portal with a deal that was last changed an hour before the virtual clock starts. */
export function aDealPortal({ fields = {}, faults = [], beforeWrite = () => {}, state = {} }: DealPortalOptions = {}) {
  const clock = aVirtualClock()
  const deal: FakeItem = { id: dealId, [description]: '<p>Было</p>', [descriptionTwin]: '', ...bystanders, updatedTime: '2026-11-25T09:00:00.000Z', updatedBy: 9, ...fields }
  const portal = aFakePortal(clock, aState({ items: [deal], ...state }))
  const connected = portal.connect(me, faults)
  const calls: PortalCalls = { ...connected, writeBatch: async (...args) => {
    beforeWrite()
    return connected.writeBatch(...args)
  } }
  /** Somebody else stores a text, leaving what else there is. */
  const change = (html: string, more: Partial<FakeItem> = {}) =>
    Object.assign(deal, { [description]: html, updatedTime: new Date(Math.floor(clock.now() / 1000) * 1000).toISOString(), updatedBy: 9, ...more })
  const writes = () => portal.seen.filter(({ isWrite }) => isWrite)
  return { clock, deal, calls, change, seen: portal.seen, writes, connect: portal.connect }
}
