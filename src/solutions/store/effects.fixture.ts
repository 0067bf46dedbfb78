import { courierPayments } from '@/domain/store/delivery'
import { contactFields } from '@/domain/store/actions/steps'
import { createdOf, moveOf, tasksOf } from '@/domain/store/actions/plan'
import type { Fields, PlanStep, Responsible } from '@/domain/store/actions/plan'
import type { StoreTaskRole } from '@/domain/store/tasks'
import { leadStatuses } from './leadStatuses'
import { saleResults } from './options'
import { administrator, operator } from './presses.fixture'
import type { Pressed } from './presses.fixture'
import { tasks as specifiedTasks } from './specification.fixture'
import { storePipeline } from './stages'
import { storeTasks } from './tasks'

const plain = (text: string) => text.replace(/[«»]/g, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** A status or stage by any name of the specification: those of section 2 and the other spellings. */
export function roleOfPlace(name: string): string | undefined {
  if (name === 'WON' || name === 'CONVERTED')
    return name.toLowerCase()
  return [...leadStatuses, ...storePipeline.stages].find(({ name: { ru }, alsoCalled = [] }) => [ru, ...alsoCalled].some(known => plain(known) === plain(name)))?.role
}

const failures = new Set([...leadStatuses, ...storePipeline.stages].filter(({ meaning }) => meaning === 'failure').map(({ role }) => role))

type Created = Extract<PlanStep, { do: 'create' }>
const steps = <Do extends PlanStep['do']>({ plan }: Pressed, what: Do) => plan.steps.filter((step): step is Extract<PlanStep, { do: Do }> => step.do === what)
const responsibles = ({ plan }: Pressed): Responsible[] => [
  ...tasksOf(plan).map(task => task.responsible),
  ...plan.steps.flatMap(step => (step.do === 'create' || step.do === 'update') && step.responsible ? [step.responsible] : []),
]
const isDuty = (who: Responsible | undefined, duty: string) => who !== undefined && 'duty' in who && who.duty === duty
const byQueue = (pressed: Pressed) => responsibles(pressed).some(who => isDuty(who, 'operatorInTurn'))
const fieldsOf = (pressed: Pressed): Fields => Object.assign({}, ...pressed.plan.steps.map(step => step.do === 'create' || step.do === 'update' ? step.fields ?? {} : {})) as Fields
const created = ({ plan }: Pressed, entity: Created['entity']) => createdOf(plan, entity)
const movesLeadTo = (pressed: Pressed, name: string) => pressed.plan.steps.some(step => (step.do === 'create' || step.do === 'update') && step.status !== undefined && step.status === roleOfPlace(name))
const movesDealTo = (pressed: Pressed, name: string) => pressed.plan.steps.some(step => (step.do === 'create' || step.do === 'update') && step.stage !== undefined && step.stage === roleOfPlace(name))
const says = ({ action }: Pressed, text: RegExp) => (action.byHand ?? []).some(({ ru }) => text.test(ru))
const message = (pressed: Pressed, role: string) => steps(pressed, 'message').some(step => step.message === role)
const hasTitle = (pressed: Pressed, title: string) => tasksOf(pressed.plan).some(task => plain(task.title) === plain(title))
const sets = (pressed: Pressed, role: StoreTaskRole) => tasksOf(pressed.plan).some(task => task.role === role)

/** Nine o'clock of the day after the presses, in Bishkek. */
const nextMorning = Date.parse('2026-03-11T09:00:00+06:00')
/** «Получить оплату» has no deadline of the client; the setting gives half an hour (GAP-69). */
const unstatedMinutes = 30

/** A task of the specification, word for word, due when it says; a later one counts from its own time. */
export function setsTask(pressed: Pressed, id: string): boolean {
  const wanted = specifiedTasks.find(task => task.id === id)!
  return pressed.plan.steps.some(step => {
    if (step.do !== 'task' && step.do !== 'taskLater')
      return false
    const from = step.do === 'taskLater' ? step.at : pressed.desk.now
    const hasText = wanted.description === null || step.task.description === wanted.description
    const due = wanted.deadline === 'утро следующего дня' ? nextMorning : from + (wanted.deadlineMinutes ?? unstatedMinutes) * 60_000
    return step.task.title === wanted.title && hasText && step.task.deadline === due
  })
}

/** The deadline of each task of the press. */
const minutesUntilDue = (pressed: Pressed) => pressed.plan.steps.flatMap(step => (
  step.do === 'task' ? [(step.task.deadline! - pressed.desk.now) / 60_000] : step.do === 'taskLater' ? [(step.task.deadline! - step.at) / 60_000] : []
))
const dayBefore = (one: number, other: number) => Math.round((Date.parse(new Date(other + 6 * 3_600_000).toISOString().slice(0, 10)) - Date.parse(new Date(one + 6 * 3_600_000).toISOString().slice(0, 10))) / 86_400_000)

const refusalLead = (pressed: Pressed) => created(pressed, 'lead')?.status === 'discoverNeed' && byQueue(pressed) && sets(pressed, 'handleRefusal')
const couponFields = (pressed: Pressed) => ['couponCode', 'couponUntil', 'couponIssued'].every(role => role in fieldsOf(pressed))
const moment = (value: Fields[string] | undefined) => typeof value === 'object' && value !== null && 'moment' in value ? value.moment : Number.NaN
const holdUntil = (pressed: Pressed) => moment(fieldsOf(pressed).holdUntil)
const isThreeDays = (pressed: Pressed) => moment(fieldsOf(pressed).couponUntil) - pressed.desk.now === 3 * 86_400_000
const contactRef = (pressed: Pressed) => fieldsOf(pressed).contacts !== undefined

/** Fields of the sheet in the words of the requirements. */
const sheetFieldOf: Record<string, string[]> = {
  name: ['name'], 'last name': ['lastName'], 'phone/WhatsApp': ['phones'], 'shoe size': ['shoeSize'], source: ['sourceId'], note: ['footNote'], 'refusal reason': ['refusalReason'],
  goods: ['goods'], 'goods/barcode': ['goods', 'barcode'], 'time of coming': ['visitAt'], 'delivery address': ['deliveryAddress'], 'delivery date and time': ['deliveryAt'],
}

/** What an effect in the words of the specification means in a plan. Whoever presses does the rest, as the button tells beside it. */
type Reading = readonly [RegExp, (pressed: Pressed, ...words: string[]) => boolean]

export const readings: readonly Reading[] = [
  // Statuses and stages.
  [/^Lead status → «(.+?)»/, movesLeadTo],
  [/^Status → «(.+)»$/, movesLeadTo],
  [/^Lead is in status «(.+)»$/, movesLeadTo],
  [/^Lead in «(.+)» \(with/, movesLeadTo],
  [/^A lead is created in status «(.+)»$/, ({ action, place, plan }, name) => createdOf(plan, 'lead')?.status === roleOfPlace(name) || (action.id === 'newRequest' && place === roleOfPlace(name))],
  [/^lead created and closed$/, pressed => failures.has(created(pressed, 'lead')?.status ?? '')],
  [/^It is closed at once as low quality with status «(.+)»$/, (pressed, name) => created(pressed, 'lead')?.status === roleOfPlace(name)],
  [/^Lead status stays «(.+)»/, ({ plan, place }, name) => place === roleOfPlace(name) && moveOf(plan) === null],
  [/^Deal stage → «(.+)»/, movesDealTo],
  [/^Lead in «(.+)»$/, (pressed, name) => movesLeadTo(pressed, name) || (pressed.place === roleOfPlace(name) && moveOf(pressed.plan) === null && steps(pressed, 'task').length > 0)],
  [/^A lead is created(?: for the operator)? in «(.+)»$/, (pressed, name) => created(pressed, 'lead')?.status === roleOfPlace(name)],
  [/^(?:A|The) (?:new )?lead(?: for (?:the|this) client)? is created(?: for this client)?$/, pressed => created(pressed, 'lead') !== null],
  [/^Leads with issued coupons are in «(.+)»/, movesLeadTo],
  [/^Lead is closed as (?:low quality(?:, status| with) )?«(.+)»/, (pressed, name) => movesLeadTo(pressed, name) && failures.has(roleOfPlace(name)!)],
  [/^(?:Lead is closed as low quality|lead closed)$/, ({ plan }) => plan.steps.some(step => step.do === 'update' && step.status !== undefined && failures.has(step.status))],
  [/^Lead stays in «(.+)» until it is known/, ({ plan, place }, name) => place === roleOfPlace(name) && moveOf(plan) === null],
  [/^Deal is closed as (?:lost with )?«(.+)»/, (pressed, name) => movesDealTo(pressed, name) && failures.has(roleOfPlace(name)!)],
  [/^Deal is closed as successful/, pressed => movesDealTo(pressed, 'WON')],
  [/^Deal stays in «(.+)» while/, ({ action, place }, name) => place === roleOfPlace(name) && action.at.includes(place!)],
  // Tasks.
  [/^task (T\d\d)(?: for the same operator)?$/, setsTask],
  [/^task (T\d\d) for the store administrator$/, (pressed, id) => setsTask(pressed, id) && responsibles(pressed).some(who => 'user' in who && who.user === administrator)],
  [/^(?:Task title|The task|Task) «(.+?)»(?: is set)?$/, hasTitle],
  [/^Task deadline = creation \+ (\d+) (minutes|hours)$/, (pressed, count, unit) => minutesUntilDue(pressed).includes(Number(count) * (unit === 'hours' ? 60 : 1))],
  [/^A task (?:by the template )?is set(?: for (?:the|an) (?:operator|responsible))?$/, ({ plan }) => tasksOf(plan).length > 0],
  [/^A task is set for the administrator of the needed shop$/, pressed => sets(pressed, 'reconsiderOffer') && responsibles(pressed).some(who => 'user' in who && who.user === administrator)],
  [/^(?:After acceptance a|The process sets a) task (?:is set )?for (?:the|a) seller$/, pressed => steps(pressed, 'task').some(({ task, after }) => task.role === 'sellOnline' && after === 'accepted' && isDuty(task.responsible, 'seller'))],
  [/^Seller gets a task on the phone$/, pressed => sets(pressed, 'sellOnline')],
  [/^A task is set on the contact$|^The same task is set for an operator on the contact card/, ({ plan, facts, action }) => tasksOf(plan).some(({ on }) => (
    (on.kind === 'this' && action.at.length === 0) || (on.kind === 'record' && on.entity === 'contact' && 'contactId' in facts && on.id === facts.contactId)))],
  [/^In the morning of the last day a task is set for the cashier/, pressed => steps(pressed, 'taskLater').some(({ at, task }) => (
    dayBefore(at, holdUntil(pressed)) === 0 && task.role === 'remindHold' && isDuty(task.responsible, 'cashierThatDay')))],
  [/^Administrator completes the task$/, pressed => steps(pressed, 'finishTasks').some(({ tasks }) => tasks.includes('reconsiderOffer'))],
  [/^(?:Tasks of the deal are|tasks) closed$/, pressed => steps(pressed, 'finishTasks').some(({ tasks }) => tasks === 'all')],
  [/^Task «(.+)» is set for the (cashier|cashier who works tomorrow|same operator)$/, (pressed, title, who) => tasksOf(pressed.plan).some(({ title: own, responsible }) => {
    const isWho = who === 'same operator' ? 'user' in responsible && responsible.user === operator : isDuty(responsible, who === 'cashier' ? 'cashierNow' : 'cashierTomorrow')
    return (plain(own) === plain(title) || `${plain(own)}|${plain(title)}` === 'напомнить бронь|напомнить о брони') && isWho
  })],
  [/^(?:Task deadline = next day, morning|Deadline = tomorrow morning)$/, pressed => tasksOf(pressed.plan).some(({ deadline }) => deadline === nextMorning)],
  [/^Deadline = creation \+ (\d+) minutes$/, (pressed, count) => minutesUntilDue(pressed).includes(Number(count))],
  [/^A task is created in this lead for the cashier on shift now$/, pressed => tasksOf(pressed.plan).some(({ on, responsible }) => on.kind === 'record' && on.entity === 'lead' && isDuty(responsible, 'cashierNow'))],
  [/^A task is set for the cashier( who works tomorrow)?$/, (pressed, tomorrow) => tasksOf(pressed.plan).some(({ responsible }) => isDuty(responsible, tomorrow ? 'cashierTomorrow' : 'cashierNow'))],
  [/^A task (?:by the template )?is set (?:for an operator|in the lead|for the responsible of the lead)$/, ({ plan }) => tasksOf(plan).some(({ on }) => on.kind === 'this' || on.entity === 'lead')],
  [/^(?:Current task|Task) is closed$/, pressed => steps(pressed, 'finishTasks').some(({ tasks }) => tasks.includes('sellOnline'))],
  // People.
  [/^responsible = operator$/, pressed => responsibles(pressed).some(who => isDuty(who, 'leadOwner'))],
  [/^responsible = cashier on shift$|^(?:Lead r|R)esponsible = (?:the|that) cashier(?: on shift now)?$/, pressed => responsibles(pressed).some(who => isDuty(who, 'cashierNow') || isDuty(who, 'cashierTomorrow'))],
  [/^responsible = cashier of tomorrow$/, pressed => responsibles(pressed).some(who => isDuty(who, 'cashierTomorrow'))],
  [/^Lead in «(.+)», responsible is the cashier$/, (pressed, name) => movesLeadTo(pressed, name) && responsibles(pressed).some(who => isDuty(who, 'cashierNow'))],
  [/^On that day an operator is chosen from the queue$|^An operator is chosen$/, byQueue],
  [/^(?:Operator|An operator|Responsible operator) is chosen by the queue/, byQueue],
  [/^operator by queue$/, byQueue],
  [/^(?:It is given to an operator|The lead goes to an operator chosen by the queue|An operator gets the task|Lead responsible = operator)$/, byQueue],
  [/^back to the operator$|^Lead is returned to the operator$/, pressed => responsibles(pressed).some(who => 'user' in who && who.user === operator)],
  [/^Lead is returned to the operator with a new special offer$/, pressed => 'offer' in fieldsOf(pressed) && responsibles(pressed).some(who => 'user' in who && who.user === operator)],
  [/^seller by queue$|^The request goes to the sellers of the chosen shop/, pressed => isDuty(created(pressed, 'visit')?.responsible, 'seller') && 'store' in fieldsOf(pressed)],
  [/transfers? (?:the current open channel )?chat|^chat transferred$/, pressed => steps(pressed, 'transferChat').length > 0],
  [/^Operator transfers the current open channel chat/, pressed => steps(pressed, 'transferChat').length > 0],
  // Records and their fields.
  [/^«Результат продажи» = «(.+)»$/, (pressed, name) => {
    const { saleResult } = fieldsOf(pressed)
    return typeof saleResult === 'object' && saleResult !== null && 'option' in saleResult && saleResults.some(({ xmlId, name: { ru } }) => xmlId === saleResult.option && plain(ru) === plain(name))
  }],
  [/^contact bound$|^Contact is bound to the lead$/, contactRef],
  [/^contact created if missing$/, pressed => created(pressed, 'contact') !== null],
  [/^A contact card is created$|^Contact is created with required fields/, pressed => created(pressed, 'contact') !== null],
  [/^If found: data are checked, contact is bound/, pressed => contactRef(pressed) && says(pressed, /актуальность данных/)],
  [/«Участвует в рассылке» (?:set|is marked)$/, pressed => 'mailing' in fieldsOf(pressed)],
  [/^deal created$|^A deal is created from the lead$/, pressed => created(pressed, 'deal')?.fields.lead !== undefined],
  [/^A deal is created from the lead if a contact is bound$/, pressed => created(pressed, 'deal') !== null && created(pressed, 'contact') === null],
  [/^A deal \(or deal and contact\) is created from the lead$/, pressed => created(pressed, 'deal') !== null && created(pressed, 'contact') !== null],
  [/^Deal TYPE_ID = «Онлайн продажа»/, pressed => JSON.stringify(fieldsOf(pressed).typeId) === '{"directory":"DEAL_TYPE","role":"online"}'],
  [/^Deal TYPE_ID = «Оффлайн продажа»/, pressed => JSON.stringify(created(pressed, 'deal')?.fields.typeId) === '{"directory":"DEAL_TYPE","role":"offline"}'],
  [/^special offer written$|^Prepares a new special offer and writes it in the lead$/, pressed => 'offer' in fieldsOf(pressed)],
  [/^then a new offer and task T07$/, pressed => 'offer' in fieldsOf(pressed) && setsTask(pressed, 'T07')],
  [/^reason given$|^Refusal reason is given$/, pressed => 'refusalReason' in fieldsOf(pressed)],
  [/^Refusal reason is given in the field and in the comments/, pressed => 'refusalReason' in fieldsOf(pressed) && steps(pressed, 'comment').some(({ lines, to }) => to === 'fieldAndTimeline' && lines.some(line => typeof line === 'object' && line.field === 'refusalReason'))],
  [/^The reason is written to the lead comments$/, pressed => steps(pressed, 'comment').some(({ lines, to }) => to === 'fieldAndTimeline' && lines.includes(pressed.input.comment!))],
  [/^deposit written$|^Deposit amount is written to the deal$/, pressed => 'deposit' in fieldsOf(pressed)],
  [/^payment method$|^Payment method is given$/, pressed => 'paymentMethod' in fieldsOf(pressed)],
  [/^Required fields are filled at creation$|^Required: NAME/, pressed => created(pressed, 'contact') !== null && contactFields.every(role => (role === 'cities' ? 'city' : role) in created(pressed, 'contact')!.fields)],
  [/^Each questionnaire becomes a contact$/, pressed => created(pressed, 'contact') !== null],
  [/^Field «Кто порекомендовал» = the current contact$/, pressed => JSON.stringify(created(pressed, 'contact')?.fields.referrer) === '{"record":{"kind":"this"}}'],
  [/^Relation \(«кем приходится»\) is given$/, pressed => created(pressed, 'contact')?.fields.relation === pressed.input.relation],
  [/^Fields: (.+)$/, (pressed, list) => list!.replace(/ \((?:multiple|list|«Номенклатура»)\)/g, '').split(', ').every(field => (sheetFieldOf[field] ?? [field]).every(role => role in fieldsOf(pressed)))],
  [/^Sheet is sent$/, ({ action }) => action.id.startsWith('sheet:')],
  [/^By the sale result it goes to the right status/, pressed => created(pressed, 'lead')?.status === 'noPhone'],
  // Coupons.
  [/^code, validity$|^Both are written to fields of the lead$|^All coupon data are written/, couponFields],
  [/^A coupon (?:code )?is generated$/, pressed => fieldsOf(pressed).couponCode === pressed.desk.couponCode],
  [/validity is set \(3 days for a birthday\)$|^Validity is set \(3 days for a birthday\)$/i, isThreeDays],
  [/^messages M1, M2$/, pressed => message(pressed, 'texts.coupon') && message(pressed, 'texts.operatorRating')],
  [/^The coupon is sent by a ready text|^All data are sent to the client by WhatsApp$/, pressed => message(pressed, 'texts.coupon')],
  [/second SMS|^It carries a personal CRM form$/, pressed => steps(pressed, 'message').map(step => step.message).join() === 'texts.coupon,texts.operatorRating'],
  [/^P11 starts$|^The process of S5-3.99 and S5-3.100 runs$|^A ready text with the name of the contact (?:is sent|goes) to WhatsApp$/, pressed => steps(pressed, 'messageLater').some(({ at, message: role }) => (
    role === 'texts.couponReminder' && dayBefore(at, moment(fieldsOf(pressed).couponUntil)) === (isThreeDays(pressed) ? 1 : 3)))],
  [/^coupon bound$|coupon(?: lead is found|: its lead is found) and bound to the deal field «Купон»$/, pressed => JSON.stringify(fieldsOf(pressed).coupon) === '{"record":{"kind":"record","entity":"lead","id":77}}'],
  // Reservations.
  [/^P12: «Срок брони», message, task T16$/, pressed => !Number.isNaN(holdUntil(pressed)) && steps(pressed, 'messageLater').length === 1 && setsTask(pressed, 'T16')],
  [/^Field «Срок брони» = end of the 3rd day$/, pressed => dayBefore(pressed.desk.now, holdUntil(pressed)) === 2],
  [/^1 day before (?:it|the end) a message goes by WhatsApp$/, pressed => steps(pressed, 'messageLater').some(({ at, message: role }) => role === 'texts.holdReminder' && dayBefore(at, holdUntil(pressed)) === 1)],
  [/^P06: lead, operator, T06$|^P05\/P13: lead, operator, T06$/, pressed => refusalLead(pressed) && setsTask(pressed, 'T06')],
  [/^The process creates a new lead, gives it to an operator and sets the task «обработать отказ»$/, refusalLead],
  // What the portal cannot do, the button says.
  [/^Goods go back$/, pressed => says(pressed, /товар на место/)],
  [/1С$|^Receipt is returned in 1С$|^receipt returned$|^return and new receipt|^Return by the first receipt/, pressed => says(pressed, /1С|чеку|чека/)],
  [/^Cashier makes the sale in 1С/, pressed => says(pressed, /продажу в 1С.*оплаты/)],
  [/^Cashier looks for the contact of the lead$/, pressed => says(pressed, /Найти контакт/)],
  [/^Client is told the rules$|^The reservation slip/, pressed => says(pressed, /условиями.*бланк брони/)],
  [/^Cashier asks for the loyalty card$|^Offers to leave 3 recommended contacts/, pressed => says(pressed, /карта лояльности.*3 рекомендации за подарок/)],
  [/^Cashier packs the parcel with receipt and guarantee card/, pressed => says(pressed, /чек и гарантийный талон.*адрес и время.*курьера/)],
  [/^Cashier waits for the courier's confirmation$/, pressed => movesDealTo(pressed, 'СДЕЛАТЬ ОБМЕН/ВОЗВРАТ')],
  [/^[Ss]urcharge or refund/, pressed => says(pressed, /доплату.*через курьера/) && steps(pressed, 'comment').some(({ lines }) => lines.some(line => typeof line === 'string' && /^(Доплата|Возврат): /.test(line)))],
  [/^Money is taken from the courier, cash or Элсом$/, pressed => says(pressed, /наличными или на Элсом/) && courierPayments.join() === 'CASH,ELSOM'],
  [/^The introduction template message is sent/, pressed => message(pressed, 'texts.welcome')],
  // Buttons.
  [/press(?:es)? (?:the button of S5-8\.04|«(.+)»)$/, ({ action }, name) => name === undefined ? action.id === 'subscribeContact' : [action.name.ru, action.otherName?.ru ?? ''].some(each => plain(each) === plain(name))],
  [/^Button «(.+)» is in the lead$/, ({ action, place }, name) => plain(action.name.ru) === plain(name) && place !== null],
]

/** Whether a press does what an effect says; an effect that nobody can read is `null`. */
export function doesEffect(pressed: Pressed, effect: string): boolean | null {
  const found = readings.filter(([pattern]) => pattern.test(effect))
  return found.length === 0 ? null : found.some(([pattern, check]) => check(pressed, ...(pattern.exec(effect) ?? []).slice(1)))
}

/** Whether a press sets a task that tells a person to do what the quote says. */
export function tells(pressed: Pressed, quote: string): boolean {
  const words = plain(quote.replace(/^Описание: /, '')).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return tasksOf(pressed.plan).some(({ description, role }) => {
    const template = storeTasks.find(task => task.role === `store.${role}`)
    return !template?.isTextOurs && plain(description).replace(/[^\p{L}\p{N}]+/gu, ' ').includes(words)
  })
}
