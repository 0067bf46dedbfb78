import type { PortalState, Task, TimelineEntry } from 'b24-local-portal'
import { minorDigits } from '@/domain/money'
import type { FieldValue, Fields, MessageRole, NoteLine, PlanStep, RecordRef, Responsible, StoreEntity } from '@/domain/store/actions/plan'
import type { StoreMap } from '@/domain/store/map'
import type { StoreTaskRole } from '@/domain/store/tasks'
import type { CardRecord } from '@/services/store/types'
import { storeBlueprint } from '@/solutions/store/blueprint'
import { messageTexts } from '@/solutions/store/settings/texts'
import { storeTasks } from '@/solutions/store/tasks'
import { people } from './people.ts'
import { fieldKey, roleOfEntity, typeIdOf } from './rows.ts'
import type { Row } from './rows.ts'
import type { Shop } from './shop.ts'

const entities = ['lead', 'deal', 'contact', 'visit'] as const satisfies readonly StoreEntity[]
/** Notes that only we read: how messages stand, who holds a coupon. */
const ownRoles = new Set(['messages', 'request', 'couponClaim', 'couponReceipt'])
/** A claim of a coupon, by its lead and round; messages have claims of their own. */
const couponClaim = /^77-\d+/
const COMPLETED = 5

/** What the portal held at one moment. */
export interface Photograph { items: Map<StoreEntity, Map<number, Row>>, tasks: Map<number, Task>, timeline: Map<number, TimelineEntry>, sent: number, assignments: number, claims: Map<number, string>, operators: Map<number, number | null> }

export function photograph({ portal, map }: Shop): Photograph {
  const state: PortalState = portal.state
  const copy = <K, V>(table: Iterable<readonly [K, V]>) => new Map([...table].map(([key, value]) => [key, structuredClone(value)]))
  return {
    items: new Map(entities.map(entity => [entity, copy((state.items.get(typeIdOf(map, entity)) ?? new Map<number, Row>()) as Map<number, Row>)])),
    tasks: copy(state.tasks.items),
    timeline: copy(state.timeline),
    sent: state.lines.outbox.length,
    assignments: state.items.get(map.processTypeId('assignment')!)?.size ?? 0,
    claims: new Map([...state.disk.objects.values()].filter(({ type, deletedType, parentId }) => type === 'folder' && deletedType === 0 && parentId === map.folderId('claims')).filter(({ name }) => couponClaim.test(name)).map(({ id, name }) => [id, name])),
    operators: new Map([...state.lines.dialogs.values()].map(({ chatId, operatorId }) => [chatId, operatorId])),
  }
}

/**
 * What has become of the portal since, as steps of a plan would have it: told from records, tasks, comments and chats alone.
 *
 * @param planned Says which fields are shown even where they did not change; never with which value.
 */
export function observe(shop: Shop, before: Photograph, on: CardRecord, planned: readonly PlanStep[]): PlanStep[] {
  const { map, portal } = shop
  const after = photograph(shop)
  const look = { map, on, isNew: (entity: StoreEntity, id: number) => before.items.get(entity)?.has(id) === false }
  const changes = entities.flatMap(entity => [...after.items.get(entity)!].flatMap(([id, row]): PlanStep[] => {
    const was = before.items.get(entity)!.get(id)
    return was === undefined ? [made(look, entity, row)] : changed(look, { entity, id }, was, row, planned)
  }))
  const tasks = [...after.tasks].flatMap(([id, task]): PlanStep[] => {
    const was = before.tasks.get(id)
    return was === undefined ? [{ do: 'task', task: taskPlan(look, task) }] : []
  })
  const finished = [...after.tasks].filter(([id, task]) => task.STATUS === COMPLETED && before.tasks.get(id)?.STATUS !== COMPLETED).map(([, task]) => task)
  const isLeftOpen = [...before.tasks].some(([id, { STATUS }]) => STATUS !== COMPLETED && after.tasks.get(id)?.STATUS !== COMPLETED)
  const comments = [...after.timeline].filter(([id, { kind }]) => !before.timeline.has(id) && kind === 'comment').flatMap(([, entry]) => commented(look, entry))
  const messages = portal.state.lines.outbox.slice(before.sent).map(({ text }): PlanStep => ({ do: 'message', message: messageRole(text), to: { kind: 'this' } }))
  const claims = [...after.claims].filter(([id]) => !before.claims.has(id)).map((): PlanStep => ({ do: 'claimCoupon', leadId: 77 }))
  const chats = [...after.operators].flatMap(([chat, operator]): PlanStep[] => operator !== null && before.operators.get(chat) !== operator ? [{ do: 'transferChat', to: operator }] : [])
  return [
    ...changes, ...tasks,
    ...(finished.length === 0 ? [] : [{ do: 'finishTasks', on: { kind: 'this' }, tasks: finished.map(task => roleOfTask(task)), why: 'done' } satisfies PlanStep]),
    ...(isLeftOpen || on.entity !== 'deal' ? [] : [{ do: 'finishTasks', on: { kind: 'this' }, tasks: 'all', why: 'done' } satisfies PlanStep]),
    ...comments, ...messages, ...claims, ...chats,
  ]
}

