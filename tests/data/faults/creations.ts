import fc from 'fast-check'
import { PortalError } from '@/domain/portalError'
import { createOnce } from '@/services/portal/writes/createOnce'
import type { CreationResult } from '@/services/portal/writes/createOnce'
import type { CreationItem } from '@/services/portal/writes/creationBatch'
import type { CreationPlan, PlanStore } from '@/services/portal/writes/creationPlan'
import { productRows } from '@/services/portal/writes/followUp'
import { attempt, begin, DEAL, LONG_AFTER_MS } from './office.ts'
import type { Colleague, Office, Removal, Scene } from './office.ts'
import { someScript } from './script.ts'
import type { Script } from './script.ts'
import { commandsOf, fateOf, repeatedWrites } from './wire.ts'
import type { Sent, WireWrite } from './wire.ts'

/** The cloud ends a request after 60 s; what is not there after 75 s does not come. */
const SETTLED_MS = 75_000
const CLOUD_SECONDS = 60
const ROWS = 2
const APP = 'cardinal'

export interface CreationScript extends Script { count: number, withRows: boolean, lateSeconds: number }

/** One to three people make the same named deals. */
export const someCreations: fc.Arbitrary<CreationScript> = fc.tuple(fc.constantFrom(1, 1, 2, 3), fc.constantFrom(CLOUD_SECONDS, CLOUD_SECONDS, 400)).chain(([people, lateSeconds]) => fc.tuple(
  someScript({ methods: ['crm.item.add', 'crm.item.add', 'crm.item.list', 'crm.item.productrow.set', 'crm.item.productrow.list'], people, lateSeconds }),
  fc.integer({ min: 1, max: 5 }),
  fc.boolean(),
)).map(([script, count, withRows]) => ({ ...script, count, withRows, lateSeconds: script.rules.reduce((most, rule) => rule.do.kind === 'cut-late' ? Math.max(most, rule.do.seconds) : most, 0) }))

interface Made { id: number, originId: string }

/** Named deals in the portal's own state. */
function madeDeals({ portal }: Scene): Made[] {
  const deals = [...portal.state.items.get(DEAL)?.values() ?? []] as unknown as (Made & { originatorId: string | null })[]
  return deals.filter(({ originatorId }) => originatorId === APP)
}

function countByName(scene: Scene): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { originId } of madeDeals(scene))
    counts.set(originId, (counts.get(originId) ?? 0) + 1)
  return counts
}

function addsOf(sent: Sent): WireWrite[] {
  return commandsOf(sent).flatMap(([command, text]) => {
    const name = /^crm\.item\.add\?.*\[originId\]=(\w+)/.exec(text)?.[1]
    return name === undefined ? [] : [{ key: name, fate: fateOf(sent, command), sent }]
  })
}

/** A plan kept as a browser keeps it. */
function memoryPlans(): PlanStore {
  const plans = new Map<string, CreationPlan>()
  return { load: async key => structuredClone(plans.get(key) ?? {}), save: async (key, plan) => void plans.set(key, structuredClone(plan)) }
}

/** Plays a script and says which promises broke. */
export async function playCreations(office: Office, script: CreationScript, removal?: Removal): Promise<string[]> {
  const scene = await begin(office, script, removal)
  const { time } = scene
  const items = Array.from({ length: script.count }, (_, index): CreationItem => ({
    name: `n${index + 1}`,
    fields: { title: `Событие ${index + 1}` },
    ...(script.withRows ? { followUps: [productRows('D', [{ productName: 'Билет', price: 100 }, { productName: 'Обед', price: 5 }])] } : {}),
  }))
  const plans = scene.people.map(memoryPlans)
  const create = ({ calls }: Colleague, index: number) => createOnce(calls, { entityTypeId: DEAL, app: APP }, items, { clock: time, plan: { store: plans[index]!, key: 'course' } })

  const ends = await time.run(Promise.all(scene.people.map(async (person, index) => {
    await time.wait(person.startMs)
    return attempt(create(person, index))
  })))
  const broken = ends.flatMap((end, index) => 'error' in end ? judgeError(scene, end.error, scene.people[index]!) : [])
  await time.run(time.wait(LONG_AFTER_MS))
  const results = ends.flatMap(end => 'value' in end ? [end.value] : [])
  broken.push(...judgeResults(scene, script, results, ends.length === results.length))

  scene.calm()
  const again = await time.run(create(scene.people[0]!, 0))
  broken.push(...judgeAgain(scene, script, again))
  broken.push(...repeatedWrites(scene.wire.flatMap(addsOf), SETTLED_MS))
  return broken
}

function judgeError({ wire }: Scene, error: Error, { userId }: Colleague): string[] {
  if (!(error instanceof PortalError))
    return [`threw: ${error.name}: ${error.message}`]
  return wire.some(sent => sent.userId === userId && addsOf(sent).length > 0) ? ['threw after something had been sent'] : []
}

function judgeResults(scene: Scene, script: CreationScript, results: readonly CreationResult[], areAllTold: boolean): string[] {
  const made = madeDeals(scene)
  const isAlone = script.people.length === 1 && script.lateSeconds <= CLOUD_SECONDS
  const isUnsure = !areAllTold || results.some(({ isSwept }) => !isSwept)
  const told = new Set(results.flatMap(({ duplicates, toSweep }) => [...duplicates.map(({ name }) => name), ...toSweep]))
  const doubled = [...countByName(scene)].filter(([, count]) => count > 1).map(([name]) => name)
  const silent = isAlone ? doubled : isUnsure ? [] : doubled.filter(name => !told.has(name))
  return [
    ...silent.map(name => `doubled: ${name}, and nobody was told`),
    ...results.flatMap(({ outcomes }) => [...outcomes].flatMap(([name, outcome]) => {
      if (outcome.kind === 'done' && !made.some(({ id, originId }) => id === outcome.id && originId === name))
        return [`untrue: ${name} is said to be deal ${outcome.id}`]
      if (isAlone && (outcome.kind === 'missing' || outcome.kind === 'refused') && made.some(({ originId }) => originId === name))
        return [`untrue: ${name} is said to be ${outcome.kind}`]
      if (outcome.kind === 'done' && outcome.isComplete && script.withRows && rowsOf(scene, outcome.id) !== ROWS)
        return [`untrue: ${name} is said to be complete and has ${rowsOf(scene, outcome.id)} rows`]
      return []
    })),
  ]
}

function rowsOf({ portal }: Scene, id: number): number {
  return [...portal.state.productRows.values()].filter(row => row.ownerType === 'D' && row.ownerId === id).length
}

/** When everything is calm again the same plan completes, and names every duplicate. */
function judgeAgain(scene: Scene, script: CreationScript, { outcomes, duplicates }: CreationResult): string[] {
  const counts = countByName(scene)
  const doubled = [...counts].filter(([, count]) => count > 1).map(([name]) => name).sort()
  const named = duplicates.map(({ name }) => name).sort()
  return [
    ...(counts.size === script.count ? [] : [`missing: ${script.count - counts.size} deals after the plan ran again`]),
    ...[...outcomes].flatMap(([name, { kind }]) => kind === 'done' ? [] : [`missing: ${name} ended as ${kind} when the plan ran again`]),
    ...(doubled.join() === named.join() ? [] : [`doubled: ${doubled.join(', ')}; named: ${named.join(', ')}`]),
  ]
}
