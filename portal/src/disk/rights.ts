import type { DiskObject, DiskRight } from '../state/diskTypes.ts'
import type { Json, PortalState, PortalUser } from '../state/types.ts'
import { toInteger, toList, toObject } from '../crm/parameters.ts'
import { diskErrors } from './errors.ts'
import { chainOf } from './tree.ts'

/** Ids of the access levels, those of the page's example. */
export const TASK = { read: 71, add: 73, edit: 75, full: 79 } as const

export type DiskLevel = keyof typeof TASK

/** From the weakest to the strongest; each includes those before it. */
const levels: DiskLevel[] = ['read', 'add', 'edit', 'full']

const titles: Record<DiskLevel, { ru: string, en: string }> = {
  read: { ru: 'Чтение', en: 'Reading' },
  add: { ru: 'Добавление', en: 'Adding' },
  edit: { ru: 'Редактирование', en: 'Editing' },
  full: { ru: 'Полный доступ', en: 'Full Access' },
}

/** Name of a level as REST knows it: `disk_access_read`. */
export function taskName(level: DiskLevel): string {
  return `disk_access_${level}`
}

export function taskTitle(level: DiskLevel, language: 'ru' | 'en'): string {
  return titles[level][language]
}

export function levelByTaskName(name: string): DiskLevel | undefined {
  return levels.find(level => taskName(level) === name)
}

/** Whether a person has at least this level on a folder or file. Administrators have every level everywhere. */
export function mayOnDisk(state: PortalState, user: PortalUser, object: DiskObject, wanted: DiskLevel): boolean {
  return user.isAdmin || strength(state, user, object) >= levels.indexOf(wanted)
}

/** The strongest of what the object itself and the folders above it give; -1 for nothing. */
function strength(state: PortalState, user: PortalUser, object: DiskObject): number {
  const given = chainOf(state, object).flatMap(one => one.rights).filter(right => isMeant(state, user, object, right.accessCode))
  return Math.max(-1, ...given.map(right => levels.findIndex(level => TASK[level] === right.taskId)))
}

function isMeant(state: PortalState, user: PortalUser, object: DiskObject, code: string): boolean {
  if (code === '*' || code === 'AU')
    return true
  if (code === 'CR')
    return object.createdBy === user.id
  const [, letters, id] = /^(U|DR|D)(\d+)$/.exec(code) ?? []
  if (letters === 'U')
    return user.id === Number(id)
  return letters === 'D' ? user.departments.includes(Number(id)) : user.departments.some(one => isWithin(state, one, Number(id)))
}

function isWithin(state: PortalState, departmentId: number, ancestorId: number): boolean {
  const seen = new Set<number>()
  for (let at: number | null = departmentId; at !== null && !seen.has(at); at = state.departments.find(one => one.id === at)?.parent ?? null) {
    if (at === ancestorId)
      return true
    seen.add(at)
  }
  return false
}

/**
 * Reads the parameter `rights`: a list of `{TASK_ID, ACCESS_CODE}`.
 *
 * @throws {RestError} `Invalid rights format` for anything else.
 */
export function readRights(value: Json | undefined): DiskRight[] {
  if (value === undefined || value === null || value === '')
    return []
  return (toList(value) ?? [null]).map(one => {
    const taskId = toInteger(toObject(one ?? undefined)?.TASK_ID)
    const accessCode = toObject(one ?? undefined)?.ACCESS_CODE
    const isKnown = typeof accessCode === 'string' && /^(?:\*|AU|CR|(?:U|DR|D)\d+)$/.test(accessCode)
    if (taskId === null || !isKnown || !Object.values<number>(TASK).includes(taskId))
      throw diskErrors.rightsFormat()
    return { taskId, accessCode }
  })
}
