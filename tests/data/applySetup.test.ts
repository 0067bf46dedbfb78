import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { applySetup } from '@/services/setup/apply/applySetup'
import type { ApplyOptions } from '@/services/setup/apply/applySetup'
import { readPortal } from '@/services/setup/readPortal'
import { undoSetup } from '@/services/setup/undo/undoSetup'
import { blueprints } from '@/solutions'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const all = Object.values(blueprints(2026))
const options: ApplyOptions = { blueprints: all, choices: {}, locale: 'ru', appOrigin: 'http://127.0.0.1:9', clock: { now: () => 0, wait: async () => {} }, run: 'first' }

describe('all five solutions on an empty portal', () => {
  let portal: SetupPortal
  beforeAll(async () => {
    portal = await openSetupPortal()
  })
  afterAll(() => portal.running.close())

  it('are made in at most 40 requests, and a second time nothing is written', async () => {
    await portal.control.send('DELETE', '/_portal/log')
    const first = await applySetup(await portal.callsOf(1), options)
    const left = first.plan.items.filter(({ action }) => action !== 'keep')
    console.log((await portal.requests()).length, left.length, JSON.stringify(left.map(i => [i.id, i.action, i.reason, i.sort, i.wantedCode])), JSON.stringify(first.log.filter(entry => !['created', 'changed', 'removed'].includes(entry.outcome)).map(e => [e.id, e.outcome, e.error?.code, JSON.stringify(e.error), e.error?.message])))
    expect(left).toEqual([])
  })
})
