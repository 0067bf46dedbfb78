import type { MessageRole } from '@/domain/store/actions/plan'
import { readStoreMap } from '@/domain/store/map'
import { roleMembersOf, rolesOf, withParents } from '@/domain/store/roleMembers'
import { storeRulesOf } from '@/domain/store/rules'
import { keptValues } from '@/domain/settings/siteProfile'
import { messageTexts } from '@/solutions/store/settings/texts'
import { storeTasks } from '@/solutions/store/tasks'
import { resultOf } from '../portal/batch'
import { asFlag, asId, asList, asRecord, asText } from '../portal/decode'
import { asIds } from '../portal/decodeCrm'
import { pageCommand, itemList } from '../portal/readAll/listQuery'
import type { Command, CommandResult, PortalCalls, PortalSession } from '../portal/types'
import { typeIdOf } from './entities'
import type { Store } from './types'

/** What the store needs of a page's portal. */
export type StorePortal = PortalCalls & { readonly session: Pick<PortalSession, 'appOptions' | 'locale' | 'isAdmin'> }

/**
 * The store of a portal and who looks at it, in one request.
 *
 * @returns `null` on a portal where the solution was not set up.
 * @throws {PortalError} when it cannot be known who looks.
 * @see https://apidocs.bitrix24.com/api-reference/user/user-current.html
 * @see https://apidocs.bitrix24.com/api-reference/departments/department-get.html
 */
export async function openStore(portal: StorePortal): Promise<Store | null> {
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
    texts: textsOf(appOptions),
    tasks: storeTasks,
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

function textsOf(appOptions: Readonly<Record<string, unknown>>): Store['texts'] {
  const kept = keptValues(appOptions['cardinal.settings.store'])
  const text = ({ role, default: usual }: { role: string, default: string }) => typeof kept[role] === 'string' && kept[role].trim() !== '' ? kept[role] : usual
  return Object.fromEntries(messageTexts.map(plan => [plan.role, text(plan)])) as Record<MessageRole, string>
}
