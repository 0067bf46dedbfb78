import type { PortalState } from '../../../../state/types.ts'

/** A place in the portal where an application may put a widget. */
export interface PlacementCode {
  code: string
  /** Scope needed besides `placement`; null when none is. */
  scope: string | null
  /** Keys of `OPTIONS` that are kept. */
  options?: string[]
  /** Keys of `OPTIONS` without which nothing is bound. */
  required?: string[]
  /** Only one handler per application (and user). */
  single?: boolean
  /** `USER_ID` may name the one user it is for. */
  userMode?: boolean
}

const IM_OPTIONS = ['iconName', 'extranet', 'context', 'role', 'color']
const ACTIVITY_OPTIONS = ['useBuiltInInterface', 'newUserNotificationTitle', 'newUserNotificationText']
const FOUR = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY']
const SIX = [...FOUR, 'QUOTE', 'SMART_INVOICE']

/**
 * Every code of the catalogue but those of smart processes, which come and go with them, and `SETTING_CONNECTOR`, which `placement.bind` cannot bind.
 *
 * @see https://apidocs.bitrix24.com/api-reference/widgets/placements.html
 */
const catalogue: PlacementCode[] = [
  ...forTypes([...SIX, 'ORDER'], 'LIST_TOOLBAR'),
  ...forTypes([...SIX, 'ACTIVITY'], 'LIST_MENU'),
  ...forTypes([...SIX, 'ORDER'], 'DETAIL_TAB'),
  ...forTypes(SIX, 'DETAIL_TOOLBAR'),
  ...forTypes([...SIX, 'ORDER'], 'DETAIL_ACTIVITY', ACTIVITY_OPTIONS),
  ...forTypes(['LEAD', 'DEAL', 'QUOTE', 'SMART_INVOICE'], 'ACTIVITY_TIMELINE_MENU'),
  ...forTypes(SIX, 'DOCUMENTGENERATOR_BUTTON'),
  ...forTypes(['LEAD', 'DEAL', 'SMART_INVOICE'], 'ROBOT_DESIGNER_TOOLBAR'),
  ...inScope('crm', 'CRM_FUNNELS_TOOLBAR', 'CRM_SMART_INVOICE_FUNNELS_TOOLBAR', 'CRM_ANALYTICS_MENU', 'CRM_ANALYTICS_TOOLBAR', 'CRM_DETAIL_SEARCH'),
  { code: 'CRM_REQUISITE_AUTOCOMPLETE', scope: 'crm', options: ['countries'] },
  { code: 'CRM_BANK_DETAIL_AUTOCOMPLETE', scope: 'crm', options: ['countries'] },
  ...inScope('calendar', 'CALENDAR_GRIDVIEW'),
  ...inScope('telephony', 'CALL_CARD', 'TELEPHONY_ANALYTICS_MENU'),
  ...inScope('contact_center', 'CONTACT_CENTER'),
  { code: 'IM_TEXTAREA', scope: 'im', options: [...IM_OPTIONS, 'width', 'height'], required: ['iconName'] },
  { code: 'IM_SIDEBAR', scope: 'im', options: IM_OPTIONS, required: ['iconName'] },
  { code: 'IM_CONTEXT_MENU', scope: 'im', options: ['extranet', 'context', 'role'] },
  { code: 'IM_NAVIGATION', scope: 'im', options: ['iconName', 'extranet', 'role'], required: ['iconName'] },
  ...inScope('im', 'IMMOBILE_CONTEXT_MENU'),
  ...inScope('sonet_group', 'SONET_GROUP_DETAIL_TAB', 'SONET_GROUP_ROBOT_DESIGNER_TOOLBAR', 'SONET_GROUP_TOOLBAR'),
  ...inScope('task', 'TASK_GROUP_LIST_TOOLBAR', 'TASK_LIST_CONTEXT_MENU', 'TASK_ROBOT_DESIGNER_TOOLBAR', 'TASK_USER_LIST_TOOLBAR', 'TASK_VIEW_SIDEBAR', 'TASK_VIEW_TAB', 'TASK_VIEW_TOP_PANEL'),
  ...inScope('user', 'USER_PROFILE_MENU', 'USER_PROFILE_TOOLBAR'),
  { code: 'IM_SMILES_SELECTOR', scope: null, options: ['context', 'role', 'extranet'] },
  { code: 'BI_ANALYTICS_MENU', scope: null },
  { code: 'LEFT_MENU', scope: null },
  { code: 'PAGE_BACKGROUND_WORKER', scope: null, options: ['errorHandlerUrl'], single: true, userMode: true },
  { code: 'REST_APP_URI', scope: null, single: true },
]

/** Every code there is now, those of the smart processes last. */
export function allCodes({ dynamicTypes }: PortalState): PlacementCode[] {
  return [...catalogue, ...dynamicTypes.flatMap(({ entityTypeId }) => dynamicCodes(`DYNAMIC_${entityTypeId}`))]
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/index.html */
function dynamicCodes(type: string): PlacementCode[] {
  const plain = ['LIST_TOOLBAR', 'LIST_MENU', 'DETAIL_TAB', 'DETAIL_TOOLBAR', 'ACTIVITY_TIMELINE_MENU', 'DOCUMENTGENERATOR_BUTTON', 'ROBOT_DESIGNER_TOOLBAR', 'FUNNELS_TOOLBAR']
  return [...plain.flatMap(place => forTypes([type], place)), ...forTypes([type], 'DETAIL_ACTIVITY', ACTIVITY_OPTIONS)]
}

function forTypes(types: string[], place: string, options?: string[]): PlacementCode[] {
  return types.map(type => ({ code: `CRM_${type}_${place}`, scope: 'crm', ...(options ? { options } : {}) }))
}

function inScope(scope: string, ...codes: string[]): PlacementCode[] {
  return codes.map(code => ({ code, scope }))
}
