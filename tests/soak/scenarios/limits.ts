import type { Random } from 'b24-local-portal'
import { PortalError } from '@/domain/portalError'
import { ownMap } from '@/domain/portalMap'
import { fetchDescription } from '@/services/deals/description'
import { stillTime } from '../../data/faults/stillTime.ts'
import type { StillTime } from '../../data/faults/stillTime.ts'
import type { Sent } from '../../data/faults/wire.ts'
import { openBrowser } from '../browser.ts'
import type { FramesOfBrowser, Manner } from '../browser.ts'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'
import type { Stage } from '../stage.ts'

const DEAL = 2
const PERSON = 11
const CARDS = 25
const DRAWN_WITHIN_MS = 60_000
const MOST_REFUSED = 3
const MINUTE_MS = 60_000
const WINDOW_MS = 10 * MINUTE_MS
/** Cards are opened one after another, so far apart. */
const NEXT_CARD_MS = { from: 5000, to: 40_000 }
/** The example on the page of limits: 480 s of calls that take 20 s each. */
const CALL_MS = 20_000

let token = ''
let dealId = 0

interface Scene { stage: Stage, random: Random, time: StillTime, browser: FramesOfBrowser }

function begin(stage: Stage, random: Random, manner: Manner): Scene {
  const time = stillTime(stage.portal, stage.control)
  return { stage, random, time, browser: openBrowser({ origin: stage.portal.origin, accessToken: token, userId: PERSON, time, manner }) }
}

const errorOf = ({ answer }: Sent): unknown => answer?.error

/** Opens a card. @returns What the person is told instead of the text, or null. */
async function openCard({ browser }: Scene): Promise<PortalError | null> {
  return fetchDescription(browser.frame(), ownMap, dealId).then(() => null, (error: unknown) => {
    if (error instanceof PortalError)
      return error
    throw error
  })
}

async function openTogether(scene: Scene): Promise<Verdict> {
  const { time, browser } = scene
  const from = time.now()
  const told = await Promise.all(Array.from({ length: CARDS }, () => openCard(scene)))
  const tookMs = time.now() - from
  const shown = told.filter(error => error !== null)
  if (shown.length > 0)
    return broken(`${shown.length} cards show an error: ${shown[0]!.message}`)
  if (tookMs > DRAWN_WITHIN_MS)
    return broken(`drawn after ${Math.round(tookMs / 1000)} s`)
  const answered = browser.wire.filter(sent => errorOf(sent) === undefined).length
  return answered === CARDS ? kept : broken(`${answered} requests were answered for ${CARDS} cards`)
}

/** Colleagues behind the same address: many requests at once, then one a second. */
async function colleagues({ stage, time, random }: Scene): Promise<void> {
  const call = () => fetch(`${stage.portal.origin}/rest/1/dev/server.time`)
  await time.during(() => Promise.all(Array.from({ length: random.whole(40, 60) }, call)))
  void (async () => {
    for (let second = 0; second < DRAWN_WITHIN_MS / 1000; second++) {
      await time.wait(1000)
      await time.during(call)
    }
  })()
}

async function cardsAtOnce(scene: Scene, isCrowded: boolean): Promise<Verdict> {
  return scene.time.run((async () => {
    if (isCrowded)
      await colleagues(scene)
    return openTogether(scene)
  })())
}

interface Visit { at: number, error: PortalError | null }

/** A person opens a card now and then. */
async function visitFor(scene: Scene, ms: number): Promise<Visit[]> {
  const { time, random } = scene
  const visits: Visit[] = []
  for (const until = time.now() + ms; time.now() < until;) {
    visits.push({ at: time.now(), error: await openCard(scene) })
    await time.wait(random.whole(NEXT_CARD_MS.from, NEXT_CARD_MS.to))
  }
  return visits
}

const commandError = ({ answer }: Sent) => (answer?.result as { result_error?: Record<string, { error: string }> } | undefined)?.result_error?.deal?.error

/** Requests that met the block, from the first refusal to the next card that was drawn. */
function refusedInEachBlock(wire: readonly Sent[]): number[] {
  const blocks: number[] = []
  let isBlocked = false
  for (const sent of wire) {
    const isRefused = commandError(sent) === 'OPERATION_TIME_LIMIT'
    if (isRefused && !isBlocked)
      blocks.push(0)
    isBlocked = isRefused
    if (isRefused)
      blocks[blocks.length - 1]!++
  }
  return blocks
}

/** Longest time in which no card was drawn though cards were opened, milliseconds. */
function longestWithout(visits: readonly Visit[]): number {
  let drawnAt = visits[0]!.at
  return Math.max(...visits.map(({ at, error }) => {
    const without = at - drawnAt
    if (error === null)
      drawnAt = at
    return without
  }))
}

