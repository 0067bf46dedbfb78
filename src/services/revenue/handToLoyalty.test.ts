import { describe, expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import type { Params, PortalCalls, WriteResult } from '../portal/types'
import { handToLoyalty } from './handToLoyalty'

const options = { 'cardinal.map': JSON.stringify({ version: 2, solutions: { loyalty: 1 }, codes: { 'field:contact.tier': 'UF_TIER', 'option:contact.tier.gold': '77', 'option:contact.tier.silver': '76' } }) }
const clock = { wait: () => Promise.resolve() }

/** A contact with a tier; `answer` is what a write comes to, which it may do all the same. */
function contactWith(tier: number | null, answer: WriteResult<unknown> = { kind: 'done', result: {} }, isWritten = true): { calls: PortalCalls, writes: Params[] } {
  const writes: Params[] = []
  let now = tier
  const unused = () => Promise.reject(new Error('unused'))
  const calls = {
    origin: 'https://portal.example', readBatch: unused, writeBatch: unused,
    read: () => Promise.resolve({ item: { UF_TIER: now } }),
    write: (_: string, params: Params) => {
      writes.push(params)
      if (isWritten)
        now = (params.fields as { UF_TIER: number }).UF_TIER
      return Promise.resolve(answer)
    },
  } as PortalCalls
  return { calls, writes }
}

const lost: WriteResult<unknown> = { kind: 'unknown', error: new PortalError('unreachable', 'lost') }

describe('a tier', () => {
  it.each(['Золотой', 'золотой', 'gold', 'Gold '])('%j goes to its field of the contact', async name => {
    const { calls, writes } = contactWith(76)
    expect(await handToLoyalty(calls, options, 34, name, { clock })).toEqual({ kind: 'done' })
    expect(writes).toEqual([{ entityTypeId: 3, id: 34, useOriginalUfNames: 'Y', fields: { UF_TIER: 77 } }])
  })

  it('that is there already is not written', async () => {
    const { calls, writes } = contactWith(77)
    expect([await handToLoyalty(calls, options, 34, 'Золотой', { clock }), writes]).toEqual([{ kind: 'same' }, []])
  })

  it.each([['Платиновый', options], ['Базовый', options], ['Золотой', {}]])('%j that the portal does not have is not written', async (name, appOptions) => {
    const { calls, writes } = contactWith(76)
    expect([await handToLoyalty(calls, appOptions, 34, name, { clock }), writes]).toEqual([{ kind: 'no-such-tier' }, []])
  })

  it('whose reply was lost is looked up, never sent again', async () => {
    const came = contactWith(76, lost)
    expect([await handToLoyalty(came.calls, options, 34, 'gold', { clock }), came.writes.length]).toEqual([{ kind: 'done' }, 1])
    const gone = contactWith(76, lost, false)
    expect([await handToLoyalty(gone.calls, options, 34, 'gold', { clock }), gone.writes.length]).toEqual([lost, 1])
  })
})
