import type { Random } from 'b24-local-portal'
import type { Told } from '../page/saves.ts'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'
import type { Person, Stage } from '../stage.ts'

const DEAL = 2
const BASE = '<p>Встречаемся у входа.</p>'
const JITTER_MS = 400
/** So many times as fast the portal's clock and people's waits run. */
const RATE = 40
const TOLD_WITHIN_MS = 30_000

const words = ['Слова первого.', 'Слова второго.'] as const
const withWords = (base: string, index: 0 | 1) => `${base}<p>${words[index]}</p>`

interface StoredDeal { id: number, ufCrmCardinalDescription: string }

let dealId = 0

async function storedText({ control }: Stage): Promise<string> {
  return (await control.rest<{ item: StoredDeal }>('crm.item.get', { entityTypeId: DEAL, id: dealId })).item.ufCrmCardinalDescription
}

async function prepare({ control }: Stage, interleave = { fromMs: 0, toMs: 0 }): Promise<void> {
  await control.send('PATCH', '/_portal/limits', { rate: null, operatingSeconds: null, requestSeconds: null, interleave })
  await control.send('POST', '/_portal/clock', { rate: RATE })
}

/** Somebody else's text stands, or one's own, or one has both before one's eyes in good time. */
async function judge(stage: Stage, told: readonly Told[]): Promise<Verdict> {
  const stands = await storedText(stage)
  const wrong = told.flatMap(({ kind, theirs, afterMs }, index) => {
    if (stands.includes(words[index]!))
      return kind === 'stands' || kind === 'done' ? [] : [`${index}: stands, but was told ${kind}`]
    if (kind !== 'conflict' || theirs !== stands)
      return [`${index}: lost, and was told ${kind}`]
    return afterMs <= TOLD_WITHIN_MS ? [] : [`${index}: was told after ${Math.round(afterMs / 1000)} s`]
  })
  return wrong.length === 0 ? kept : broken(wrong.join('; '))
}

const soon = () => new Promise(resolve => setTimeout(resolve, 5))

async function untilStored(stage: Stage, text: string, isOver: () => boolean): Promise<void> {
  while (!isOver() && !(await storedText(stage)).includes(text))
    await soon()
}

/** Lets something happen between the check and the write of a person's next save. */
function inGapOf({ portal: { pauseHooks } }: Stage, userId: number, happens: () => Promise<unknown>): void {
  const hook: typeof pauseHooks[number] = async point => {
    if (point.method.toLowerCase() !== 'crm.item.update' || point.userId !== userId)
      return
    pauseHooks.splice(pauseHooks.indexOf(hook), 1)
    await happens()
  }
  pauseHooks.push(hook)
}

interface Way { delayMs?: number, looksLater?: boolean, how?: 'saveText' | 'saveTextBlindly' }

async function save(person: Person, base: string, index: 0 | 1, { delayMs = 0, looksLater = true, how = 'saveText' }: Way = {}): Promise<Told> {
  return person.do(how, dealId, { base, html: withWords(base, index) }, { delayMs, rate: RATE, looksLater })
}

async function oneAfterTheOther(stage: Stage): Promise<Verdict> {
  await prepare(stage)
  const [first, second] = stage.people as [Person, Person]
  const bases = [await first.do('openText', dealId), await second.do('openText', dealId)] as const
  let isOver = false
  const earlier = save(first, bases[0], 0).finally(() => { isOver = true })
  await untilStored(stage, words[0], () => isOver)
  const later = await save(second, bases[1], 1)
  return later.kind === 'conflict' && later.afterMs === 0 ? judge(stage, [await earlier, later]) : broken(`the second was told ${later.kind}`)
}

async function atOnce(stage: Stage, random: Random, how: Way['how']): Promise<Verdict> {
  await prepare(stage, { fromMs: 0, toMs: JITTER_MS })
  const [first, second] = stage.people as [Person, Person]
  const bases = [await first.do('openText', dealId), await second.do('openText', dealId)] as const
  return judge(stage, await Promise.all([
    save(first, bases[0], 0, { how, delayMs: random.whole(0, JITTER_MS) }),
    save(second, bases[1], 1, { how, delayMs: random.whole(0, JITTER_MS) }),
  ]))
}

/** The second saves wholly between the first one's check and write. */
async function inTheGap(stage: Stage, looksLater: boolean): Promise<Verdict> {
  await prepare(stage)
  const [first, second] = stage.people as [Person, Person]
  const bases = [await first.do('openText', dealId), await second.do('openText', dealId)] as const
  let inner: Promise<Told> | null = null
  inGapOf(stage, first.userId, async () => {
    let isOver = false
    inner = save(second, bases[1], 1, { looksLater }).finally(() => { isOver = true })
    await untilStored(stage, words[1], () => isOver)
  })
  const outer = await save(first, bases[0], 0)
  return judge(stage, [outer, await inner!])
}

