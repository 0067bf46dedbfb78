import { readStoreMap } from '@/domain/store/map'
import { roleMembersOf, rolesOf, withParents } from '@/domain/store/roleMembers'
import { storeRulesOf } from '@/domain/store/rules'
import { resultOf } from '../portal/batch'
import { asFlag, asId, asList, asRecord, asText } from '../portal/decode'
import { asIds } from '../portal/decodeCrm'
import { pageCommand, itemList } from '../portal/readAll/listQuery'
import type { Command, CommandResult, PortalCalls, PortalSession } from '../portal/types'
import { typeIdOf } from './entities'
import type { Store } from './types'

/** What the store needs of a page's portal. */
export type StorePortal = PortalCalls & { readonly session: Pick<PortalSession, 'appOptions' | 'locale' | 'isAdmin'> }

/** Before they are loaded. */
const noTemplates: Pick<Store, 'tasks' | 'texts'> = { tasks: [], texts: { 'texts.coupon': '', 'texts.operatorRating': '', 'texts.couponReminder': '', 'texts.holdReminder': '', 'texts.welcome': '' } }

/**
 * The store of a portal and who looks at it, in one request.
 *
 * @returns `null` on a portal where the solution was not set up.
 * @throws {PortalError} when it cannot be known who looks.
 */
export async function openStore(portal: StorePortal): Promise<Store | null> {
  const [store] = await Promise.all([lookAtStore(portal), import('./templates')])
  return store === null ? null : withTemplates(store)
}

/** The store with its templates, which nobody needs who only reads what can be done. */
export async function withTemplates(store: Store): Promise<Store> {
  const { templatesOf } = await import('./templates')
  return store.tasks.length > 0 ? store : { ...store, ...templatesOf(store.appOptions) }
}

/**
 * The same without its templates of tasks and messages.
 *
 * @returns `null` on a portal where the solution was not set up.
 * @throws {PortalError} when it cannot be known who looks.
 * @see https://apidocs.bitrix24.com/api-reference/user/user-current.html
 * @see https://apidocs.bitrix24.com/api-reference/departments/department-get.html
 */
export async function lookAtStore(portal: StorePortal): Promise<Store | null> {
  const { appOptions, locale, isAdmin } = portal.session
  const map = readStoreMap(appOptions)
  if (map === null)
    return null
  const storeTypeId = typeIdOf(map, 'store')
  const [administrator, deputy] = ['administrator', 'deputy'].map(role => map.field('process.store', role))
  const commands: Record<string, Command> = {
    profile: { method: 'profile' },
    me: { method: 'user.current' },
    departments: { method: 'department.get' },
    ...(storeTypeId === null ? {} : { stores: withOriginalNames(pageCommand(itemList(storeTypeId, { select: [administrator, deputy].filter(name => name != null) }), {})) }),
  }
  const answers: Record<string, CommandResult> = await portal.readBatch(commands)
  const profile = asRecord(resultOf(answers.profile!, 'profile'))
  const id = asId(profile.ID)!
  const own = asIds(asRecord(answered(answers.me)).UF_DEPARTMENT)
  const parents = new Map(asList(answered(answers.departments)).map(asRecord).flatMap(({ ID, PARENT }) => asId(ID) !== null && asId(PARENT) !== null ? [[asId(ID)!, asId(PARENT)!] as const] : []))
  const stores = asList(asRecord(answered(answers.stores)).items).map(asRecord)
  const isNamed = stores.some(row => [administrator, deputy].some(name => name != null && asId(row[name]) === id))
  return {
    calls: portal,
    map,
    rules: storeRulesOf(appOptions),
    ...noTemplates,
    appOptions,
    me: { id, name: [profile.NAME, profile.LAST_NAME].map(asText).filter(Boolean).join(' '), isAdmin: isAdmin || asFlag(profile.ADMIN) },
    roles: rolesOf(id, withParents(own, parents), isNamed, roleMembersOf(appOptions)),
    locale,
  }
}

/** Whoever may not read departments or stores still has the roles that name him. */
function answered(answer: CommandResult | undefined): unknown {
  return answer?.kind === 'done' ? answer.result : null
}

function withOriginalNames({ method, params }: Command): Command {
  return { method, params: { ...params, useOriginalUfNames: 'Y' } }
}
