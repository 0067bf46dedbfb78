import type { SmartProcessFeature, SmartProcessPlan, StandardEntity } from './types'

/**
 * Flags of a smart process, by what the blueprint calls them.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-add.html
 */
const flagOfFeature: Readonly<Record<SmartProcessFeature, string>> = {
  client: 'isClientEnabled',
  processes: 'isBizProcEnabled',
  automation: 'isAutomationEnabled',
  recycleBin: 'isRecyclebinEnabled',
  observers: 'isObserversEnabled',
  dates: 'isBeginCloseDatesEnabled',
  source: 'isSourceEnabled',
  mycompany: 'isMycompanyEnabled',
  documents: 'isDocumentsEnabled',
  products: 'isLinkWithProductsEnabled',
  userFieldTarget: 'isUseInUserfieldEnabled',
}

/** `entityTypeId` of the CRM's own entities. */
export const entityTypeIds: Readonly<Record<StandardEntity, number>> = { lead: 1, deal: 2, contact: 3 }

/** Flags that must be on. */
export function wantedFlags({ features, stages, inTasks }: SmartProcessPlan): string[] {
  const flags = [...features.map(feature => flagOfFeature[feature]), ...(stages?.length ? ['isStagesEnabled'] : []), ...(inTasks ? ['isUseInUserfieldEnabled'] : [])]
  return [...new Set(flags)].sort()
}