/** What must alarm nobody: the only text there is goes through and stands. */
async function undisturbed(stage: Stage, disturb: (moment: 'before' | 'during' | 'after') => Promise<unknown>): Promise<Verdict> {
  const person = stage.people[0]!
  const base = await person.do('openText', dealId)
  inGapOf(stage, person.userId, () => disturb('during'))
  await disturb('before')
  let isOver = false
  const saving = save(person, base, 0).finally(() => { isOver = true })
  await untilStored(stage, words[0], () => isOver)
  await disturb('after')
  const told = await saving
  return told.kind === 'stands' ? judge(stage, [told]) : broken(`was told ${told.kind}`)
}

async function besideAutomation(stage: Stage): Promise<Verdict> {
  await prepare(stage)
  let opportunity = 0
  return undisturbed(stage, () => stage.control.rest('crm.item.update', { entityTypeId: DEAL, id: dealId, fields: { opportunity: ++opportunity } }))
}

async function withSlowSave(stage: Stage): Promise<Verdict> {
  await prepare(stage)
  await stage.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.update', times: 1 }, do: { kind: 'delay', ms: 30_000 } })
  return undisturbed(stage, () => Promise.resolve())
}

/** The portal writes a text its own way right after it was saved. */
async function withRewriting(stage: Stage): Promise<Verdict> {
  await prepare(stage)
  const html = withWords(BASE, 0).replaceAll('<p>', '<P >').replaceAll('</p>', '</P>\n')
  const call = { method: 'crm.item.update', user: 1, params: { entityTypeId: DEAL, id: dealId, fields: { ufCrmCardinalDescription: html } } }
  const verdict = await undisturbed(stage, moment => moment === 'before'
    ? stage.control.send('POST', '/_portal/faults', { when: { method: 'crm.item.get', user: stage.people[0]!.userId, nth: 2 }, do: { kind: 'second-person', moment: 'start', call } })
    : Promise.resolve())
  return await storedText(stage) === html ? verdict : broken('the portal has not rewritten the text')
}

async function withWrongClock(stage: Stage, random: Random): Promise<Verdict> {
  await prepare(stage)
  await stage.control.send('POST', '/_portal/clock', { advanceSeconds: random.whole(-1800, 1800) })
  return undisturbed(stage, moment => moment === 'during' ? Promise.resolve() : stage.control.send('POST', '/_portal/clock', { advanceSeconds: random.whole(-900, 900) }))
}

/** A colleague opens what was saved and adds to it. */
async function continued(stage: Stage): Promise<Verdict> {
  await prepare(stage)
  const [first, second] = stage.people as [Person, Person]
  let isOver = false
  const earlier = save(first, await first.do('openText', dealId), 0).finally(() => { isOver = true })
  await untilStored(stage, words[0], () => isOver)
  const later = await save(second, await second.do('openText', dealId), 1)
  const told = [await earlier, later]
  return told.every(({ kind }) => kind === 'stands') ? judge(stage, told) : broken(`were told ${told.map(({ kind }) => kind).join(' and ')}`)
}

const FALSE_ALARM_RUNS = 40
const noAlarm = (name: string, run: Case['run']): Case => ({ name: `no false alarm: ${name}`, runs: FALSE_ALARM_RUNS, run })

const cases: Case[] = [
  { name: 'one after the other: the second sees both texts before anything is written', runs: 100, run: oneAfterTheOther },
  { name: `at the same moment, 0–${JITTER_MS} ms apart`, runs: 100, run: (stage, random) => atOnce(stage, random, 'saveText') },
  { name: 'one saves between the other\'s check and write', runs: 100, run: stage => inTheGap(stage, true) },
  noAlarm('automation changes another field before, during and after', besideAutomation),
  noAlarm('one\'s own save takes 30 s', withSlowSave),
  noAlarm('the portal writes the HTML its own way', withRewriting),
  noAlarm('the portal\'s clock is up to 30 minutes off and set again', withWrongClock),
  noAlarm('a colleague adds to what was saved', continued),
  { name: 'saved by an ordinary update, without the check', runs: 20, isControl: true, run: (stage, random) => atOnce(stage, random, 'saveTextBlindly') },
  { name: 'nobody looks later whether the text stands', runs: 20, isControl: true, run: stage => inTheGap(stage, false) },
]

export const saves: Scenario = {
  name: 'saves',
  promise: 'Two people save one description, each in a browser of their own: no text is lost, who did not get it saved has both before their eyes within 30 s; nobody is alarmed without cause.',
  people: 2,
  async prepare(_portal, control) {
    for (const [name, title] of [['CARDINAL_DESCRIPTION', 'Description'], ['CARDINAL_DESCRIPTION_TWIN', 'Twin']])
      await control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME: name, USER_TYPE_ID: 'string', LABEL: title } })
    const { item } = await control.rest<{ item: StoredDeal }>('crm.item.add', { entityTypeId: DEAL, fields: { title: 'Событие', ufCrmCardinalDescription: BASE } })
    dealId = item.id
    await control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  },
  cases,
}
