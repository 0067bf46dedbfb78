import type { EntityRole } from '@/domain/blueprint/types'
import type { ContactFacts, DealFacts, LeadFacts } from '@/domain/store/actions/facts'
import { tillTasks } from '@/domain/store/actions/cashier'
import { tasksOfStatus } from '@/domain/store/actions/pressLead'
import type { Money } from '@/domain/money'
import { minorDigits } from '@/domain/money'
import type { StoreMap } from '@/domain/store/map'
import type { StoreTaskRole } from '@/domain/store/tasks'
import type { CardRecord } from '@/services/store/types'
import { aContact, administrator, cashier, now, operator } from '@/solutions/store/presses.fixture'
import type { Pressed } from '@/solutions/store/presses.fixture'
import { storeTasks } from '@/solutions/store/tasks'
import { CONTACT, DEAL, fieldKey, LEAD } from './rows.ts'
import type { Row } from './rows.ts'
import { LINE } from './shop.ts'
import type { Shop } from './shop.ts'

const CREATED = '2026-03-10T09:00:00+03:00'
const HOUR = 3_600_000
/** Lead of the coupon that the presses name. */
const COUPON = 77
const COUPON_CODE = 'K7MXQ2W9PZ'

const isLead = (facts: Pressed['facts']): facts is LeadFacts => 'status' in facts
const isDeal = (facts: Pressed['facts']): facts is DealFacts => 'stage' in facts

/** The record in whose card the button stands. */
export function cardOf({ facts }: Pick<Pressed, 'facts'>): CardRecord {
  return { entity: isDeal(facts) ? 'deal' : isLead(facts) ? 'lead' : 'contact', id: facts.id }
}

/** Enters what the press finds: its record, the client with a chat, the coupon, and the tasks that are open. */
export async function seed(shop: Shop, pressed: Pressed): Promise<void> {
  const { facts, contact, input } = pressed
  const { map, control } = shop
  const on = cardOf(pressed)
  const clientId = on.entity === 'contact' ? facts.id : (facts as LeadFacts).contactId ?? input.contactId ?? null
  const client = clientId === null ? null : contact ?? (on.entity === 'contact' ? facts as ContactFacts : aContact({ id: clientId }))
  const couponLead = input.couponLeadId ?? (isDeal(facts) ? facts.couponLeadId : null)
  await control.send('POST', '/_portal/import', {
    items: [
      { entityTypeId: CONTACT, rows: client === null ? [] : contactRows(map, client) },
      { entityTypeId: LEAD, rows: [...(isLead(facts) ? [leadRow(map, facts)] : []), ...(couponLead === null ? [] : [couponRow(map, pressed)])] },
      { entityTypeId: DEAL, rows: isDeal(facts) ? [dealRow(map, facts)] : [] },
      { entityTypeId: map.processTypeId('visit')!, rows: isLead(facts) && facts.sellerId !== null ? [visitRow(map, facts)] : [] },
    ],
  })
  if (isDeal(facts) && facts.couponLeadId !== null)
    await control.rest('crm.item.update', { entityTypeId: LEAD, id: COUPON, fields: { [fieldKey(map, 'lead', 'couponDeal')]: facts.id } })
  await control.send('POST', '/_portal/import', { dialogs: dialogsOf(pressed, client), tasks: openTasks(pressed).map(task => taskRow(task, pressed)) })
}

const option = (map: StoreMap, entity: EntityRole, role: string, xmlId: string | null) => xmlId === null ? null : Number(map.option(entity, role, xmlId))
const moment = (at: number | null) => at === null ? null : new Date(at).toISOString()
const money = (sum: Money | null) => sum === null ? null : `${sum.minor / 10 ** minorDigits(sum.currency)}|${sum.currency}`
const phones = (numbers: readonly string[]) => numbers.map(value => ({ typeId: 'PHONE', valueType: 'WORK', value }))

function known(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== '' && value !== undefined))
}

function leadRow(map: StoreMap, facts: LeadFacts): Row {
  const of = (role: string) => fieldKey(map, 'lead', role)
  return known({
    id: facts.id, title: facts.title, stageId: map.statusCode(facts.status!), createdTime: CREATED, movedTime: facts.enteredAt, assignedById: facts.responsibleId,
    contactId: facts.contactId, name: facts.name, lastName: facts.lastName, fm: phones(facts.phones), sourceId: facts.sourceId, comments: facts.comments,
    [of('saleResult')]: option(map, 'lead', 'saleResult', facts.saleResult), [of('refusalReason')]: option(map, 'lead', 'refusalReason', facts.refusalReason),
    [of('store')]: facts.storeId, [of('offer')]: facts.offer, [of('offerRefusals')]: facts.offerRefusals || null, [of('attempts')]: facts.attempts || null,
    [of('couponCode')]: facts.couponCode, [of('couponKind')]: option(map, 'lead', 'couponKind', facts.couponKind === 'ORDINARY' ? null : facts.couponKind), [of('couponUntil')]: moment(facts.couponUntil),
    [of('goods')]: facts.goods, [of('barcode')]: facts.barcode, [of('visitAt')]: moment(facts.visitAt), [of('deliveryAddress')]: facts.deliveryAddress, [of('deliveryAt')]: moment(facts.deliveryAt),
  })
}

