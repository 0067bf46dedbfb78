import type { Random } from 'b24-local-portal'
import type { Route } from '@playwright/test'
import { broken, kept } from '../scenario.ts'
import type { Case, TillScenario, Verdict } from '../scenario.ts'
import { codeOf } from '../tills.ts'
import type { TillPage, TillsStage, Told } from '../tills.ts'

const JITTER_MS = 400
const RATE = 20

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** The portal lets others in between check and write, as a busy one does. */
async function jitter({ control }: TillsStage): Promise<void> {
  await control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs: JITTER_MS } })
}

interface Race { leadId: number, tills: TillPage[] }

/** So many tills have the same code before them and may press. */
async function line(stage: TillsStage, random: Random, count: number): Promise<Race> {
  const tills = await stage.open(count)
  const code = codeOf(random)
  const leadId = await stage.issue(code)
  await stage.control.send('POST', '/_portal/clock', { advanceSeconds: 10 })
  await Promise.all(tills.map(till => till.type(code)))
  return { leadId, tills }
}

/** What the tills were told, and what the portal holds. */
async function judge(stage: TillsStage, { leadId, tills }: Race, told: readonly Told[]): Promise<Verdict> {
  const holders = await stage.dealsWith(leadId)
  const holder = await stage.holderOf(leadId)
  const winners = tills.filter((_, index) => told[index] === 'redeemed').map(({ dealId }) => dealId)
  const says = `told ${told.join(', ')}; in deals ${holders.join(', ') || 'none'}; the coupon names ${holder ?? 'none'}`
  return winners.length === 1 && holders.length === 1 && holders[0] === winners[0] && holder === winners[0] && !told.includes('other') ? kept : broken(says)
}

/** All press within the jitter. */
async function press(tills: readonly TillPage[], random: Random): Promise<Told[]> {
  const delays = tills.map(() => random.whole(0, JITTER_MS))
  return Promise.all(tills.map(async (till, index) => {
    await pause(delays[index]!)
    await till.redeem()
    return till.untilTold()
  }))
}

async function race(stage: TillsStage, random: Random, count: number, isDrive = true): Promise<Verdict> {
  await stage.setDrive(isDrive)
  const started = await line(stage, random, count)
  await jitter(stage)
  const told = await press(started.tills, random)
  return judge(stage, started, told)
}

const writes = [
  { method: 'disk.folder.addsubfolder', nth: 1 },
  { method: 'disk.folder.addsubfolder', nth: 2 },
  { method: 'crm.item.update', nth: 1 },
  { method: 'crm.item.update', nth: 2 },
]
const losses = [{ kind: 'cut-after' }, { kind: 'cut-before' }, { kind: 'cut-within' }, { kind: 'cut-late', seconds: 20 }] as const

/** One till loses a reply, and its cashier presses «Повторить» until it is told; another presses at the same time. */
async function lose(stage: TillsStage, random: Random, step: number): Promise<Verdict> {
  await stage.setDrive(true)
  const started = await line(stage, random, 2)
  const [unlucky, other] = started.tills as [TillPage, TillPage]
  await stage.control.send('POST', '/_portal/clock', { rate: RATE })
  await stage.control.send('POST', '/_portal/faults', { when: { ...writes[step], user: unlucky.userId, times: 1 }, do: random.pick(losses) })
  try {
    const first = insist(unlucky)
    await pause(random.whole(0, JITTER_MS))
    const second = insist(other)
    const told = await Promise.all([first, second])
    return await judge(stage, started, told)
  }
  finally {
    await stage.control.send('POST', '/_portal/clock', { rate: 1 })
  }
}

/** Presses, and again as long as the till does not know. */
async function insist(till: TillPage): Promise<Told> {
  await till.redeem()
  let told = await till.untilTold()
  for (let press = 0; press < 10 && (told === 'other' || told === 'underway' || told === 'unfinished'); press++) {
    const again = till.till.getByRole('button', { name: /^(?:Повторить|Проверить ещё раз|Закончить .*)$/ }).first()
    await again.click({ timeout: 2000 }).catch(() => {})
    await pause(1500)
    told = await till.untilTold()
    const redeem = till.till.getByRole('button', { name: 'Погасить', exact: true })
    if (told === 'other' && await redeem.isVisible()) {
      await redeem.click()
      told = await till.untilTold()
    }
  }
  return told
}

