import { expect, it } from 'vitest'
import type { LeadFacts } from '@/domain/store/actions/facts'
import { leadActions } from '@/domain/store/actions/pressLead'
import { suggestedAction } from '@/domain/store/actions/suggested'
import { unavailableActions } from '@/domain/store/actions/unavailable'
import { aContact, aDesk, aLead, now } from './presses.fixture'

const pressed = (facts: Partial<LeadFacts>) => ({ facts: aLead(facts), contact: aContact(), input: {}, desk: aDesk() })
const whyNot = (facts: Partial<LeadFacts>, id: string) => {
  const { facts: all, ...rest } = pressed(facts)
  return unavailableActions(leadActions, { facts: all, ...rest }, ['operator'], all.status).find(({ action }) => action.id === id)?.why
}

it.each([
  [{ status: 'getPayment', saleResult: 'HOLD_SHOP' }, 'arrangeHold'],
  [{ status: 'getPayment', saleResult: 'SALE_REPEAT' }, 'createDeal'],
  [{ status: 'getPayment', saleResult: null }, null],
  [{ status: 'makeOffer', offerRefusals: 3 }, 'refuseOffer'],
  [{ status: 'makeOffer', offerRefusals: 2 }, null],
  [{ status: 'couponIssued', couponUntil: now - 1 }, 'closeUnusedCoupon'],
  [{ status: 'couponIssued', couponUntil: now + 1 }, null],
] as const)('of a lead with %j comes first: %j', (facts, action) => {
  expect(suggestedAction(pressed(facts))).toBe(action)
})

it('says of what waits its condition, of another status its name, of another role who', () => {
  const facts = { status: 'discoverNeed', sellerId: null } as const
  expect(whyNot(facts, 'transferChat')).toMatchObject({ kind: 'waits', conditions: [{ id: 'seller' }] })
  expect(whyNot(facts, 'issueCoupon')).toEqual({ kind: 'elsewhere', at: ['sendCoupon'] })
  expect(whyNot(facts, 'returnWithOffer')).toEqual({ kind: 'others', roles: ['storeAdministrator'] })
})

it('leaves out what can be done, what others do elsewhere, and what the record is not about', () => {
  const facts = { status: 'discoverNeed' } as const
  expect(['makeOffer', 'createDeal', 'bindClient'].map(id => whyNot(facts, id))).toEqual([undefined, undefined, undefined])
})
