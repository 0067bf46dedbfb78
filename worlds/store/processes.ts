import type { SaleResult } from '@/domain/store/roles'
import type { ItemFields } from '../records.ts'
import { iso, timeText } from './shopClock.ts'
import type { Structure } from './structure.ts'

export interface VisitPlan {
  store: 1 | 2
  channel: 'SHOP' | 'ONLINE'
  stage: 'new' | 'everybody' | 'accepted' | 'done' | 'left' | 'cancelled'
  at: number
  cashier: number
  asked: readonly number[]
  seller?: number
  acceptedAt?: number
  groupSize?: number
  gender?: 'MALE' | 'FEMALE'
  lead?: number
  task?: number
  saleResult?: SaleResult
  explanation: string
}

export function visitFields(structure: Structure, visit: VisitPlan): ItemFields {
  const { store, channel, stage, at, cashier, asked, seller, acceptedAt, groupSize, gender, lead, task, saleResult, explanation } = visit
  const touched = iso(stage === 'new' ? at : acceptedAt ?? at)
  return {
    title: channel === 'SHOP' ? `Посетитель, ${timeText(at)}` : `Онлайн-продажа, лид ${lead}`,
    stageId: structure.processStage('visit', stage),
    assignedById: seller ?? cashier,
    createdBy: cashier,
    updatedBy: seller ?? cashier,
    movedBy: seller ?? cashier,
    createdTime: iso(at),
    updatedTime: touched,
    movedTime: touched,
    ...(lead === undefined ? {} : { parentId1: lead }),
    ...structure.fields('process.visit', {
      store, cashier, asked, seller, groupSize, task, explanation,
      channel: { option: channel },
      gender: gender && { option: gender },
      saleResult: saleResult && { option: saleResult },
      askedAt: iso(at),
      round: 1,
      acceptedAt: acceptedAt === undefined ? null : iso(acceptedAt),
    }),
  }
}

export interface AssignmentPlan {
  employee: number
  /** Title of the task. */
  subject: string
  lead: number
  title: string
  task?: number
  store?: 1 | 2
  at: number
  doneAt?: number
  explanation: string
}

export function assignmentFields(structure: Structure, { employee, subject, lead, title, task, store, at, doneAt, explanation }: AssignmentPlan): ItemFields {
  const touched = iso(doneAt ?? at)
  return {
    title: `${subject}: ${title}`,
    stageId: structure.processStage('assignment', doneAt === undefined ? 'given' : 'done'),
    assignedById: employee,
    createdBy: 1,
    updatedBy: doneAt === undefined ? 1 : employee,
    movedBy: doneAt === undefined ? 1 : employee,
    createdTime: iso(at),
    updatedTime: touched,
    movedTime: touched,
    parentId1: lead,
    ...structure.fields('process.assignment', { employee, subject, task, store, explanation }),
  }
}

/** Answers come from the two forms that the client named. */
export interface RatingPlan {
  /** Form F2 is about a lead, F3 about a deal. */
  lead?: number
  deal?: number
  contact?: number
  store?: 1 | 2
  rated: readonly number[]
  answers: Readonly<Record<string, 'YES' | 'NO'>>
  at: number
}

export function ratingFields(structure: Structure, { lead, deal, contact, store, rated, answers, at }: RatingPlan): ItemFields {
  return {
    title: deal === undefined ? 'Оценка качества работы оператора' : 'Оценка качества работы кассира и продавца',
    assignedById: rated[0],
    createdTime: iso(at),
    ...(lead === undefined ? {} : { parentId1: lead }),
    ...(deal === undefined ? {} : { parentId2: deal }),
    ...(contact === undefined ? {} : { contactIds: [contact] }),
    ...structure.fields('process.rating', {
      number: String(deal ?? lead),
      rated,
      store,
      ...Object.fromEntries(Object.entries(answers).map(([role, option]) => [role, { option }])),
    }),
  }
}
