import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applySetup } from '@/services/setup/apply/applySetup'
import type { ApplyOptions } from '@/services/setup/apply/applySetup'
import type { PortalCalls } from '@/services/portal/types'
import { planUndo, undoSetup } from '@/services/setup/undo/undoSetup'
import { blueprints } from '@/solutions'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const administrator = 1
const all = Object.values(blueprints(2026))
const options: ApplyOptions = { blueprints: all, choices: {}, locale: 'ru', appOrigin: 'http://127.0.0.1:9', clock: { now: () => 0, wait: async () => {} }, run: 'first' }
const readers = /\.(?:list|get|getlist|getchildren|gettypes|fields|types|info|profile)$|^(?:profile|scope|app\.info|user\.admin|server\.time)$/i

/** Methods that change something, one for each command that came. */
async function writesOf(portal: SetupPortal): Promise<string[]> {
  const requests = await portal.requests()
  return requests.flatMap(({ method, commands }) => method === 'batch' ? commands : [method]).filter(method => !readers.test(method))
}

interface Structure { apps: Record<string, { options: Record<string, string> }> }

/** An option cannot be taken away by REST, only emptied. */
function withOptions(structure: Structure, options: Record<string, string>): Structure {
  const { 'local.setup': app, ...others } = structure.apps
  return { ...structure, apps: { ...others, 'local.setup': { ...app!, options } } }
}

describe('all five solutions on an empty portal', () => {
  let portal: SetupPortal
  let calls: PortalCalls

  beforeAll(async () => {
    portal = await openSetupPortal()
    await portal.control.send('POST', '/_portal/snapshot')
  })
  beforeEach(async () => {
    await portal.control.send('POST', '/_portal/reset')
    calls = await portal.callsOf(administrator)
    await portal.control.send('DELETE', '/_portal/log')
  })
  afterAll(() => portal.running.close())

  it('are made in at most 40 requests, and a second run writes nothing', async () => {
    const first = await applySetup(calls, options)
    expect((await portal.requests()).length).toBeLessThanOrEqual(40)
    expect(first.plan.items.filter(({ action }) => action !== 'keep')).toEqual([])
    expect(first.log.filter(({ outcome }) => outcome === 'refused' || outcome === 'unknown')).toEqual([])

    await portal.control.send('DELETE', '/_portal/log')
    expect(await applySetup(calls, { ...options, run: 'second' })).toMatchObject({ log: [], isStopped: false })
    expect(await writesOf(portal)).toEqual([])
  })

  it('go again, and the portal is as it was, field by field', async () => {
    const before = await portal.control.get<Structure>('/_portal/structure')
    await applySetup(calls, options)
    expect(await portal.control.get('/_portal/structure')).not.toEqual(before)

    const plan = await planUndo(calls, options)
    expect(plan.items.filter(({ isSafe, obstacle }) => !isSafe || obstacle !== null)).toEqual([])
    const { left } = await undoSetup(calls, options, { ticked: new Set() })
    expect(left).toEqual({ items: [], changes: [] })
    expect(await portal.control.get('/_portal/structure')).toEqual(withOptions(before, { 'cardinal.map': '', 'cardinal.made': '' }))
  })
})
