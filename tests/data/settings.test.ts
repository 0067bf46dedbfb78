import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KeptSettings } from '@/domain/settings/keptSettings'
import { noSettings } from '@/domain/settings/keptSettings'
import type { PortalCalls } from '@/services/portal/types'
import { readSettings, saveSettings } from '@/services/setup/settings'
import type { SettingsOf } from '@/services/setup/settings'
import { blueprints } from '@/solutions'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const administrator = 1
const employee = 11
const events: SettingsOf = { solution: 'events', plans: blueprints(2026).events.settings }

describe('settings of a solution', () => {
  let portal: SetupPortal
  let calls: PortalCalls

  beforeAll(async () => {
    portal = await openSetupPortal()
    await portal.control.send('POST', '/_portal/snapshot')
  })
  beforeEach(async () => {
    await portal.control.send('POST', '/_portal/reset')
    calls = await portal.callsOf(administrator)
  })
  afterAll(() => portal.running.close())

  const kept = async () => (await readSettings(calls, [events])).get('events')!
  const option = async () => (await calls.read<Record<string, string>>('app.option.get'))['cardinal.settings.events']

  it('are the defaults at first; only what differs is kept', async () => {
    expect(await kept()).toEqual(noSettings)
    const saved = await saveSettings(calls, events, noSettings, { descriptionLimit: 3000, monthBy: 'start', imageHosts: ['site.example'] }, 'first')
    expect(saved).toEqual({ kind: 'saved', kept: { revision: 'first', values: { descriptionLimit: 3000, imageHosts: ['site.example'] } } })
    expect(JSON.parse((await option())!)).toEqual({ version: 1, revision: 'first', values: { descriptionLimit: 3000, imageHosts: ['site.example'] } })
    expect(await kept()).toMatchObject({ values: { descriptionLimit: 3000 } })
  })

  it('go back to the default', async () => {
    await saveSettings(calls, events, noSettings, { descriptionLimit: 3000 }, 'first')
    await saveSettings(calls, events, await kept(), { descriptionLimit: 4000 }, 'second')
    expect(await kept()).toEqual({ revision: 'second', values: {} })
  })

  it('keep what a colleague has saved in others meanwhile', async () => {
    await saveSettings(calls, events, noSettings, { speakerGap: 30 }, 'colleague')
    expect(await saveSettings(calls, events, noSettings, { descriptionLimit: 3000 }, 'mine')).toMatchObject({ kind: 'saved' })
    expect((await kept()).values).toEqual({ speakerGap: 30, descriptionLimit: 3000 })
  })

  it('are not written over a colleague’s: both values are told, then mine stands', async () => {
    await saveSettings(calls, events, noSettings, { descriptionLimit: 5000 }, 'colleague')
    const outcome = await saveSettings(calls, events, noSettings, { descriptionLimit: 3000, speakerGap: 30 }, 'mine')
    expect(outcome).toEqual({ kind: 'conflict', kept: { revision: 'colleague', values: { descriptionLimit: 5000 } }, conflicts: [{ role: 'descriptionLimit', theirs: 5000 }] })
    expect((await kept()).values).toEqual({ descriptionLimit: 5000 })
    const seen = (outcome as { kept: KeptSettings }).kept
    expect(await saveSettings(calls, events, seen, { descriptionLimit: 3000, speakerGap: 30 }, 'mine')).toMatchObject({ kind: 'saved' })
    expect((await kept()).values).toEqual({ descriptionLimit: 3000, speakerGap: 30 })
  })

  /** A colleague who saves right after our write, on what they read before it. */
  function overtaken(values: Record<string, unknown>): PortalCalls {
    let isDone = false
    return { ...calls, origin: calls.origin, async write(method, params) {
      const outcome = await calls.write<never>(method, params)
      if (!isDone)
        await calls.write('app.option.set', { options: { 'cardinal.settings.events': JSON.stringify({ version: 1, revision: 'colleague', values }) } })
      isDone = true
      return outcome
    } }
  }

  it('are saved once more when a colleague overtook them with others', async () => {
    expect(await saveSettings(overtaken({ speakerGap: 30 }), events, noSettings, { descriptionLimit: 3000 }, 'mine')).toMatchObject({ kind: 'saved' })
    expect((await kept()).values).toEqual({ speakerGap: 30, descriptionLimit: 3000 })
  })

  it('tell when a colleague overtook them with another value', async () => {
    expect(await saveSettings(overtaken({ descriptionLimit: 5000 }), events, noSettings, { descriptionLimit: 3000 }, 'mine')).toMatchObject({ kind: 'conflict', conflicts: [{ role: 'descriptionLimit', theirs: 5000 }] })
  })

  it('are known to be saved when only the reply was lost', async () => {
    await portal.control.send('POST', '/_portal/faults', { id: 'lost', when: { method: 'app.option.set' }, do: { kind: 'cut-after' } })
    expect(await saveSettings(calls, events, noSettings, { descriptionLimit: 3000 }, 'mine')).toMatchObject({ kind: 'saved', kept: { revision: 'mine' } })
  })

  it('are not said to be saved when the request never arrived', async () => {
    await portal.control.send('POST', '/_portal/faults', { id: 'lost', when: { method: 'app.option.set' }, do: { kind: 'cut-before' } })
    expect(await saveSettings(calls, events, noSettings, { descriptionLimit: 3000 }, 'mine')).toMatchObject({ kind: 'unknown' })
    expect(await kept()).toEqual(noSettings)
  })

  it('are refused to an employee', async () => {
    expect(await saveSettings(await portal.callsOf(employee), events, noSettings, { descriptionLimit: 3000 }, 'mine')).toMatchObject({ kind: 'refused', error: { kind: 'forbidden' } })
  })

  it.each(['', 'null', '[]', '{"version":2}', '{"version":1,"revision":"x","values":null}', '{"version":1,"revision":"x","values":{"descriptionLimit":"many","gone":1}}', '{"version":1,"revision'])('are the defaults where somebody’s hand left %j', async text => {
    await calls.write('app.option.set', { options: { 'cardinal.settings.events': text } })
    expect((await kept()).values).toEqual({})
  })
})