function dealRow(map: StoreMap, facts: DealFacts): Row {
  const of = (role: string) => fieldKey(map, 'deal', role)
  return known({
    id: facts.id, title: facts.title, categoryId: map.pipelineId, stageId: map.stageCode(facts.stage!), createdTime: CREATED, movedTime: facts.enteredAt, assignedById: cashier,
    contactId: facts.contactId, sourceId: facts.sourceId, currencyId: facts.currency,
    [of('store')]: facts.storeId, [of('deposit')]: money(facts.deposit), [of('depositFate')]: option(map, 'deal', 'depositFate', facts.depositFate), [of('holdUntil')]: moment(facts.holdUntil),
    [of('holdExtensions')]: facts.holdExtensions || null, [of('deliveryAddress')]: facts.deliveryAddress, [of('deliveryAt')]: moment(facts.deliveryAt),
    [of('paymentMethod')]: option(map, 'deal', 'paymentMethod', facts.paymentMethod), [of('coupon')]: facts.couponLeadId, [of('goods')]: facts.goods, [of('barcode')]: facts.barcode,
  })
}

/** The online sale that the seller has accepted. */
function visitRow(map: StoreMap, { id, sellerId, storeId }: LeadFacts): Row {
  const of = (role: string) => fieldKey(map, 'process.visit', role)
  return known({ title: 'Визит', parentId1: id, [of('store')]: storeId, [of('seller')]: sellerId, [of('acceptedAt')]: moment(now - HOUR) })
}

function couponRow(map: StoreMap, { facts }: Pressed): Row {
  const of = (role: string) => fieldKey(map, 'lead', role)
  const isUsed = isDeal(facts) && facts.couponLeadId !== null
  return known({
    id: COUPON, title: 'Купон', stageId: map.statusCode(isUsed ? 'couponUsed' : 'couponIssued'), createdTime: CREATED, assignedById: operator, [of('couponCode')]: COUPON_CODE,
    [of('couponIssued')]: option(map, 'lead', 'couponIssued', 'YES'), [of('couponUntil')]: moment(isDeal(facts) && facts.couponUntil !== null ? facts.couponUntil : now + 240 * HOUR),
    ...(isUsed ? { [of('couponUsedAt')]: moment(now - HOUR) } : {}),
  })
}

/** The client, and who recommended him with so many people brought. */
function contactRows(map: StoreMap, facts: ContactFacts): Row[] {
  const of = (role: string) => fieldKey(map, 'contact', role)
  return [
    ...(facts.referrerId === null ? [] : [known({ id: facts.referrerId, name: 'Бакыт', [of('recommended')]: facts.referrerRecommended })]),
    known({ id: facts.id, name: facts.name, lastName: facts.lastName, fm: phones(facts.phones), [of('mailing')]: option(map, 'contact', 'mailing', facts.mailing), [of('referrer')]: facts.referrerId }),
  ]
}

/** A chat of an hour ago, which takes messages still. */
function dialogsOf(pressed: Pressed, client: ContactFacts | null): Row[] {
  const { facts } = pressed
  const on = cardOf(pressed)
  const isKnown = isLead(facts) ? facts.hasChat : client?.hasChat ?? false
  const crm = [...(client === null ? [] : [`C_${client.id}`]), ...(on.entity === 'lead' ? [`L_${on.id}`] : [])]
  const phone = client?.phones[0] ?? (isLead(facts) ? facts.phones[0] : undefined)
  return isKnown && crm.length > 0
    ? [{ line: LINE, connector: 'whatsappbytwilio', client: { name: 'Айгуль', phone: phone ?? '+996555000111' }, crm, operator, messages: [{ from: 'client', text: 'Здравствуйте', time: moment(now - HOUR) }] }]
    : []
}

/** Of a lead those of its status, of a deal one: what a press has to finish, each with the person who has it. */
export function openTasks(pressed: Pressed): { role: StoreTaskRole, owner: number }[] {
  const { facts, plan, desk } = pressed
  const finished = plan.steps.flatMap((step): readonly StoreTaskRole[] => step.do === 'finishTasks' && step.on.kind === 'this' ? step.tasks === 'all' ? ['remindHold'] : step.tasks : [])
  const ofStatus = isLead(facts) && facts.status !== null ? tasksOfStatus[facts.status] ?? [] : []
  const ownerOf = (role: StoreTaskRole) => !isLead(facts) ? desk.userId : role === 'reconsiderOffer' ? administrator : tillTasks.includes(role) ? cashier : facts.responsibleId
  return isLead(facts) || isDeal(facts) ? [...new Set([...ofStatus.slice(0, 1), ...finished])].map(role => ({ role, owner: ownerOf(role) })) : []
}

function taskRow({ role, owner }: { role: StoreTaskRole, owner: number }, { facts }: Pressed): Row {
  const words = storeTasks.find(task => task.role === `store.${role}`)!
  const code = isDeal(facts) ? `D_${facts.id}` : `L_${facts.id}`
  return { TITLE: words.title.ru, DESCRIPTION: words.description.ru, RESPONSIBLE_ID: owner, CREATED_BY: owner, UF_CRM_TASK: [code], CREATED_DATE: CREATED, DEADLINE: moment(now + HOUR) }
}
