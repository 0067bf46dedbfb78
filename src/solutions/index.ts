import type { Blueprint, SolutionName } from '@/domain/blueprint/types'
import { commonBlueprint } from './common/blueprint'
import { eventMarketingBlueprint } from './event-marketing/blueprint'
import { eventsBlueprint } from './events/blueprint'
import { loyaltyBlueprint } from './loyalty/blueprint'
import { storeBlueprint } from './store/blueprint'
import { tripsBlueprint } from './trips/blueprint'

/**
 * What a portal must hold, by solution.
 *
 * @param year The portal's current year: totals of the years to come have fields of their own.
 */
export function blueprints(year: number): Readonly<Record<SolutionName, Blueprint>> {
  return {
    common: commonBlueprint,
    events: eventsBlueprint,
    trips: tripsBlueprint(year),
    'event-marketing': eventMarketingBlueprint,
    loyalty: loyaltyBlueprint,
    store: storeBlueprint,
  }
}
