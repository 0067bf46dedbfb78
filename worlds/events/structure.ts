import type { ItemId } from '@/domain/blueprint/items'
import { ENTITY } from '../entities.ts'
import type { PortalClient } from '../portalClient.ts'
import { readStructure } from '../structure.ts'
import type { WorldStructure } from '../structure.ts'

export type IdeaStage = 'idea' | 'discussion' | 'concept' | 'announcement' | 'site' | 'shelved'
export type EventStage = 'planned' | 'dates' | 'host' | 'held' | 'closed' | 'cancelled'
export type TicketStage = 'ordered' | 'paid' | 'sent' | 'used' | 'refused' | 'refund'

/** Stages of each pipeline, by the names that the blueprint of `events` gives them. */
interface StageOf { ideas: IdeaStage, events: EventStage, tickets: TicketStage }

export type Structure = WorldStructure<StageOf>

/** Reads the portal map. @throws {PlainError} for what setup has not made */
export function structureOf(codes: Readonly<Record<ItemId, string>>): Structure {
  return readStructure<StageOf>(codes)
}

/**
 * What the agency's administrator has done before Cardinal came: the portal's own pipeline takes the orders of companies.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-update.html
 */
export async function nameOwnPipeline(portal: PortalClient): Promise<void> {
  await portal.rest('crm.category.update', { entityTypeId: ENTITY.deal, id: 0, fields: { name: 'Корпоративные заказы', sort: 900 } })
}
