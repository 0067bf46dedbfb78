import type { StoreTaskRole } from '@/domain/store/tasks'
import type { CouponPlan } from './coupons.ts'
import type { SalePlan } from './deals.ts'
import type { LeadPlan } from './leads.ts'
import type { AssignmentPlan, RatingPlan, VisitPlan } from './processes.ts'
import { taskTitle } from './tasks.ts'
import type { TaskPlan } from './tasks.ts'

/** Everything that happened in the shops, in the order in which it gets its ids. */
export interface Story {
  leads: LeadPlan[]
  deals: SalePlan[]
  visits: VisitPlan[]
  assignments: AssignmentPlan[]
  ratings: RatingPlan[]
  tasks: TaskPlan[]
  /** By the ids of their leads. */
  coupons: Map<number, CouponPlan>
}

/** @returns Id that the lead will have. */
export function addLead(story: Story, lead: LeadPlan): number {
  return story.leads.push(lead)
}

/** @returns Id that the deal will have. */
export function addDeal(story: Story, deal: SalePlan): number {
  return story.deals.push(deal)
}

/** @returns Number that the task will have. */
export function addTask(story: Story, task: TaskPlan): number {
  return story.tasks.push(task)
}

/** Gives an operator a lead: the task, and the record that says why it is theirs. */
export function give(story: Story, role: StoreTaskRole, { lead, employee, at, doneAt, explanation }: { lead: number, employee: number, at: number, doneAt?: number, explanation: string }): void {
  const { title, store } = story.leads[lead - 1]!
  const done = doneAt === undefined ? {} : { doneAt }
  const task = addTask(story, { role, on: [`L_${lead}`], responsible: employee, creator: 1, setAt: at, ...done })
  story.assignments.push({ employee, subject: taskTitle(role), lead, title, task, at, explanation, ...done, ...(store ? { store } : {}) })
}
