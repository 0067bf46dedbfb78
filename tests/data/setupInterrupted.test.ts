import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { applySetup } from '@/services/setup/apply/applySetup'
import type { ApplyOptions, ApplyResult } from '@/services/setup/apply/applySetup'
import { undoSetup } from '@/services/setup/undo/undoSetup'
import { blueprints } from '@/solutions'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const administrator = 1
const options: ApplyOptions = { blueprints: Object.values(blueprints(2026)), choices: {}, locale: 'ru', appOrigin: 'http://127.0.0.1:9', clock: { now: () => 0, wait: async () => {} }, run: 'first' }

/** What becomes of one request: it is never sent, or its answer is lost; and whether there is a network after it. */
interface Trouble { isSent: boolean, goesOn: boolean }

const troubles: [string, Trouble][] = [
  ['the tab is closed before a request', { isSent: false, goesOn: false }],
  ['the tab is closed before an answer', { isSent: true, goesOn: false }],
  ['a request is lost', { isSent: false, goesOn: true }],
  ['an answer is lost', { isSent: true, goesOn: true }],
]

/** A network with trouble at its nth request. */
function troubled(at: number, { isSent, goesOn }: Trouble): { by: typeof fetch, sent: () => number } {
  let sent = 0
  const by: typeof fetch = async (input, init) => {
    sent += 1
    if (sent === at && isSent)
      await fetch(input, init).then(response => response.text())
    if (sent === at || (sent > at && !goesOn))
      throw new TypeError('Failed to fetch')
    return fetch(input, init)
  }
  return { by, sent: () => sent }
}

interface Structure { apps: Record<string, { options: Record<string, string> }> }

/** Ids of pipelines and smart processes stand in other codes; here each gets the number of its role. */
function withRoles(text: string, map: string): string {
  const { codes = {} } = JSON.parse(map) as { codes?: Record<string, string> }
  const named = Object.keys(codes).sort().reduce((rest, item, index) => {
    const number = 9000 + index
    const [id, typeId] = codes[item]!.split('/')
    if (item.startsWith('pipeline:'))
      return rest.replace(new RegExp(`(?<="2:|"C|DEAL_STAGE_)${id}(?=[:"])`, 'g'), String(number))
    return item.startsWith('process:')
      ? rest.replace(new RegExp(`(?<!\\d)${id}(?!\\d)`, 'g'), String(number)).replace(new RegExp(`(?<=UF_CRM_|"CRM_)${typeId}(?=[_"])`, 'g'), String(number))
      : rest
  }, text)
  return named.replace(/(?<="9\d{3}):\d+(?=": ?\{)/g, '').replace(/((?:STAGE|DT\d+)_)\d{1,3}(?=[":])/g, '$1').replace(/(?<="\d+):\d{1,3}:common/g, ':common')
}

const momentary = new Set(['id', 'categoryId', 'sort', 'before', 'createdTime', 'updatedTime'])

function comparable(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (momentary.has(key))
      return undefined
    if (key === 'codes' || key === 'items')
      return Object.keys(value as object).sort()
    // Numbers of places are given in the order of binding: places whose request was lost are bound behind the others.
    if (key === 'placements')
      return Object.values(value as object).map(place => JSON.stringify(place)).sort()
    return key.startsWith('cardinal.') && typeof value === 'string' ? comparable(value) : value
  }) as unknown
}

describe('setup that is interrupted', () => {
  let portal: SetupPortal
  /** The structure that an undisturbed run leaves, and how many requests it takes. */
  let wanted: unknown
  let requests: number

  async function restart(): Promise<void> {
    await portal.control.send('POST', '/_portal/reset')
  }

  /** The structure without what depends on when things were made: ids, times, numbers of an order that stays the same. */
  async function structure(): Promise<unknown> {
    const found = await portal.control.get<Structure>('/_portal/structure')
    return comparable(withRoles(JSON.stringify(found), found.apps['local.setup']!.options['cardinal.map'] ?? '{}'))
  }

  /** Options cannot be taken away, only emptied. */
  async function withoutOptions(): Promise<unknown> {
    const { apps, ...found } = await portal.control.get<Structure>('/_portal/structure')
    return comparable(JSON.stringify({ ...found, apps: Object.values(apps).map(({ options: _, ...app }) => app) }))
  }

  async function run(by: typeof fetch, name: string): Promise<ApplyResult | null> {
    try {
      return await applySetup(await portal.callsOf(administrator, 'local.setup', by), { ...options, run: name })
    }
    catch (error) {
      if (error instanceof PortalError && error.kind === 'unreachable')
        return null
      throw error
    }
  }

  beforeAll(async () => {
    portal = await openSetupPortal()
    await portal.control.send('POST', '/_portal/snapshot')
    const { by, sent } = troubled(Infinity, { isSent: true, goesOn: true })
    await run(by, 'undisturbed')
    requests = sent()
    wanted = await structure()
  })
  afterAll(() => portal.running.close())

  it.each(troubles)('%s, each of them in turn: the next run ends in the same state', async (_, trouble) => {
    for (let at = 1; at <= requests; at++) {
      await restart()
      const { by } = troubled(at, trouble)
      const first = await run(by, 'first')
      // The last request only notes what is there anyway.
      expect(first === null, `request ${at}`).toBe(!trouble.goesOn && at < requests)
      const second = await run(fetch, 'second')
      expect(second?.plan.items.filter(({ action }) => action !== 'keep').map(({ id }) => id), `request ${at}`).toEqual([])
      expect(await structure(), `request ${at}`).toEqual(wanted)
    }
  }, 120_000)

  it('the tab is closed before an answer: undo takes everything away all the same', async () => {
    for (let at = 1; at <= requests; at++) {
      await restart()
      const start = await withoutOptions()
      await run(troubled(at, { isSent: true, goesOn: false }).by, 'first')
      const calls = await portal.callsOf(administrator)
      await undoSetup(calls, options, { ticked: new Set() })
      expect(await withoutOptions(), `request ${at}`).toEqual(start)
    }
  }, 120_000)
})
