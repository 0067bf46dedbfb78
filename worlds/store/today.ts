import type { LeadStatus } from '@/domain/store/roles'
import type { StoreTaskRole } from '@/domain/store/tasks'
import type { LeadPlan } from './leads.ts'
import { NOW, at, dayText } from './shopClock.ts'
import { addTask, give } from './story.ts'
import type { Story } from './story.ts'

/** What is to be done in a status, as the client's text says. */
const taskOfStatus: Readonly<Partial<Record<LeadStatus, StoreTaskRole>>> = {
  new: 'handleRequest',
  addContact: 'handleRecommendation',
  subscribe: 'subscribe',
  discoverNeed: 'discoverNeed',
  makeSale: 'sellOnline',
  getPayment: 'getPayment',
  makeOffer: 'makeOffer',
}

/** Of each written lead at work the task of its status: a seller has the sale, a cashier the payment, operators the rest. */
export function giveWork(story: Story, leads: readonly LeadPlan[]): void {
  for (const [index, lead] of leads.entries()) {
    const role = taskOfStatus[lead.status]
    const on = [`L_${index + 1}`]
    if (role === 'getPayment')
      addTask(story, { role, on, responsible: lead.responsible, creator: 1, setAt: lead.enteredAt })
    else if (role === 'sellOnline')
      addTask(story, { role, on, responsible: Number(lead.more?.seller), creator: lead.responsible, setAt: lead.enteredAt })
    else if (role !== undefined)
      give(story, role, { lead: index + 1, employee: lead.responsible, at: lead.enteredAt, explanation: 'Ведёт этого клиента' })
  }
}

/** On the morning of a reservation's last day its cashier is told to remind the client; of those that have ended nobody has closed it. */
export function remindHolds(story: Story): void {
  for (const [index, { stage, holdUntil = Infinity, cashier }] of story.deals.entries()) {
    if (stage !== 'hold' || holdUntil === Infinity)
      continue
    const setAt = at(`${dayText(holdUntil)}T09:00`)
    if (setAt <= NOW)
      addTask(story, { role: 'remindHold', on: [`D_${index + 1}`], responsible: cashier, creator: 1, setAt })
  }
}

/** The morning at the shops: one visitor waits, one is being served, one online sale has its seller. */
export function tellMorning(story: Story): void {
  const accepted = at('2026-11-16T12:08')
  const task = addTask(story, { role: 'sellInShop', on: [], responsible: 7, creator: 5, setAt: accepted })
  story.visits.push(
    { store: 1, channel: 'ONLINE', stage: 'accepted', at: at('2026-11-16T10:14'), cashier: 2, asked: [7], seller: 7, acceptedAt: at('2026-11-16T10:15'), lead: 5, explanation: 'Меньше открытых визитов, чем у других' },
    { store: 1, channel: 'SHOP', stage: 'accepted', at: at('2026-11-16T12:07'), cashier: 5, asked: [7], seller: 7, acceptedAt: accepted, task, gender: 'FEMALE', groupSize: 2, explanation: 'Один продавец на смене' },
    { store: 2, channel: 'SHOP', stage: 'new', at: at('2026-11-16T12:29'), cashier: 6, asked: [9], gender: 'MALE', groupSize: 1, explanation: 'Один продавец на смене' },
  )
}