interface Look { map: StoreMap, on: CardRecord, isNew: (entity: StoreEntity, id: number) => boolean }

function refOf({ on, isNew }: Look, entity: StoreEntity, id: number): RecordRef {
  if (on.entity === entity && on.id === id)
    return { kind: 'this' }
  return isNew(entity, id) ? { kind: 'made', entity } : { kind: 'record', entity, id }
}

/** A person, and the duty that only he has in this shop. */
function who(id: unknown): Responsible {
  const duty = people.find(person => person.id === Number(id))?.duty
  return { user: Number(id), ...(duty === undefined ? {} : { duty, prefer: null }) }
}

function made(look: Look, entity: StoreEntity, row: Row): PlanStep {
  return { do: 'create', entity, name: String(row.originId ?? row.xmlId ?? ''), fields: fieldsOf(look, entity, row), ...placeOf(look, entity, row), responsible: who(row.assignedById) }
}

type Update = Extract<PlanStep, { do: 'update' }>

function changed(look: Look, { entity, id }: CardRecord, was: Row, row: Row, planned: readonly PlanStep[]): PlanStep[] {
  const now = fieldsOf(look, entity, row)
  const then = fieldsOf(look, entity, was)
  const isOn = (ref: RecordRef) => JSON.stringify(ref) === JSON.stringify(refOf(look, entity, id))
  const wanted = planned.filter((step): step is Update => step.do === 'update' && isOn(step.on))
  const isWanted = (role: string) => wanted.some(({ fields }) => fields !== undefined && role in fields)
  const roles = [...new Set([...Object.keys(now), ...Object.keys(then), ...wanted.flatMap(({ fields }) => Object.keys(fields ?? {}))])]
    .filter(role => isWanted(role) || JSON.stringify(now[role]) !== JSON.stringify(then[role]))
  const fields: Fields = Object.fromEntries(roles.map(role => [role, now[role] ?? null]))
  const isMoved = was.stageId !== row.stageId || wanted.some(({ status, stage }) => status !== undefined || stage !== undefined)
  const place = isMoved ? placeOf(look, entity, row) : {}
  const isGiven = was.assignedById !== row.assignedById || wanted.some(step => step.responsible !== undefined)
  const responsible = isGiven ? { responsible: who(row.assignedById) } : {}
  return roles.length === 0 && Object.keys({ ...place, ...responsible }).length === 0 ? [] : [{ do: 'update', on: refOf(look, entity, id), fields, ...place, ...responsible }]
}

function placeOf({ map }: Look, entity: StoreEntity, { stageId }: Row): Pick<Extract<PlanStep, { do: 'update' }>, 'status' | 'stage'> {
  const status = entity === 'lead' ? map.statusRole(String(stageId)) : null
  const stage = entity === 'deal' ? map.stageRole(String(stageId)) : null
  return { ...(status === null ? {} : { status }), ...(stage === null ? {} : { stage }) }
}

/** What stands in a record, by the roles of the blueprint; empty fields are left out, and so is what only we read. */
function fieldsOf(look: Look, entity: StoreEntity, row: Row): Fields {
  const own = storeBlueprint.fields.filter(field => field.entity === roleOfEntity(entity) && !ownRoles.has(field.role))
  const fields: Record<string, FieldValue | null> = Object.fromEntries(own.map(field => [field.role, valueOf(look, entity, field, row)]))
  return Object.fromEntries(Object.entries({ ...fields, ...standardOf(look, entity, row) }).filter((entry): entry is [string, FieldValue] => entry[1] !== null && entry[1] !== ''))
}

function valueOf(look: Look, entity: StoreEntity, { role, type, targets, isMultiple }: { role: string, type: string, targets?: readonly string[], isMultiple?: boolean }, row: Row): FieldValue {
  const raw = look.map.field(roleOfEntity(entity), role) === null ? null : row[fieldKey(look.map, roleOfEntity(entity), role)]
  if (raw === null || raw === undefined || raw === '' || (Array.isArray(raw) && raw.length === 0))
    return null
  const xmlId = (id: unknown) => look.map.xmlId(roleOfEntity(entity), role, String(id)) ?? `? ${String(id)}`
  switch (type) {
    case 'enumeration': return isMultiple ? { options: (raw as unknown[]).map(xmlId) } : { option: xmlId(raw) }
    case 'datetime': return { moment: Date.parse(String(raw)) }
    case 'money': return moneyOf(String(raw))
    case 'employee': return { user: Number(raw) }
    case 'boolean': return raw === 'Y' || raw === true
    case 'crm': return { record: refOf(look, targets![0]!.replace('process.', '') as StoreEntity, Number(raw)) }
    default: return type === 'integer' || type === 'double' ? Number(raw) : String(raw)
  }
}

