import { ownMap, readCodes } from '@/domain/portalMap'
import { resultOf } from '../portal/batch'
import { asFlag, asId, asList, asRecord, asText } from '../portal/decode'
import type { CommandResult, PortalCalls } from '../portal/types'
import { fieldTypeId, tabPlacement } from './parts'
import type { PartState, SetupPart } from './parts'

/** What the portal holds of ours. */
export interface SetupState {
  /** `app.info.ID`. */
  appId: number
  /** False until the installer has finished. */
  isInstalled: boolean
  parts: Record<SetupPart, PartState>
  /** Tabs of ours that point to another address. */
  outdatedTabs: string[]
}

/** Addresses of the pages, from the folder in which the application lives. */
export function pageAddresses(appOrigin: string) {
  const folder = appOrigin.endsWith('/') ? appOrigin : `${appOrigin}/`
  const page = (name: string) => new URL(name, folder).href
  return { field: page('description-field.html'), tab: page('announcement-tab.html') }
}

/**
 * Compares the portal with what Cardinal needs, in one request.
 *
 * @param appOrigin Address of the application's folder, `https://cardinal.example.com`.
 * @throws {PortalError} `forbidden` for anybody but an administrator.
 * @see https://apidocs.bitrix24.com/api-reference/widgets/user-field/userfieldtype-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-list.html
 * @see https://apidocs.bitrix24.com/api-reference/widgets/placement-get.html
 */
export async function checkSetup(portal: PortalCalls, appOrigin: string): Promise<SetupState> {
  const pages = pageAddresses(appOrigin)
  const answer = await portal.readBatch({
    info: { method: 'app.info' },
    types: { method: 'userfieldtype.list' },
    description: { method: 'crm.deal.userfield.list', params: { filter: { FIELD_NAME: ownMap.deal.description } } },
    twin: { method: 'crm.deal.userfield.list', params: { filter: { FIELD_NAME: ownMap.deal.descriptionTwin } } },
    tabs: { method: 'placement.get' },
    options: { method: 'app.option.get' },
  })
  const info = asRecord(resultOf(answer.info, 'app.info'))
  const appId = asId(info.ID) ?? 0
  const type = records(answer.types, 'userfieldtype.list').find(row => asText(row.USER_TYPE_ID) === fieldTypeId)
  const tabs = records(answer.tabs, 'placement.get').filter(row => asText(row.placement) === tabPlacement).map(row => asText(row.handler))
  const outdatedTabs = tabs.filter(handler => handler !== pages.tab && new URL(handler).pathname.endsWith('/announcement-tab.html'))
  return {
    appId,
    isInstalled: asFlag(info.INSTALLED),
    outdatedTabs,
    parts: {
      'field-type': type === undefined ? 'missing' : asText(type.HANDLER) === pages.field ? 'present' : 'outdated',
      'description-field': fieldState(records(answer.description, 'crm.deal.userfield.list')[0], field => isOurType(field, appId, asText(info.CODE))),
      'twin-field': fieldState(records(answer.twin, 'crm.deal.userfield.list')[0], field => asText(field.USER_TYPE_ID) === 'string'),
      'announcement-tab': tabs.includes(pages.tab) ? (outdatedTabs.length > 0 ? 'outdated' : 'present') : 'missing',
      'portal-map': readCodes(asRecord(resultOf(answer.options, 'app.option.get'))) ? 'present' : 'missing',
    },
  }
}

function fieldState(field: Record<string, unknown> | undefined, isRight: (field: Record<string, unknown>) => boolean): PartState {
  if (field === undefined)
    return 'missing'
  return isRight(field) ? 'present' : 'taken'
}

/** Portals name our type in full, or by its bare code beside the application it belongs to. */
function isOurType({ USER_TYPE_ID, USER_TYPE_OWNER }: Record<string, unknown>, appId: number, appCode: string): boolean {
  return asText(USER_TYPE_ID) === `rest_${appId}_${fieldTypeId}` || (asText(USER_TYPE_ID) === fieldTypeId && asText(USER_TYPE_OWNER) === appCode)
}

function records(outcome: CommandResult, what: string): Record<string, unknown>[] {
  return asList(resultOf(outcome, what)).map(asRecord)
}
