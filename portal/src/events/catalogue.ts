import { ENTITY } from '../state/types.ts'
import type { PortalState } from '../state/types.ts'

/** An event an application may subscribe to. */
export interface EventDefinition {
  name: string
  /** Scope that opens it; null when none is needed. */
  scope: string | null
  /** It cannot be put into the offline queue. */
  onlineOnly?: boolean
  /** Keys of `options` that are kept; all of them whole numbers. */
  options?: string[]
}

/** Names of record types inside event names. */
export const RECORD_NAMES: Record<number, string> = {
  [ENTITY.lead]: 'LEAD',
  [ENTITY.deal]: 'DEAL',
  [ENTITY.contact]: 'CONTACT',
  [ENTITY.company]: 'COMPANY',
}

const CHANGES = ['ADD', 'UPDATE', 'DELETE']

function crm(...names: string[]): EventDefinition[] {
  return names.map(name => ({ name, scope: 'crm' }))
}

function changesOf(subject: string): string[] {
  return CHANGES.map(change => `ONCRM${subject}${change}`)
}

function fieldChangesOf(subject: string): string[] {
  return [...changesOf(`${subject}USERFIELD`), `ONCRM${subject}USERFIELDSETENUMVALUES`]
}

const standing: EventDefinition[] = [
  { name: 'ONOFFLINEEVENT', scope: null, onlineOnly: true, options: ['minTimeout'] },
  ...crm(...Object.values(RECORD_NAMES).flatMap(name => [...changesOf(name), ...fieldChangesOf(name)])),
  ...crm('ONCRMDEALMOVETOCATEGORY'),
  ...crm(...changesOf('TIMELINECOMMENT'), ...changesOf('ACTIVITY'), ...changesOf('CURRENCY'), ...changesOf('DYNAMICITEM'), ...changesOf('TYPE'), ...fieldChangesOf('TYPE')),
]

/**
 * Every event this portal raises. Those of one smart process have its `entityTypeId` at the end.
 *
 * @see https://apidocs.bitrix24.com/api-reference/events/events.html
 */
export function eventsOf(state: PortalState): EventDefinition[] {
  const dynamic = state.dynamicTypes.map(type => type.entityTypeId)
  return [...standing, ...crm(...dynamic.flatMap(id => changesOf('DYNAMICITEM').map(name => `${name}_${id}`)))]
}

/** Events a token with these scopes may subscribe to. */
export function eventsOfScopes(state: PortalState, scopes: readonly string[]): EventDefinition[] {
  return eventsOf(state).filter(({ scope }) => scope === null || scopes.includes(scope))
}
