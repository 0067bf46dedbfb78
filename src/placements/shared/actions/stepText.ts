import type { TaskDuty, TaskWords } from '@/domain/store/tasks'
import type { Fields, MessageRole, PlanStep, RecordRef, Responsible, StoreEntity, TaskPlan } from '@/domain/store/actions/plan'
import type { DealStage, LeadStatus } from '@/domain/store/roles'
import * as m from '@/paraglide/messages.js'
import { statusName } from '@/services/store/statusName'
import { fieldName, stageName } from '@/services/store/words'
import { shopMoment } from './shopMoment'

/** What the steps of a plan are told by. */
export interface StepWords {
  /** The record whose card is open. */
  entity: StoreEntity
  locale: 'ru' | 'en'
  now: number
  timeZone: string
  tasks: readonly TaskWords[]
  /** Names of people, by id, as far as they are known. */
  people: ReadonlyMap<number, string>
  /** Name and number of the client, for messages; empty when unknown. */
  client: { phone: string, hasChat: boolean }
  /** Who looks. */
  me: number
  /** Responsible for the lead. */
  owner?: number
}

/** One step in words. */
export interface StepText { text: string, detail: string }

/** What a step will do, before it does it. */
export function stepText(step: PlanStep, words: StepWords): StepText {
  switch (step.do) {
    case 'create': return createText(step, words)
    case 'update': return updateText(step, words)
    case 'task': return { text: taskText(step.task, words), detail: step.after === 'accepted' ? m.step_once_accepted() : deadlineText(step.task, words) }
    case 'taskLater': return { text: `${shopMoment(step.at, words.now, words.timeZone)}: ${lowerFirst(taskText(step.task, words))}`, detail: '' }
    case 'message': return { text: m.step_message({ name: messageName(step.message) }), detail: step.isByHand ? m.step_message_by_hand() : routeText(words) }
    case 'messageLater': return { text: m.step_message_later({ time: shopMoment(step.at, words.now, words.timeZone), name: messageName(step.message) }), detail: '' }
    case 'finishTasks': return finishText(step, words)
    case 'comment': return { text: step.to === 'field' ? m.step_comment_field() : m.step_comment(), detail: step.lines.filter(line => typeof line === 'string').join(' ') }
    case 'transferChat': return { text: m.step_transfer_chat({ who: words.people.get(step.to) ?? m.step_the_seller() }), detail: '' }
    case 'claimCoupon': return { text: m.step_claim_coupon(), detail: '' }
    case 'releaseCoupon': return { text: m.step_release_coupon(), detail: '' }
  }
}

type Create = Extract<PlanStep, { do: 'create' }>
type Update = Extract<PlanStep, { do: 'update' }>

function createText({ entity, fields, status, stage, responsible }: Create, words: StepWords): StepText {
  const place = placeName(status, stage, words)
  const person = [fields.name, fields.lastName].filter(part => typeof part === 'string' && part !== '').join(' ')
  switch (entity) {
    case 'contact': return { text: person === '' ? m.step_make_contact() : m.step_make_named_contact({ name: person }), detail: '' }
    case 'deal': return { text: m.step_make_deal({ stage: place }), detail: fieldsText('deal', fields, words) }
    case 'lead': return { text: m.step_make_lead({ status: place }), detail: responsibleText(responsible, words) }
    default: return { text: m.step_ask_sellers(), detail: '' }
  }
}

function updateText({ on, fields = {}, status, stage, responsible }: Update, words: StepWords): StepText {
  const entity = entityOf(on, words)
  const place = placeName(status, stage, words)
  const written = fieldsText(entity, fields, words)
  const who = responsibleText(responsible, words)
  if (place === '' && written === '' && who === '' && 'typeId' in fields)
    return { text: m.step_becomes_client(), detail: '' }
  if (place === '')
    return { text: written === '' ? m.step_responsible({ who }) : writtenText(entity, on, written), detail: written === '' ? '' : who }
  const isOther = on.kind === 'record' && entity === 'lead'
  const text = entity === 'deal' ? m.step_deal_moves({ stage: place }) : isOther ? m.step_coupon_moves({ status: place }) : m.step_lead_moves({ status: place })
  return { text, detail: [written === '' ? '' : m.step_with_fields({ fields: written }), who].filter(part => part !== '').join(' · ') }
}

