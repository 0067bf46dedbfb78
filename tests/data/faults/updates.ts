import fc from 'fast-check'
import type { FaultRule } from 'b24-local-portal'
import { PortalError } from '@/domain/portalError'
import { asText } from '@/services/portal/decode'
import type { PortalCalls } from '@/services/portal/types'
import { lookAt } from '@/services/portal/writes/guardedRecord'
import type { GuardedRecord } from '@/services/portal/writes/guardedRecord'
import { guardedUpdate } from '@/services/portal/writes/guardedUpdate'
import type { GuardedEdit, GuardedOutcome } from '@/services/portal/writes/guardedUpdate'
import { watchUpdate } from '@/services/portal/writes/standing'
import type { Standing } from '@/services/portal/writes/standing'
import { attempt, begin, DEAL, LONG_AFTER_MS, MARK_FIELD } from './office.ts'
import type { Colleague, Office, Removal, Scene } from './office.ts'
import { isDistorted, someCondition, someScript } from './script.ts'
import type { Script } from './script.ts'
import { watchTitles } from './titles.ts'
import type { Titles } from './titles.ts'
import { commandsOf, fateOf, repeatedWrites } from './wire.ts'
import type { Sent, WireWrite } from './wire.ts'

/** Id of the deal that everybody changes. */
const RECORD = 5
const BASE = `Сделка ${RECORD}`
const ADMIN = 1
const THINKS_MS = 300

export interface UpdateScript extends Script { isMarked: boolean }

/** Somebody saves the deal's card or another field of it meanwhile. Between check and write no guard sees a card that is saved. */
const someoneElse = fc.oneof<fc.Arbitrary<FaultRule>[]>(
  fc.record({ when: someCondition(['crm.item.update', 'crm.item.list', 'crm.item.get']), opportunity: fc.integer({ min: 1, max: 1000 }), moment: fc.constantFrom('arrival' as const, 'start' as const, 'write' as const) })
    .map(({ when, opportunity, moment }) => ({ when, do: { kind: 'second-person' as const, moment, call: { method: 'crm.item.update', user: ADMIN, params: { entityTypeId: DEAL, id: RECORD, fields: { opportunity } } } } })),
  fc.record({ when: someCondition(['crm.item.get']), number: fc.nat({ max: 999 }) })
    .map(({ when, number }) => ({ when, do: { kind: 'second-person' as const, moment: 'arrival' as const, call: { method: 'crm.item.update', user: ADMIN, params: { entityTypeId: DEAL, id: RECORD, fields: { title: `hand ${number}` } } } } })),
  // A save that comes when its author's colleagues have long saved theirs.
  fc.record({ when: fc.record({ method: fc.constant('crm.item.update'), nth: fc.integer({ min: 1, max: 3 }) }), seconds: fc.integer({ min: 5, max: 60 }) })
    .map(({ when, seconds }) => ({ when, do: { kind: 'cut-late' as const, seconds } })),
)

/** One to three people change the same field of one deal, and others save its card. */
export const someUpdates: fc.Arbitrary<UpdateScript> = fc.tuple(
  someScript({ methods: ['crm.item.update', 'crm.item.update', 'crm.item.list', 'crm.item.get'], people: 3, also: someoneElse, most: 6 }),
  fc.boolean(),
).map(([script, isMarked]) => ({ ...script, isMarked }))

/** What one person was told. `later`: whether it still stood; `watchedUntil`: how many changes there had been at the last look. */
interface Told { userId: number, mine: string, base: string, outcome: GuardedOutcome<string>, later: Standing<string> | null, watchedUntil: number }

/** The mark stands beside the text it belongs to: somebody who saves the card changes one without the other. */
const separator = '|'

function recordOf({ isMarked }: UpdateScript): GuardedRecord {
  const find = (fields: Readonly<Record<string, unknown>>) => {
    const [mark = '', title] = asText(fields[MARK_FIELD]).split(separator)
    return title === fields.title ? mark : ''
  }
  return { entityTypeId: DEAL, id: RECORD, ...(isMarked ? { mark: { field: MARK_FIELD, find } } : {}) }
}