/** One till gives the coupon back while another looks and redeems it: it is in one deal or in none, and each till says so. */
async function giveBackAgainst(stage: TillsStage, random: Random): Promise<Verdict> {
  await stage.setDrive(true)
  const tills = await stage.open(2)
  const [first, second] = tills as [TillPage, TillPage]
  const code = codeOf(random)
  const leadId = await stage.issue(code)
  await stage.control.send('POST', '/_portal/clock', { advanceSeconds: 10 })
  await first.type(code)
  await first.redeem()
  await first.untilTold()
  await stage.control.send('POST', '/_portal/clock', { advanceSeconds: 10 })
  await first.till.getByRole('button', { name: 'Вернуть купон' }).click()
  await first.till.getByLabel(/Вернётся клиенту с прежним сроком/).check()
  await first.till.getByLabel('Причина возврата').fill('Передумали')
  await jitter(stage)
  const delay = random.whole(0, 2 * JITTER_MS)
  const [, told] = await Promise.all([
    first.till.getByRole('button', { name: 'Вернуть купон' }).click().then(() => first.till.getByLabel('Код купона').waitFor()),
    pause(delay).then(() => redeemWhenFree(second, code)),
  ])
  const holders = await stage.dealsWith(leadId)
  const holder = await stage.holderOf(leadId)
  return told === 'redeemed' && holders.length === 1 && holders[0] === second.dealId && holder === second.dealId ? kept : broken(`told ${told}; in deals ${holders.join()}; the coupon names ${holder}`)
}

/** Types the code until it may be redeemed, and redeems it. */
async function redeemWhenFree(till: TillPage, code: string): Promise<Told> {
  const button = till.till.getByRole('button', { name: 'Погасить', exact: true })
  for (let tries = 0; tries < 40; tries++) {
    await till.till.getByLabel('Код купона').fill('')
    await till.type(code)
    if (!await button.isVisible())
      continue
    await button.click()
    const told = await till.untilTold()
    if (told === 'redeemed')
      return told
  }
  return till.untilTold()
}

/** The control: the application believes that it has the claim, and the portal was not asked. */
async function withoutClaim(stage: TillsStage, random: Random): Promise<Verdict> {
  const answer = async (route: Route) => {
    const isClaim = (route.request().postData() ?? '').includes('disk.folder.addsubfolder')
    const time = { start: 0, finish: 0, duration: 0, processing: 0, date_start: new Date().toISOString(), date_finish: new Date().toISOString() }
    await (isClaim ? route.fulfill({ json: { result: { result: { claim: { ID: 1 }, mark: { ID: 2 } }, result_error: [], result_total: [], result_next: [], result_time: [] }, time }, headers: { 'access-control-allow-origin': '*' } }) : route.continue())
  }
  const tills = await stage.open(5)
  for (const { context } of tills)
    await context.route('**/rest/**', answer)
  try {
    return await race(stage, random, 5)
  }
  finally {
    for (const { context } of tills)
      await context.unroute('**/rest/**', answer)
  }
}

const steps = ['claim', 'mark in the claim', 'record in the coupon', 'link in the deal']

const cases: Case<TillsStage>[] = [
  ...[2, 5, 25].map((count): Case<TillsStage> => ({ name: `${count} tills at once, 0–${JITTER_MS} ms apart`, runs: 20, run: (stage, random) => race(stage, random, count) })),
  ...steps.map((name, step): Case<TillsStage> => ({ name: `a reply lost: ${name}`, runs: 20, run: (stage, random) => lose(stage, random, step) })),
  { name: 'given back at one till and redeemed at another', runs: 20, run: giveBackAgainst },
  ...[2, 5].map((count): Case<TillsStage> => ({ name: `without Drive, ${count} tills at once`, runs: 20, run: (stage, random) => race(stage, random, count, false) })),
  { name: 'nobody claims', runs: 20, isControl: true, run: withoutClaim },
]

export const redeem: TillScenario = {
  name: 'redeem',
  promise: 'A coupon redeemed at 2, 5 and 25 tills at once in the built application: one redemption, told to one cashier, in one deal; so after a lost reply of any write, and while it is given back. Without Drive never two that nobody is told of.',
  tills: true,
  cases,
}