function moneyOf(raw: string): FieldValue {
  const [amount = '', currency = ''] = raw.split('|')
  return { money: { minor: Math.round(Number(amount) * 10 ** minorDigits(currency)), currency } }
}

const contactTypeRoles = ['prospect', 'client'] as const
const dealTypeRoles = ['online', 'offline'] as const

function standardOf(look: Look, entity: StoreEntity, row: Row): Record<string, FieldValue> {
  const { map } = look
  const contacts = [...new Set([...(Array.isArray(row.contactIds) ? row.contactIds as number[] : []), ...(row.contactId ? [Number(row.contactId)] : [])])]
  const typeRole = entity === 'contact'
    ? contactTypeRoles.find(role => map.directoryCode('CONTACT_TYPE', role) === row.typeId)
    : dealTypeRoles.find(role => map.directoryCode('DEAL_TYPE', role) === row.typeId)
  const phones = (Array.isArray(row.fm) ? row.fm as { typeId: string, value: string }[] : []).filter(({ typeId }) => typeId === 'PHONE').map(({ value }) => value)
  const leadId = Number(entity === 'visit' ? row.parentId1 : row.leadId) || null
  return {
    title: text(row.title), name: text(row.name), lastName: text(row.lastName), sourceId: text(row.sourceId), comments: text(row.comments), birthdate: text(row.birthdate),
    phones: phones.length === 0 ? null : { phones },
    contacts: entity === 'contact' || contacts.length === 0 ? null : { records: contacts.map(id => refOf(look, 'contact', id)) },
    lead: leadId === null || entity === 'lead' ? null : { record: refOf(look, 'lead', leadId) },
    typeId: typeRole === undefined ? null : { directory: entity === 'contact' ? 'CONTACT_TYPE' : 'DEAL_TYPE', role: typeRole },
  }
}

const text = (value: unknown) => typeof value === 'string' && value !== '' ? value : null

/** By its title and text; both may have words of ours behind them. */
function roleOfTask({ TITLE, DESCRIPTION }: Task): StoreTaskRole {
  const words = storeTasks.find(task => DESCRIPTION.startsWith(task.description.ru) && TITLE.startsWith(task.title.ru)) ?? storeTasks.find(task => TITLE.startsWith(task.title.ru))
  return words?.role.replace('store.', '') as StoreTaskRole
}

function taskPlan(look: Look, task: Task): Extract<PlanStep, { do: 'task' }>['task'] {
  const { TITLE, DESCRIPTION, DEADLINE, RESPONSIBLE_ID, UF_CRM_TASK: [code = ''] } = task
  const [letters = '', id = ''] = code.split('_')
  const entity = ({ L: 'lead', D: 'deal', C: 'contact' } as const)[letters] ?? 'visit'
  return { role: roleOfTask(task), title: TITLE, description: DESCRIPTION, deadline: DEADLINE === null ? null : Date.parse(DEADLINE), responsible: who(RESPONSIBLE_ID), on: refOf(look, entity, Number(id)) }
}

/** By what no other text says; a mark without a value takes the words around it along. */
function messageRole(sent: string): MessageRole {
  const ownWords = (template: string) => template.split(/\{[^{}]+\}/).toSorted((one, other) => other.length - one.length)[0]!
  return (messageTexts.find(message => sent.includes(ownWords(message.default)))?.role ?? `? ${sent}`) as MessageRole
}

/** A comment's lines; a value of a list is told from its name. */
function commented(look: Look, entry: TimelineEntry): PlanStep[] {
  const entity = entities.find(each => typeIdOf(look.map, each) === entry.entityTypeId)
  if (entity === undefined)
    return []
  const reasons = storeBlueprint.fields.find(({ entity: of, role }) => of === 'lead' && role === 'refusalReason')!.options!
  const lines = entry.text.split('\n').flatMap((line): NoteLine[] => [line, ...reasons.filter(({ name }) => line.includes(name.ru)).map(({ xmlId }) => ({ field: 'refusalReason', option: xmlId }))])
  return [{ do: 'comment', on: refOf(look, entity, entry.entityId), heading: { ru: '', en: '' }, lines, to: 'fieldAndTimeline' }]
}
