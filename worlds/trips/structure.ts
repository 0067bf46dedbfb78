import type { ItemId } from '@/domain/blueprint/items'
import { ENTITY } from '../entities.ts'
import type { PortalClient } from '../portalClient.ts'
import { readStructure } from '../structure.ts'
import type { WorldStructure } from '../structure.ts'

export type Pipeline = 'tours' | 'expeditions' | 'meetings'
export type TripStage = 'new' | 'booked' | 'paid' | 'travelled' | 'won' | 'lost' | 'refund'

export type Structure = WorldStructure<Record<Pipeline, TripStage>>

/** Reads the portal map. @throws {PlainError} for what setup has not made */
export function structureOf(codes: Readonly<Record<ItemId, string>>): Structure {
  return readStructure<Record<Pipeline, TripStage>>(codes)
}

/**
 * What the club's administrator has done before Cardinal came: the portal's own pipeline sells gift cards.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-update.html
 */
export async function nameOwnPipeline(portal: PortalClient): Promise<void> {
  await portal.rest('crm.category.update', { entityTypeId: ENTITY.deal, id: 0, fields: { name: 'Подарочные сертификаты', sort: 900 } })
}
