import { storeDefaults } from '@/domain/store/rules'
import { deadlineOf } from '@/domain/store/tasks'
import type { StoreTaskRole } from '@/domain/store/tasks'
import { storeTasks } from '@/solutions/store/tasks'
import { iso } from './shopClock.ts'

export interface TaskPlan {
  role: StoreTaskRole
  /** Records it is bound to: `L_4`, `D_2`. */
  on: readonly string[]
  responsible: number
  creator: number
  setAt: number
  /** When it was done; an open task has none. */
  doneAt?: number
}

function wordsOf(role: StoreTaskRole) {
  return storeTasks.find(each => each.role === `store.${role}`)!
}

export function taskTitle(role: StoreTaskRole): string {
  return wordsOf(role).title.ru
}

/** A task as the import takes it, with the words of its template. */
export function taskFields({ role, on, responsible, creator, setAt, doneAt }: TaskPlan): Record<string, unknown> {
  const words = wordsOf(role)
  const deadline = deadlineOf(words, setAt, storeDefaults)
  return {
    TITLE: words.title.ru,
    DESCRIPTION: words.description.ru,
    RESPONSIBLE_ID: responsible,
    CREATED_BY: creator,
    CREATED_DATE: iso(setAt),
    STATUS_CHANGED_DATE: iso(doneAt ?? setAt),
    ...(deadline === null ? {} : { DEADLINE: iso(deadline) }),
    ...(doneAt === undefined ? {} : { STATUS: 5, CLOSED_DATE: iso(doneAt), CLOSED_BY: responsible }),
    UF_CRM_TASK: on,
  }
}
