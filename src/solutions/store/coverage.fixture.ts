import { isInBlueprint } from './blueprintEffects.fixture'
import { doesEffect, tells } from './effects.fixture'
import { presses } from './presses.fixture'
import { isRouted } from './routing.fixture'
import { requirements, tasks, transitions } from './specification.fixture'
import type { Requirement } from './specification.fixture'

/** The presses that make a transition; `sheet:…`, `birthday` and `newRequest` are no buttons. */
export const pressesOfTransition: Readonly<Record<string, readonly string[]>> = {
  L01: ['newRequest'], L02: ['sheet:shop:REFUSAL_CONTACT'], L03: ['recommendation'], L04: ['sheet:shop:SALE_NEW', 'sheet:shop:SALE_REPEAT'], L05: ['sheet:shop:HOLD_SHOP'],
  L06: ['sheet:shop:REFUSAL_NO_CONTACT'], L07: ['deliveryReturned'], L08: ['holdLost'], L09: ['birthday'], L10: ['subscribe'], L11: ['subscribe'], L12: ['discoverNeed'], L13: ['makeOffer'],
  L14: ['onlineSale', 'transferChat'], L15: ['sheet:online:REFUSAL_CONTACT'], L16: ['sheet:online:HOLD_ONLINE'], L17: ['sheet:online:DELIVERY'], L18: ['reconsider'], L19: ['returnWithOffer'],
  L20: ['reconsider', 'returnWithOffer'], L21: ['acceptOffer'], L22: ['refuseOffer'], L23: ['issueCoupon'], L24: ['closeUnusedCoupon'], L25: ['redeemCoupon'], L26: ['createDeal'],
  L27: ['tillRefusal'], L28: ['refusalWithoutContact'], L29: ['remindHold'],
  D01: ['createDeal'], D02: ['putAside'], D03: ['callCourier'], D04: ['paid'], D05: ['holdSold', 'redeemCoupon'], D06: ['holdLost'], D07: ['parcelSent'], D08: ['goodsExchanged'],
  D09: ['goodsAccepted'], D10: ['deliveryReturned'], D11: ['moneyReceived'], D12: ['goodsExchanged'], D13: ['deliveryReturned'],
}

/** The action of a button of the specification. */
export const actionOfButton: Readonly<Record<string, string>> = {
  'lead Сделать онлайн-продажу': 'onlineSale', 'lead Пересмотреть предложение': 'reconsider', 'lead Выдать купон': 'issueCoupon', 'lead Обработать отказ на кассе': 'tillRefusal',
  'lead Создать сделку (контакт + сделку)': 'createDeal', 'contact Обработать рекомендацию': 'recommendation', 'contact Подписать на рассылку': 'subscribeContact',
}

/** Requirements of processes and work by hand that no transition or task names. */
const more: Readonly<Record<string, readonly string[]>> = {
  'S5-2.24': ['arrangeDelivery'], 'S5-2.25': ['createDeal'],
  'S5-3.16': ['subscribe'], 'S5-3.17': ['subscribe'], 'S5-3.43': ['sendWelcome', 'discoverNeed'], 'S5-3.60': ['tillRefusal'], 'S5-3.98': ['issueCoupon'], 'S5-3.99': ['issueCoupon'],
  'S5-4.17': ['bindContact'], 'S5-4.18': ['addRecommended', 'recommendation'], 'S5-4.19': ['bindContact'], 'S5-4.21': ['createDeal'], 'S5-4.26': ['arrangeHold'], 'S5-4.27': ['arrangeHold'],
  'S5-4.29': ['arrangeHold'], 'S5-4.36': ['arrangeDelivery'], 'S5-4.58': ['goodsAccepted'],
  'S5-5.21': ['sheet:shop:REFUSAL_CONTACT'], 'S5-5.25': ['sheet:shop:SALE_NEW'], 'S5-5.26': ['sheet:shop:SALE_NEW'], 'S5-5.30': ['sheet:shop:SALE_NEW'], 'S5-5.31': ['sheet:shop:SALE_REPEAT'],
  'S5-5.36': ['sheet:shop:HOLD_SHOP'], 'S5-5.37': ['sheet:shop:HOLD_SHOP'], 'S5-8.28': ['sheet:shop:REFUSAL_NO_CONTACT'], 'S5-8.30': ['issueCoupon'],
}

