import { describe, expect, it } from 'vitest'
import { deliveryMoves, deliveryStep, deliveryWarnings, missingFields } from './delivery'
import { dealStageRoles } from './roles'

const empty = { deliveryAddress: ' ', deliveryAt: null, paymentMethod: null }
const full = { deliveryAddress: 'Чуй 1', deliveryAt: 1000, paymentMethod: 'CASH' as const }

describe('a parcel', () => {
  it.each(dealStageRoles.map(stage => [stage, deliveryMoves(stage)] as const))('in the stage %s', (stage, moves) => {
    expect(moves).toEqual(({ receipt: ['callCourier'], courier: ['send'], exchange: ['accept', 'exchange', 'return'], confirm: ['exchange', 'return', 'getMoney'] } as Record<string, string[]>)[stage] ?? [])
  })

  it('comes back as a lost deal, with a lead and its tasks closed, from either stage', () => {
    for (const stage of ['exchange', 'confirm'] as const)
      expect(deliveryStep('return', stage)).toMatchObject({ to: 'deliveryBack', makesLead: true, closesTasks: true })
    expect(deliveryStep('return', 'courier')).toBeNull()
  })

  it('stays where it is when it is exchanged once more', () => expect(deliveryStep('exchange', 'confirm')?.to).toBeNull())

  it('is not called a courier for without address, time and method of payment', () => {
    const step = deliveryStep('callCourier', 'receipt')!
    expect(missingFields(step, empty)).toEqual(['deliveryAddress', 'deliveryAt', 'paymentMethod'])
    expect(missingFields(step, { ...full, paymentMethod: null })).toEqual(['paymentMethod'])
    expect(missingFields(step, full)).toEqual([])
  })

  it('is looked at twice when its time has passed or the shop is shut', () => {
    expect(deliveryWarnings(full, 2000, false)).toEqual(['time-passed', 'outside-hours'])
    expect(deliveryWarnings(full, 500, true)).toEqual([])
    expect(deliveryWarnings(empty, 2000, false)).toEqual([])
  })
})
