import type { FaultRule, Portal } from 'b24-local-portal'
import type { PortalControl } from '../../support/portalControl.ts'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'
import type { Person, Stage } from '../stage.ts'

const DEAL = 2
const DATES = 12
const TEMPLATE = 1
/** So many times as fast the portal's clock and the person's waits run. */
const RATE = 20
const WEEK_MS = 7 * 86_400_000

interface Field { code: string, type: string, role: string }

/** What the run reads and writes of a deal's fields. */
const fields: readonly Field[] = [
  { role: 'start', code: 'EVENT_START', type: 'datetime' },
  { role: 'end', code: 'EVENT_END', type: 'datetime' },
  { role: 'place', code: 'EVENT_PLACE', type: 'string' },
  { role: 'speaker', code: 'EVENT_SPEAKER', type: 'integer' },
  { role: 'parent', code: 'EVENT_PARENT', type: 'integer' },
  { role: 'siteTemplate', code: 'EVENT_SITE_TEMPLATE', type: 'string' },
  { role: 'description', code: 'CARDINAL_DESCRIPTION', type: 'string' },
  { role: 'descriptionTwin', code: 'CARDINAL_DESCRIPTION_TWIN', type: 'string' },
]
const rows = [{ productName: 'Билет взрослый', price: 2400, quantity: 1 }, { productName: 'Билет льготный', price: 1700, quantity: 1 }]

/** Of the portal that is prepared, as setup would leave it. */
let options: Record<string, string> = {}

async function furnish(_: Portal, control: PortalControl): Promise<void> {
  for (const { code, type } of fields)
    await control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME: code, USER_TYPE_ID: type, LABEL: code } })
  const ids: Record<string, number> = {}
  for (const role of ['ideas', 'events', 'tickets'])
    ids[role] = (await control.rest<{ category: { id: number } }>('crm.category.add', { entityTypeId: DEAL, fields: { name: role } })).category.id
  options = { 'cardinal.map': JSON.stringify({ version: 2, codes: Object.fromEntries(Object.entries(ids).map(([role, id]) => [`pipeline:${role}`, String(id)])) }) }
  await control.rest('crm.item.add', { entityTypeId: DEAL, useOriginalUfNames: 'Y', fields: { title: 'Дом Пашкова', categoryId: ids.ideas, UF_CRM_EVENT_SITE_TEMPLATE: '302', UF_CRM_EVENT_PLACE: 'У входа', UF_CRM_CARDINAL_DESCRIPTION: '<p>Дворец на холме.</p>' } })
  await control.rest('crm.item.productrow.set', { ownerType: 'D', ownerId: TEMPLATE, productRows: rows })
}

let series = 0

/** Dates no run had before: the people's browsers remember their plans from run to run, as real ones do. */
function newStarts(): number[] {
  const first = Date.parse('2026-12-05T12:00:00+03:00') + (process.pid % 100) * 3_600_000 + ++series * 60_000
  return Array.from({ length: DATES }, (_, index) => first + index * WEEK_MS)
}

interface Made { id: number, ufCrmEventStart?: string }

const made = ({ portal }: Stage) => ([...portal.state.items.get(DEAL)?.values() ?? []] as unknown as Made[]).filter(({ id }) => id !== TEMPLATE)

async function judge(stage: Stage, starts: readonly number[], named: readonly number[]): Promise<Verdict> {
  const counts = new Map<number, number>()
  for (const { ufCrmEventStart } of made(stage))
    counts.set(Date.parse(ufCrmEventStart ?? ''), (counts.get(Date.parse(ufCrmEventStart ?? '')) ?? 0) + 1)
  const wrong = starts.filter(start => counts.get(start) !== 1 && !(named.includes(start) && (counts.get(start) ?? 0) > 1))
  if (wrong.length > 0)
    return broken(wrong.map(start => `${new Date(start).toISOString()}: ${counts.get(start) ?? 0} deals`).join(', '))
  const bare: number[] = []
  for (const { id } of made(stage)) {
    const { productRows } = await stage.control.rest<{ productRows: unknown[] }>('crm.item.productrow.list', { filter: { '=ownerType': 'D', '=ownerId': id } })
    if (productRows.length !== rows.length && named.length === 0)
      bare.push(id)
  }
  return bare.length === 0 ? kept : broken(`deals ${bare.join(', ')} without their products`)
}

