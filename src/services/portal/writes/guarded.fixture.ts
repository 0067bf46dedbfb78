import { asText } from '../decode'
import type { FakeItem } from './fakeMethods.fixture'
import type { GuardedRecord } from './guardedRecord'
import type { GuardedEdit } from './guardedUpdate'

export const marked: GuardedRecord = { entityTypeId: 2, id: 5, mark: { field: 'mark', find: ({ mark }) => asText(mark) } }
export const unmarked: GuardedRecord = { entityTypeId: 2, id: 5 }

/** Deal 5, last changed an hour before the virtual clock starts. */
export function aDeal(fields: Partial<FakeItem> = {}): FakeItem {
  return { id: 5, title: 'base', mark: '', updatedTime: '2026-11-25T09:00:00.000Z', updatedBy: 1, ...fields }
}

/** Changes a deal's title. */
export function titleEdit(mine: string, base = 'base'): GuardedEdit<string> {
  return { base, mine, isSame: (one, other) => one === other, read: ({ title }) => asText(title), fieldsFor: (_, mark) => mark === '' ? { title: mine } : { title: mine, mark } }
}
