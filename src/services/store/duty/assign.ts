import type { PlanStep, Responsible } from '@/domain/store/actions/plan'
import { PortalError } from '@/domain/portalError'
import { asId, asList, asRecord } from '../../portal/decode'
import type { Params } from '../../portal/types'
import { createOnce } from '../../portal/writes/createOnce'
import { lookAt } from '../../portal/writes/guardedRecord'
import { guardedOf, namedOf, typeIdOf } from '../entities'
import { fieldsByRole } from '../fields/decodeFields'
import type { Assigned } from '../run/journal'
import type { Run } from '../run/run'
import type { CardRecord, Store } from '../types'
import { explain } from './explain'
import { whoHasDuty } from './whoHasDuty'

const entity = 'process.assignment'

function keyOf(responsible: Responsible): string {
  return 'user' in responsible ? `user-${responsible.user}` : responsible.duty
}

function nameOf({ press }: Run, responsible: Responsible): string {
  return `${press.plan.name}-${keyOf(responsible)}`
}

/** What the press has given out already, by the record's name. @throws {PortalError} */
export async function findAssignment(run: Run, responsible: Responsible): Promise<Assigned | null> {
  const { store: { calls, map } } = run
  const entityTypeId = typeIdOf(map, 'assignment')
  if (entityTypeId === null)
    return null
  const name = nameOf(run, responsible)
  const result = await calls.read('crm.item.list', { entityTypeId, select: ['id', 'xmlId', '*', 'UF_*'], filter: { '=xmlId': name }, order: { id: 'ASC' }, start: -1, useOriginalUfNames: 'Y' })
  const row = asList(asRecord(result).items).map(asRecord).find(({ xmlId }) => xmlId === name)
  if (row === undefined)
    return null
  const fields = fieldsByRole(map, entity, row)
  return { id: asId(row.id), userId: fields.id('employee'), taskId: fields.id('task') }
}

/**
 * Gives something to somebody, once for a press: whoever was chosen stays chosen, whatever happens between. The record of the
 * assignment keeps who was looked at and why; the load of people is counted by these records.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export async function assign(run: Run, responsible: Responsible, index: number): Promise<Assigned> {
  const { press } = run
  const key = keyOf(responsible)
  const known = press.assigned[key]
  if (known !== undefined && known.userId !== null)
    return known
  const found = known ?? await findAssignment(run, responsible)
  const assigned = found !== null && found.userId !== null ? found : await choose(run, responsible, found, index)
  press.assigned[key] = assigned
  await run.save()
  return assigned
}

async function choose(run: Run, responsible: Responsible, waiting: Assigned | null, index: number): Promise<Assigned> {
  const { store, press, clock, plans } = run
  const { calls, map } = store
  const { userId, why } = await personOf(run, responsible)
  if (typeIdOf(map, 'assignment') === null)
    return { id: null, userId, taskId: null }
  const fields = assignmentFields(store, { employee: userId, explanation: why, subject: subjectOf(run, responsible), store: storeOf(run) })
  const stage = map.processStage('assignment', userId === null ? 'waiting' : 'given')
  const all: Params = { ...fields, ...(stage === null ? {} : { stageId: stage }) }
  if (waiting?.id != null) {
    if (userId !== null)
      await rewrite(run, waiting.id, all)
    return { ...waiting, userId }
  }
  const name = nameOf(run, responsible)
  const { outcomes } = await createOnce(calls, namedOf(map, 'assignment'), [{ name, fields: { title: subjectOf(run, responsible) || press.plan.action, ...all } }], {
    clock, plan: { store: plans, key: `press|${press.plan.name}|${keyOf(responsible)}` },
  })
  const outcome = outcomes.get(name)!
  if (outcome.kind !== 'done')
    throw outcome.error ?? new PortalError('unreachable', 'The assignment was not made.')
  // A colleague's press of the same moment may have chosen first.
  if (outcome.was === 'there')
    return await findAssignment(run, responsible) ?? { id: outcome.id, userId, taskId: null }
  run.note({ kind: 'assigned', step: index, assignmentId: outcome.id })
  return { id: outcome.id, userId, taskId: null }
}

/** Notes which task carries an assignment, and of which record it is. */
export async function noteTask(run: Run, { id }: Assigned, taskId: number, on: CardRecord): Promise<void> {
  const typeId = typeIdOf(run.store.map, on.entity)
  if (id !== null)
    await rewrite(run, id, { ...assignmentFields(run.store, { task: taskId }), ...(on.entity === 'visit' || typeId === null ? {} : { [`parentId${typeId}`]: on.id }) })
}

/** Writes what an assignment is to hold; the same again changes nothing, so a lost reply is followed by the same. */
async function rewrite({ store: { calls, map }, clock }: Run, id: number, fields: Params): Promise<void> {
  const params = { entityTypeId: typeIdOf(map, 'assignment'), id, useOriginalUfNames: 'Y', fields }
  for (const waitMs of [1000, 5000, 20_000, null]) {
    const outcome = await calls.write('crm.item.update', params)
    if (outcome.kind !== 'unknown')
      return
    if (waitMs !== null)
      await clock.wait(waitMs)
  }
}

function assignmentFields({ map }: Store, values: Readonly<Record<string, string | number | null>>): Params {
  return Object.fromEntries(Object.entries(values).flatMap(([role, value]) => {
    const name = map.field(entity, role)
    return name === null || value === null || value === '' ? [] : [[name, value] as const]
  }))
}

function subjectOf({ press: { plan } }: Run, responsible: Responsible): string {
  const step = plan.steps.find((one): one is Extract<PlanStep, { do: 'task' }> => one.do === 'task' && keyOf(one.task.responsible) === keyOf(responsible))
  return step?.task.title ?? ''
}

function storeOf({ store: { map }, press: { on, base } }: Run): number | null {
  const name = on.entity === 'lead' || on.entity === 'deal' ? map.field(on.entity, 'store') : null
  return name === null ? null : asId(base[name])
}

async function personOf(run: Run, responsible: Responsible): Promise<{ userId: number | null, why: string }> {
  const { store, press } = run
  const isRussian = store.locale === 'ru'
  if ('user' in responsible)
    return { userId: responsible.user, why: isRussian ? 'Назначено по правилу кнопки, без очереди.' : 'By the rule of the button, not in turn.' }
  const { duty, prefer } = responsible
  if (duty === 'leadOwner')
    return { userId: await ownerOf(run), why: isRussian ? 'Ведёт этот лид.' : 'Has this lead.' }
  if (duty === 'storeAdministrator')
    return { userId: await administratorOf(run), why: isRussian ? 'Администратор магазина.' : 'Administrator of the store.' }
  const choice = await whoHasDuty(store, duty, { prefer, at: press.startedAt, storeId: storeOf(run) })
  return { userId: choice.userId, why: explain(store, duty, choice, prefer) }
}

/** Responsible person of the card's record. */
async function ownerOf({ store: { calls, map }, press: { on, base } }: Run): Promise<number | null> {
  return asId(base.assignedById) ?? asId((await lookAt(calls, guardedOf(map, on))).fields.assignedById)
}

async function administratorOf(run: Run): Promise<number | null> {
  const { store: { calls, map } } = run
  const id = storeOf(run)
  if (id === null || typeIdOf(map, 'store') === null)
    return null
  const fields = fieldsByRole(map, 'process.store', (await lookAt(calls, guardedOf(map, { entity: 'store', id }))).fields)
  return fields.id('administrator') ?? fields.id('deputy')
}
