import { entitiesOf } from '../../crm/entities.ts'
import type { Portal } from '../../portal.ts'
import { noteId } from '../../state/ids.ts'
import type { CrmRights, Department, PortalState, PortalUser } from '../../state/types.ts'
import type { ImportOrder } from './records.ts'

/** The CRM role a person gets when the import names none: everything but the settings; of the catalogue a look. */
function ordinaryRights(state: PortalState): CrmRights {
  const everything = { read: 'all', add: 'all', update: 'all', delete: 'all' } as const
  const ids = entitiesOf(state).map(entity => entity.entityTypeId)
  return { entities: Object.fromEntries(ids.map(id => [id, { ...everything }])), changeSettings: false, catalog: { view: true } }
}

/** Adds people; a known id is replaced. */
export function importUsers(portal: Portal, users: ImportOrder['users'] = []): number[] {
  const rows = users.map((given): PortalUser => ({
    lastName: '',
    secondName: '',
    email: '',
    workPosition: '',
    departments: [1],
    gender: '',
    active: true,
    isAdmin: false,
    photo: null,
    language: portal.state.settings.language,
    rights: ordinaryRights(portal.state),
    ...given,
    id: given.id ?? portal.nextId('user'),
  }))
  portal.state.users = merged(portal, 'user', portal.state.users, rows)
  return rows.map(row => row.id)
}

/** Adds departments; a known id is replaced. */
export function importDepartments(portal: Portal, departments: ImportOrder['departments'] = []): number[] {
  const rows = departments.map((given): Department => ({ parent: 1, head: null, sort: 500, ...given, id: given.id ?? portal.nextId('department') }))
  portal.state.departments = merged(portal, 'department', portal.state.departments, rows)
  return rows.map(row => row.id)
}

function merged<Row extends { id: number }>(portal: Portal, table: string, known: Row[], rows: Row[]): Row[] {
  const byId = new Map([...known, ...rows].map(row => [row.id, row]))
  for (const { id } of rows)
    noteId(portal.state, table, id)
  return [...byId.values()].sort((one, other) => one.id - other.id)
}
