import fc from 'fast-check'
import type { FaultRule } from 'b24-local-portal'
import { PortalError } from '@/domain/portalError'
import { asText } from '@/services/portal/decode'
import { countItems } from '@/services/portal/readAll/countItems'
import { itemList } from '@/services/portal/readAll/listQuery'
import type { Row } from '@/services/portal/readAll/listQuery'
import { readAll } from '@/services/portal/readAll/readAll'
import type { ReadOutcome } from '@/services/portal/readAll/readAll'
import { readIncremental } from '@/services/portal/readAll/readIncremental'
import type { ChangeCursor, IncrementalOutcome } from '@/services/portal/readAll/readIncremental'
import { decodeResumeToken } from '@/services/portal/readAll/resumeToken'
import { attempt, begin, DEAL, DEALS } from './office.ts'
import type { Colleague, End, Office, Removal, Scene } from './office.ts'
import { isDistorted, someCondition, someScript } from './script.ts'
import type { Script } from './script.ts'

const ADMIN = 1
/** An interrupted reading is taken up again so often before everything becomes calm. */
const TRIES = 4

export interface ReadScript extends Script { what: 'all' | 'count' | 'changes', waitsMs: number[] }

/** Other people add, change and delete deals while somebody reads them. */
const someoneElse: fc.Arbitrary<FaultRule> = fc.record({ when: someCondition(['crm.item.list']), moment: fc.constantFrom('arrival' as const, 'start' as const), id: fc.constantFrom(3, 60, 110, 160, DEALS), method: fc.constantFrom('crm.item.add', 'crm.item.update', 'crm.item.update', 'crm.item.delete'), number: fc.nat({ max: 999 }) })
  .map(({ when, moment, id, method, number }) => ({ when, do: { kind: 'second-person' as const, moment, call: { method, user: ADMIN, params: {
    entityTypeId: DEAL,
    ...(method === 'crm.item.add' ? {} : { id }),
    ...(method === 'crm.item.delete' ? {} : { fields: { title: `Изменение ${number}` } }),
  } } } }))

/** One person reads the whole list, counts it, or follows its changes. */
export const someReads: fc.Arbitrary<ReadScript> = fc.tuple(
  someScript({ methods: ['crm.item.list'], also: someoneElse }),
  fc.constantFrom('all' as const, 'count' as const, 'changes' as const),
  fc.array(fc.nat({ max: 90_000 }), { minLength: 2, maxLength: 2 }),
).map(([script, what, waitsMs]) => ({ ...script, what, waitsMs }))

interface Deal { id: number, title: string, updatedTime: string }

const query = itemList(DEAL, { select: ['title', 'updatedTime'] })

/** Deals in the portal's own state, now. */
function dealsOf({ portal }: Scene): Map<number, Deal> {
  return new Map([...portal.state.items.get(DEAL)?.values() ?? []].map(item => [item.id, { id: item.id, title: String(item.title), updatedTime: String(item.updatedTime) }]))
}

/** Plays a script and says which promises broke. */
export async function playReads(office: Office, script: ReadScript, removal?: Removal): Promise<string[]> {
  const scene = await begin(office, script, removal)
  const play = { all: playAll, count: playCount, changes: playChanges }[script.what]
  return scene.time.run(play(scene, scene.people[0]!, script))
}

/** What a reading that failed may fail with. */
function judgeFailure(outcome: ReadOutcome): string[] {
  return outcome.kind === 'stopped' ? ['stopped, and nobody asked for it'] : []
}

async function playAll(scene: Scene, { calls }: Colleague, script: ReadScript): Promise<string[]> {
  const before = dealsOf(scene)
  const rows: Row[] = []
  const broken: string[] = []
  let outcome: ReadOutcome | null = null
  for (let tries = 1; outcome?.kind !== 'done'; tries++) {
    if (tries > TRIES)
      scene.calm()
    const resume: unknown = outcome === null ? null : JSON.parse(JSON.stringify(outcome.resume))
    const end = await attempt(readAll(calls, query, { resume: decodeResumeToken(resume), onRows: some => rows.push(...some), wait: scene.time.wait, now: scene.time.now }))
    if ('error' in end || tries > TRIES + 1)
      return [...broken, `threw: ${'error' in end ? end.error.message : 'no end when everything is calm'}`]
    outcome = end.value
    broken.push(...judgeFailure(outcome))
  }
  return [...broken, ...judgeRows(rows, outcome, before, dealsOf(scene)), ...isDistorted(script) ? [] : judgeTitles(rows, before, script)]
}

