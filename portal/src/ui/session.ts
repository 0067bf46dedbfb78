import { mayUseApp } from '../auth/tokens.ts'
import { currencyWords } from '../crm/directories/currencies.ts'
import { defaultCategoryId } from '../crm/directories/categories.ts'
import { bestLevelOf, levelOf, mayChangeSettings } from '../crm/rights.ts'
import type { Portal } from '../portal.ts'
import { ENTITY } from '../state/types.ts'
import type { Category, PortalState, PortalUser } from '../state/types.ts'
import { unreadNotices } from './chats.ts'
import type { PipelineBrief, SessionData } from './contract.ts'
import { userBrief } from './people.ts'
import { shownPlaces } from './places.ts'

function bySort(one: { sort: number, id: number }, other: { sort: number, id: number }): number {
  return one.sort - other.sort || one.id - other.id
}

/** Pipelines of a type in which a person may read records, in their order. */
export function pipelinesOf(state: PortalState, user: PortalUser, entityTypeId: number): PipelineBrief[] {
  const categories: Category[] = state.categories.filter(category => category.entityTypeId === entityTypeId && levelOf(user, entityTypeId, 'read', category.id) !== 'none')
  return categories.sort(bySort).map(({ id, name }) => ({ id, name }))
}

export function sessionOf(portal: Portal, user: PortalUser): SessionData {
  const { state } = portal
  return {
    user: userBrief(user),
    users: state.users.filter(one => one.active).map(userBrief),
    language: user.language,
    title: state.settings.title,
    apps: state.apps.map(app => ({ id: app.id, code: app.code, title: app.title, version: app.version, installed: app.installed, mayOpen: mayUseApp(app, user) })),
    pipelines: pipelinesOf(state, user, ENTITY.deal),
    types: state.dynamicTypes.filter(type => bestLevelOf(user, type.entityTypeId, 'read') !== 'none').map(({ entityTypeId, title, flags }) => ({
      entityTypeId, title, hasStages: flags.isStagesEnabled, pipelines: flags.isCategoriesEnabled ? pipelinesOf(state, user, entityTypeId) : [],
      defaultCategoryId: defaultCategoryId(state, entityTypeId),
    })),
    currencies: [...state.currencies].sort((one, other) => one.sort - other.sort).map(currency => {
      const { name, formatString } = currencyWords(currency, user.language)
      return { code: currency.code, name: name || currency.code, formatString, decimals: currency.decimals, base: currency.base }
    }),
    hasLeads: state.settings.leadMode === 1,
    catalogId: user.isAdmin || user.rights.catalog?.view ? state.catalog.catalogs.find(one => one.productIblockId === null)?.iblockId ?? null : null,
    hasCurrencies: mayChangeSettings(user),
    departments: state.departments.map(({ id, name }) => ({ id, name })),
    menuPlaces: shownPlaces(portal, user, 'LEFT_MENU'),
    analyticsPlaces: shownPlaces(portal, user, 'CRM_ANALYTICS_MENU'),
    unreadNotices: unreadNotices(portal, user),
    workers: shownPlaces(portal, user, 'PAGE_BACKGROUND_WORKER'),
  }
}
