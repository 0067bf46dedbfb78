import { expect, it } from 'vitest'
import { aBlueprint } from './aBlueprint.fixture'
import { mergeBlueprints } from './merge'
import type { FieldPlan } from './types'

const name = { ru: 'Имя', en: 'Name' }
const refund: FieldPlan = { entity: 'deal', role: 'refund', code: 'CARDINAL_REFUND', type: 'money', name }
const start: FieldPlan = { entity: 'deal', role: 'start', code: 'EVENT_START', type: 'datetime', name }
const contactRefund: FieldPlan = { ...refund, entity: 'contact' }

const events = aBlueprint({ solution: 'events', fields: [start, refund], folders: [{ role: 'claims', name: 'Claims' }] })
const trips = aBlueprint({ solution: 'trips', fields: [{ ...refund }, contactRefund], placements: [{ role: 'dealSale', code: 'CRM_DEAL_DETAIL_TAB', page: 'deal-sale', name }] })

it('takes an item that two solutions ask for once', () => {
  const merged = mergeBlueprints([events, trips])
  expect(merged.fields).toEqual([start, refund, contactRefund])
  expect(merged.folders).toEqual(events.folders)
  expect(merged.placements).toEqual(trips.placements)
})

it('remembers who asks for each item', () => {
  expect([...mergeBlueprints([events, trips]).owners]).toEqual([
    ['folder:claims', ['events']],
    ['field:deal.start', ['events']],
    ['field:deal.refund', ['events', 'trips']],
    ['field:contact.refund', ['trips']],
    ['placement:dealSale', ['trips']],
  ])
})

it('asks for nothing when no solution is on', () => {
  const merged = mergeBlueprints([])
  expect(merged.fields).toEqual([])
  expect(merged.owners.size).toBe(0)
})