async function methodBlocked(scene: Scene, areCountersTold: boolean): Promise<Verdict> {
  const { stage: { control }, time, browser } = scene
  await control.send('PATCH', '/_portal/limits', { latency: { 'crm.item.get': { callMs: CALL_MS, rowMs: 0 } } })
  await control.send('PATCH', '/_portal/switches', { operatingCounters: areCountersTold })
  const visits = (await time.run(Promise.all(['first', 'second', 'third'].map(() => visitFor(scene, 3 * WINDOW_MS))))).flat().sort((one, other) => one.at - other.at)
  const blocks = refusedInEachBlock(browser.wire)
  if (blocks.length === 0)
    return broken('the method was never blocked')
  const others = visits.filter(({ error }) => error !== null && error.kind !== 'blocked')
  if (others.length > 0)
    return broken(`a card shows ${others[0]!.error!.message}`)
  if (Math.max(...blocks) > MOST_REFUSED)
    return broken(`${Math.max(...blocks)} calls until the reset`)
  const withoutMs = longestWithout(visits)
  return withoutMs <= WINDOW_MS + NEXT_CARD_MS.to ? kept : broken(`no card was drawn for ${Math.round(withoutMs / MINUTE_MS)} minutes`)
}

async function applicationsStopped(scene: Scene): Promise<Verdict> {
  const { stage: { control }, time, random, browser } = scene
  const minutes = random.whole(2, 9)
  const stops = { id: 'stop', when: { method: '*' }, do: { kind: 'refuse', error: 'OVERLOAD_LIMIT', description: 'REST API is blocked due to overload.', status: 403 } }
  await control.send('PUT', '/_portal/faults', [stops])
  const goesOn = (async () => {
    await time.wait(minutes * MINUTE_MS)
    await control.send('DELETE', '/_portal/faults')
  })()
  const visits = await time.run(Promise.all([visitFor(scene, (minutes + 3) * MINUTE_MS), goesOn]).then(([all]) => all))
  const refused = browser.wire.filter(sent => errorOf(sent) === 'OVERLOAD_LIMIT').length
  if (refused === 0 || refused > minutes + 1)
    return broken(`${refused} requests in ${minutes} minutes`)
  const firstMs = (visits.find(({ error }) => error === null)?.at ?? Infinity) - visits[0]!.at
  return firstMs <= minutes * MINUTE_MS + MINUTE_MS + NEXT_CARD_MS.to ? kept : broken(`no card was drawn after the stop`)
}

const RUNS = 20
const with_ = (name: string, run: (scene: Scene) => Promise<Verdict>): Case => ({ name, runs: RUNS, run: (stage, random) => run(begin(stage, random, 'shared')) })
const without = (name: string, manner: Manner, run: (scene: Scene) => Promise<Verdict>): Case => ({ name, runs: RUNS, isControl: true, run: (stage, random) => run(begin(stage, random, manner)) })

export const limits: Scenario = {
  name: 'limits',
  promise: '25 cards opened at once are drawn within 60 s, each by one answered request, and show no error; a method the portal has blocked gets 3 calls at most until it is free, and is used again then; a portal that stops applications is asked once a minute.',
  people: 0,
  async prepare(_portal, control) {
    await control.send('POST', '/_portal/import', { users: [{ id: PERSON, name: 'Сотрудник' }] })
    await control.send('PATCH', '/_portal/switches', { tokenLifeSeconds: 1e7 })
    for (const name of ['CARDINAL_DESCRIPTION', 'CARDINAL_DESCRIPTION_TWIN'])
      await control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME: name, USER_TYPE_ID: 'string', LABEL: name } })
    dealId = (await control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: DEAL, fields: { title: 'Событие', ufCrmCardinalDescription: '<p>Встречаемся у входа.</p>' } })).item.id
    await control.send('POST', '/_portal/apps', { code: 'local.soak', title: 'Soak', handler: 'http://127.0.0.1:9/main', scopes: ['crm', 'user'], access: 'all', installed: true })
    token = (await control.send<{ access_token: string }>('POST', '/_portal/app-token', { user: PERSON })).access_token
    await control.send('POST', '/_portal/clock', { freeze: true, rate: 1000, now: '2026-11-25T10:00:00+03:00' })
  },
  cases: [
    with_(`${CARDS} cards opened at once`, scene => cardsAtOnce(scene, false)),
    with_(`${CARDS} cards opened at once while colleagues fill the bucket`, scene => cardsAtOnce(scene, true)),
    with_('a method blocked for minutes, its counters told', scene => methodBlocked(scene, true)),
    with_('a method blocked for minutes, no counters told', scene => methodBlocked(scene, false)),
    with_('applications stopped for 2 to 9 minutes', applicationsStopped),
    without('nobody waits for room in the bucket', 'none', scene => cardsAtOnce(scene, true)),
    without('cards know nothing of each other, a method is blocked', 'alone', scene => methodBlocked(scene, true)),
    without('cards know nothing of each other, applications are stopped', 'alone', applicationsStopped),
  ],
}