async function prepare({ control }: Stage, rules: FaultRule[] = []): Promise<void> {
  await control.send('PATCH', '/_portal/limits', { rate: null, requestSeconds: null, operatingSeconds: null, interleave: { fromMs: 0, toMs: 400 } })
  await control.send('POST', '/_portal/clock', { rate: RATE })
  await control.send('PUT', '/_portal/faults', rules)
}

const copy = (person: Person, starts: number[]) => person.do('copy', options, TEMPLATE, starts, person.userId, RATE)

/** The n-th write of the run is cut: deals and products in turn. */
async function loseReply(stage: Stage, nth: number, effect: FaultRule['do']): Promise<Verdict> {
  const isDeal = nth % 2 === 1
  await prepare(stage, [{ when: { method: isDeal ? 'crm.item.add' : 'crm.item.productrow.set', nth: Math.ceil(nth / 2), times: 1 }, do: effect }])
  const starts = newStarts()
  const { unfinished } = await copy(stage.people[0]!, starts)
  return unfinished === 0 ? judge(stage, starts, []) : broken(`${unfinished} dates unfinished`)
}

async function killTab(stage: Stage, afterDeals: number): Promise<Verdict> {
  await prepare(stage)
  const starts = newStarts()
  const person = stage.people[0]!
  let isOver = false
  const underWay = copy(person, starts).catch(() => null).finally(() => { isOver = true })
  while (made(stage).length < afterDeals && !isOver)
    await new Promise(resolve => setTimeout(resolve, 2))
  await person.leave()
  await underWay
  await person.comeBack()
  const { unfinished } = await copy(person, starts)
  return unfinished === 0 ? judge(stage, starts, []) : broken(`${unfinished} dates unfinished`)
}

async function twoAtOnce(stage: Stage): Promise<Verdict> {
  await prepare(stage)
  const starts = newStarts()
  const results = await Promise.all(stage.people.map(person => copy(person, starts)))
  return judge(stage, starts, results.flatMap(({ doubled }) => doubled))
}

async function blindly(stage: Stage): Promise<Verdict> {
  await prepare(stage, [{ when: { method: 'crm.item.add', times: 1 }, do: { kind: 'cut-after' } }])
  const names = newStarts().map(String)
  await stage.people[0]!.do('createBlindly', names)
  return made(stage).length === DATES ? kept : broken(`${made(stage).length} deals`)
}

const cases: Case[] = [
  { name: 'reply of any of the 24 writes lost after it was applied', runs: 100, run: (stage, random) => loseReply(stage, random.whole(1, 2 * DATES), { kind: 'cut-after' }) },
  { name: 'request cut within, at any of the 24 writes', runs: 100, run: (stage, random) => loseReply(stage, random.whole(1, 2 * DATES), { kind: 'cut-within' }) },
  ...[[1, 34], [6, 33], [11, 33]].map(([deals, runs]): Case => ({ name: `tab killed after deal ${deals} of ${DATES}`, runs: runs!, run: stage => killTab(stage, deals!) })),
  { name: 'two people in the same second: one deal a date, or the second named', runs: 20, run: twoAtOnce },
  { name: 'sent again without asking', runs: 20, isControl: true, run: blindly },
]

export const copies: Scenario = {
  name: 'copies',
  promise: 'An idea copied to twelve dates with its products: exactly twelve deals, each with its two product rows, after a lost reply of any write and after a tab killed at any deal; a second one of another person in the same second is named.',
  people: 2,
  prepare: furnish,
  cases,
}