/** Reads, types, saves, and looks later whether it stands. @returns Null for who could not even read. */
async function edit({ time }: Scene, titles: Titles, record: GuardedRecord, { calls, userId, startMs }: Colleague): Promise<Told | null> {
  await time.wait(startMs)
  const look = await lookAt(calls, record).catch((error: unknown) => {
    if (error instanceof PortalError)
      return null
    throw error
  })
  if (look === null)
    return null
  const base = asText(look.fields.title)
  const mine = `text ${userId}`
  await time.wait(THINKS_MS)
  const change: GuardedEdit<string> = {
    base,
    mine,
    isSame: (one, other) => one === other,
    read: ({ title }) => asText(title),
    fieldsFor: (_, mark) => ({ title: mine, ...(mark === '' ? {} : { [MARK_FIELD]: mark + separator + mine }) }),
  }
  const outcome = await guardedUpdate(calls, record, change, { clock: time })
  const told: Told = { userId, mine, base, outcome, later: null, watchedUntil: 0 }
  if (outcome.kind !== 'done')
    return told
  const watching: PortalCalls = { ...calls, readBatch: (...args) => {
    told.watchedUntil = titles.changes.length
    return calls.readBatch(...args)
  } }
  told.later = await watchUpdate(watching, record, change, outcome.mark, { clock: time })
  return told
}

function updatesOf(sent: Sent): WireWrite[] {
  return commandsOf(sent).filter(([, text]) => text.startsWith('crm.item.update?')).map(([command]) => ({ key: 'update', fate: fateOf(sent, command), sent }))
}

/** Plays a script and says which promises broke. */
export async function playUpdates(office: Office, script: UpdateScript, removal?: Removal): Promise<string[]> {
  const scene = await begin(office, script, removal)
  const titles = watchTitles(scene, RECORD)
  const record = recordOf(script)
  const ends = await scene.time.run(Promise.all(scene.people.map(person => attempt(edit(scene, titles, record, person)))))
  await scene.time.run(scene.time.wait(LONG_AFTER_MS))
  titles.stop()
  const told = ends.flatMap(end => 'value' in end && end.value !== null ? [end.value] : [])
  return [
    ...ends.flatMap(end => 'error' in end ? [`threw: ${end.error.name}: ${end.error.message}`] : []),
    ...told.flatMap(one => [...judgeTruth(one, titles, isDistorted(script)), ...judgeLoss(one, titles, told)]),
    ...repeatedWrites(scene.wire.flatMap(updatesOf), Infinity),
  ]
}

function judgeTruth({ mine, outcome, later }: Told, titles: Titles, isDistorted: boolean): string[] {
  const stood = titles.all()
  const conflicts = [outcome, later].filter(one => one?.kind === 'conflict')
  return [
    ...(outcome.kind === 'done' && !stood.includes(mine) ? [`untrue: "${mine}" is said to be saved and never was`] : []),
    ...(outcome.kind === 'refused' && stood.includes(mine) ? [`untrue: "${mine}" is said not to be saved (${outcome.error.message}) and was`] : []),
    ...conflicts.filter(conflict => conflict.mine !== mine).map(conflict => `lost: "${mine}" is not in its own conflict, "${conflict.mine}" is`),
    ...(isDistorted ? [] : conflicts.filter(({ theirs }) => theirs === mine || theirs === BASE || !stood.includes(theirs)).map(({ theirs }) => `false alarm: "${theirs}" against "${mine}"`)),
  ]
}

/** A text that stood is written over only by who had read it, or its author hears of it. */
function judgeLoss({ mine, outcome, later, watchedUntil }: Told, titles: Titles, told: readonly Told[]): string[] {
  if (outcome.kind !== 'done' || later?.kind !== 'stands')
    return []
  const stood = titles.all()
  return titles.changes.flatMap(({ userId, over }, index) => {
    if (over !== mine || stood[index + 1] === mine)
      return []
    const base = told.find(one => one.userId === userId)?.base
    // A card that is saved later is nobody's fault; whom the portal showed what never stood has read as well as could be.
    const mayBe = base === undefined ? index >= watchedUntil : base === mine || !stood.includes(base)
    return mayBe ? [] : [`lost: "${mine}" was written over by ${userId}, and nobody was told`]
  })
}