function writtenText(entity: StoreEntity, on: RecordRef, fields: string): string {
  if (entity === 'contact')
    return m.step_write_contact({ fields })
  if (entity === 'deal')
    return m.step_write_deal({ fields })
  return on.kind === 'record' ? m.step_write_coupon({ fields }) : m.step_write_lead({ fields })
}

function finishText({ tasks, why }: Extract<PlanStep, { do: 'finishTasks' }>, words: StepWords): StepText {
  const text = why === 'done' ? m.step_finish_tasks() : m.step_close_tasks()
  const names = tasks === 'all' ? [] : tasks.map(role => `«${taskName(`store.${role}`, words)}»`)
  return { text, detail: names.length === 0 ? m.step_all_tasks() : m.step_if_there({ names: [...new Set(names)].join(', ') }) }
}

function taskText({ title, responsible }: TaskPlan, words: StepWords): string {
  return m.step_task({ title, who: whoText(responsible, words) })
}

function deadlineText({ deadline }: TaskPlan, { now, timeZone }: StepWords): string {
  return deadline === null ? '' : m.step_deadline({ time: shopMoment(deadline, now, timeZone) })
}

function taskName(role: string, { tasks, locale }: StepWords): string {
  return tasks.find(each => each.role === role)?.title[locale] ?? role
}

const duties: Record<TaskDuty, () => string> = {
  leadOwner: m.duty_lead_owner,
  operatorInTurn: m.duty_operator,
  storeAdministrator: m.duty_administrator,
  seller: m.duty_seller,
  cashierNow: m.duty_cashier_now,
  cashierTomorrow: m.duty_cashier_tomorrow,
  cashierThatDay: m.duty_cashier_that_day,
}

function whoText(responsible: Responsible, { people, me, owner }: StepWords): string {
  const user = 'user' in responsible ? responsible.user : responsible.duty === 'leadOwner' ? owner : undefined
  if (user === undefined)
    return duties[(responsible as { duty: TaskDuty }).duty]()
  return user === me ? m.duty_me() : people.get(user) ?? ('user' in responsible ? m.duty_employee() : m.duty_lead_owner())
}

function responsibleText(responsible: Responsible | undefined, words: StepWords): string {
  return responsible === undefined ? '' : m.step_responsible({ who: whoText(responsible, words) })
}

const messageNames: Record<MessageRole, () => string> = {
  'texts.coupon': m.message_coupon,
  'texts.operatorRating': m.message_operator_rating,
  'texts.couponReminder': m.message_coupon_reminder,
  'texts.holdReminder': m.message_hold_reminder,
  'texts.welcome': m.message_welcome,
}

/** What a message is called. */
export function messageName(role: MessageRole): string {
  return messageNames[role]()
}

function routeText({ client }: StepWords): string {
  return client.hasChat ? m.step_message_chat() : client.phone === '' ? '' : m.step_message_sms({ phone: client.phone })
}

/** The portal's own fields that plans write. */
const ownNames: Readonly<Record<string, () => string>> = {
  contacts: m.field_contact,
  lead: m.field_lead,
  sourceId: m.field_source,
  phones: m.field_phone,
}
/** Follow from others, or are told by the step itself. */
const silent = new Set(['title', 'name', 'lastName', 'typeId', 'couponIssued', 'couponKind', 'holdExtensions'])

function fieldsText(entity: StoreEntity, fields: Fields, { locale }: StepWords): string {
  const role = entity === 'visit' || entity === 'store' ? `process.${entity}` as const : entity
  return Object.keys(fields).filter(field => !silent.has(field)).map(field => {
    const own = ownNames[field]
    const name = own === undefined ? fieldName(role, field)?.[locale] : own()
    return name === undefined ? '' : fields[field] === null ? m.step_emptied({ name }) : `«${name}»`
  }).filter(name => name !== '').join(', ')
}

function entityOf(ref: RecordRef, { entity }: StepWords): StoreEntity {
  return ref.kind === 'this' ? entity : ref.entity
}

function placeName(status: LeadStatus | undefined, stage: DealStage | undefined, { locale }: StepWords): string {
  return status === undefined ? stage === undefined ? '' : stageName(stage)[locale] : statusName(status)[locale]
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase() + text.slice(1)
}