function judgeRows(rows: readonly Row[], outcome: ReadOutcome, before: Map<number, Deal>, after: Map<number, Deal>): string[] {
  const ids = rows.map(({ id }) => Number(id))
  const seen = new Set(ids)
  const missing = [...before.keys()].filter(id => after.has(id) && !seen.has(id))
  const invented = ids.filter(id => !before.has(id) && !after.has(id))
  return [
    ...(missing.length > 0 ? [`totals: ${missing.length} deals are missing (${missing[0]} …) and the reading says it is done`] : []),
    ...(invented.length > 0 ? [`totals: deal ${invented[0]} never was`] : []),
    ...(seen.size < ids.length ? [`totals: ${ids.length - seen.size} deals came twice`] : []),
    ...(outcome.rows === ids.length ? [] : [`totals: ${outcome.rows} rows told, ${ids.length} given`]),
  ]
}

function judgeTitles(rows: readonly Row[], before: Map<number, Deal>, { rules }: ReadScript): string[] {
  const written = JSON.stringify(rules)
  const wrong = rows.find(({ id, title }) => before.get(Number(id))?.title !== title && !written.includes(JSON.stringify(title)))
  return wrong === undefined ? [] : [`totals: deal ${String(wrong.id)} never was "${String(wrong.title)}"`]
}

async function playCount(scene: Scene, { calls }: Colleague): Promise<string[]> {
  const sizes: number[] = []
  const look = async () => void sizes.push(dealsOf(scene).size)
  scene.portal.pauseHooks.push(look)
  await look()
  const end = await attempt(countItems(calls, { deals: query, none: { ...query, filter: { '>id': 1_000_000 } } }))
  await look()
  scene.portal.pauseHooks.splice(scene.portal.pauseHooks.indexOf(look), 1)
  if ('error' in end)
    return end.error instanceof PortalError ? [] : [`threw: ${end.error.message}`]
  const { deals, none } = end.value
  return deals >= Math.min(...sizes) && deals <= Math.max(...sizes) && none === 0 ? [] : [`totals: ${deals} and ${none} counted, the portal has ${sizes.at(-1)} and 0`]
}

/** Follows the changes with a copy of its own; in the end the copy is what the portal has. */
async function playChanges(scene: Scene, { calls }: Colleague, { waitsMs, ...script }: ReadScript): Promise<string[]> {
  const copy = new Map<number, Deal>()
  const broken: string[] = []
  let cursor: ChangeCursor | null = null
  const pausesMs = [0, ...waitsMs]
  for (let tries = 0; tries <= pausesMs.length; tries++) {
    await scene.time.wait(pausesMs[tries] ?? 0)
    if (tries === pausesMs.length)
      scene.calm()
    const end: End<IncrementalOutcome> = await attempt(readIncremental(calls, query, cursor, { onRows: rows => keep(copy, rows), wait: scene.time.wait, now: scene.time.now }))
    if ('error' in end)
      return [...broken, `threw: ${end.error.message}`]
    broken.push(...judgeFailure(end.value))
    cursor = end.value.cursor ?? cursor
  }
  return [...broken, ...judgeCopy(copy, dealsOf(scene), isDistorted(script))]
}

function keep(copy: Map<number, Deal>, rows: readonly Row[]): void {
  for (const row of rows)
    copy.set(Number(row.id), { id: Number(row.id), title: asText(row.title), updatedTime: asText(row.updatedTime) })
}

function judgeCopy(copy: ReadonlyMap<number, Deal>, deals: ReadonlyMap<number, Deal>, isDistorted: boolean): string[] {
  const wrong = [...deals.values()].filter(({ id, title }) => isDistorted ? !copy.has(id) : copy.get(id)?.title !== title)
  return wrong.length === 0 ? [] : [`totals: ${wrong.length} changes were missed, the first of deal ${wrong[0]!.id}`]
}