/** What other work of the store will do, and what nobody but a person does; each with its reason. */
export const elsewhere: Readonly<Record<string, { by: 'planned' | 'person', why: string }>> = {
  'S5-3.06': { by: 'planned', why: 'processes: the open channel gives the lead to who answered first' },
  'S5-3.07': { by: 'planned', why: 'routing: queue of operators' },
  'S5-3.94': { by: 'person', why: 'the rating form is made by hand in the words of section 7 (GAP-50)' },
  'S5-4.05': { by: 'planned', why: 'routing: page of the shop floor' },
  'S5-4.06': { by: 'planned', why: 'routing: queue of sellers' },
  'S5-4.08': { by: 'planned', why: 'routing: shift board' },
  'S5-4.13': { by: 'planned', why: 'routing: task of the visit' },
  'S5-4.14': { by: 'planned', why: 'sheet: its link in the task' },
  'S5-5.09': { by: 'planned', why: 'routing: task of the visit' },
  'S5-5.10': { by: 'planned', why: 'routing: task of the visit' },
  'S5-5.11': { by: 'planned', why: 'routing: task of the visit' },
  'S5-5.12': { by: 'planned', why: 'routing: task of the visit' },
  'S5-5.13': { by: 'planned', why: 'routing: task of the visit' },
  'S5-5.14': { by: 'planned', why: 'sheet: its link in the task' },
  'S5-5.15': { by: 'planned', why: 'sheet: its page' },
  'S5-5.16': { by: 'planned', why: 'routing: text of the visit’s task' },
  'S5-5.17': { by: 'planned', why: 'routing: text of the visit’s task' },
  'S5-5.20': { by: 'planned', why: 'sheet: its page' },
  'S5-5.23': { by: 'planned', why: 'sheet: its page' },
  'S5-5.24': { by: 'planned', why: 'sheet: its page finds the client by phone' },
  'S5-5.29': { by: 'planned', why: 'sheet: its page' },
  'S5-5.34': { by: 'person', why: 'the seller walks the client to the till' },
  'S5-5.35': { by: 'planned', why: 'sheet: its page tells the terms' },
  'S5-5.52': { by: 'planned', why: 'sheet: its page tells the terms' },
  'S5-5.57': { by: 'person', why: 'the seller takes the goods to the till' },
  'S5-5.58': { by: 'planned', why: 'sheet: its page' },
  'S5-8.12': { by: 'planned', why: 'due today finds the birthday; lead and task are in the table test' },
  'S5-8.17': { by: 'planned', why: 'routing: shift board' },
  'S5-8.22': { by: 'planned', why: 'routing: task of the visit' },
  'S5-8.23': { by: 'planned', why: 'sheet: its link in the task' },
  'S5-8.27': { by: 'planned', why: 'sheet: its link in the task' },
  'S5-8.29': { by: 'planned', why: 'routing: the same queue for online sales; the visit is in the table test' },
}

/** Checked by a test of its own, which reads the status from the requirement. */
export const withoutButtons = 'S5-5.41'

function actionsOf({ id }: Requirement): Set<string> {
  const ofTasks = tasks.filter(task => task.requirements.includes(id)).flatMap(({ title, description }) => (
    presses.filter(({ plan }) => plan.steps.some(step => (step.do === 'task' || step.do === 'taskLater') && step.task.title === title && (description === null || step.task.description === description))).map(({ action }) => action.id)
  ))
  return new Set([
    ...[...transitions.lead, ...transitions.deal].filter(transition => transition.requirements.includes(id)).flatMap(transition => pressesOfTransition[transition.id] ?? []),
    ...transitions.buttons.filter(button => button.requirements.includes(id)).flatMap(({ card, name }) => actionOfButton[`${card} ${name}`] ?? []),
    ...ofTasks, ...more[id] ?? [],
  ])
}

/** Effects of a requirement that no press has, in the words of the specification; a task that tells a person counts where nothing else can. */
export function missingEffects(requirement: Requirement): string[] {
  const ids = actionsOf(requirement)
  const own = presses.filter(({ action }) => ids.has(action.id))
  return requirement.effects.filter(effect => {
    const answers = own.map(pressed => doesEffect(pressed, effect))
    const isTold = answers.every(answer => answer === null) && own.some(pressed => tells(pressed, requirement.quote))
    return !answers.includes(true) && !isTold
  })
}

/** Actions that have an effect of the requirement, or tell a person of it. */
function doersOf(requirement: Requirement): string[] {
  const ids = actionsOf(requirement)
  const doers = presses.filter(pressed => ids.has(pressed.action.id) && (requirement.effects.some(effect => doesEffect(pressed, effect)) || tells(pressed, requirement.quote)))
  return [...new Set(doers.map(({ action }) => action.id))].sort()
}

const isNoButton = (id: string) => id.startsWith('sheet:') || id === 'birthday' || id === 'newRequest'

/** `actions`: buttons have every effect. `plans`: a plan has, which the sheet, *Due today* or a process will carry out. `blueprint`: setup makes what it names. `routing`: the rules of queues and requests have. */
export type Coverage = { by: 'actions' | 'plans', presses: string[] } | { by: 'blueprint' | 'routing' } | { by: 'planned' | 'person', why: string } | { by: 'nothing', missing: string[] }

export function coverageOf(requirement: Requirement): Coverage {
  if (requirement.id === withoutButtons)
    return { by: 'actions', presses: [] }
  const missing = missingEffects(requirement)
  if (missing.length === 0) {
    const shown = doersOf(requirement)
    const buttons = shown.filter(id => !isNoButton(id))
    return buttons.length > 0 ? { by: 'actions', presses: buttons } : { by: 'plans', presses: shown }
  }
  if (isRouted(requirement))
    return { by: 'routing' }
  return isInBlueprint(requirement) ? { by: 'blueprint' } : elsewhere[requirement.id] ?? { by: 'nothing', missing }
}

export const coverage: ReadonlyMap<string, Coverage> = new Map(requirements.map(requirement => [requirement.id, coverageOf(requirement)]))
