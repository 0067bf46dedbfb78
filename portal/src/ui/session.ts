import { mayUseApp } from '../auth/tokens.ts'
import type { Portal } from '../portal.ts'
import { ENTITY } from '../state/types.ts'
import type { Category, PortalState, PortalUser } from '../state/types.ts'
import type { PipelineBrief, SessionData } from './contract.ts'
import { userBrief } from './people.ts'

function bySort(one: { sort: number, id: number }, other: { sort: number, id: number }): number {
  return one.sort - other.sort || one.id - other.id
}

/** Pipelines of deals, in their order. */
export function dealPipelines(state: PortalState): PipelineBrief[] {
  const categories: Category[] = state.categories.filter(category => category.entityTypeId === ENTITY.deal)
  return categories.sort(bySort).map(({ id, name }) => ({ id, name }))
}

export function sessionOf(portal: Portal, user: PortalUser): SessionData {
  const { state } = portal
  return {
    user: userBrief(user),
    users: state.users.filter(one => one.active).map(userBrief),
    language: user.language,
    title: state.settings.title,
    apps: state.apps.map(app => ({ id: app.id, code: app.code, title: app.title, installed: app.installed, mayOpen: mayUseApp(app, user) })),
    pipelines: dealPipelines(state),
    currencies: [...state.currencies].sort((one, other) => one.sort - other.sort).map(({ code, fullName, formatString, decimals, base }) => ({ code, name: fullName || code, formatString, decimals, base })),
    hasLeads: state.settings.leadMode === 1,
    departments: state.departments.map(({ id, name }) => ({ id, name })),
  }
}
