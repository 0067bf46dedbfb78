import type { ItemId } from '@/domain/blueprint/items'
import { PlainError } from '../plainError.ts'
import type { PortalClient } from '../portalClient.ts'
import { ENTITY } from './entities.ts'

export type IdeaStage = 'idea' | 'discussion' | 'concept' | 'announcement' | 'site' | 'shelved'
export type EventStage = 'planned' | 'dates' | 'host' | 'held' | 'closed' | 'cancelled'
export type TicketStage = 'ordered' | 'paid' | 'sent' | 'used' | 'refused' | 'refund'

/** Stages of each pipeline, by the names that the blueprint of `events` gives them. */
interface StageOf { ideas: IdeaStage, events: EventStage, tickets: TicketStage }

/** What setup has made of the blueprint, by the names of its items. */
export interface Structure {
  categoryOf: (pipeline: keyof StageOf) => number
  stageOf: <Pipeline extends keyof StageOf>(pipeline: Pipeline, stage: StageOf[Pipeline]) => string
  /** Key of a deal field as `crm.item.*` writes it: `ufCrmEventSiteTemplate`. */
  keyOf: (role: string) => string
  /** Id of a list's value, by our external code. */
  optionOf: (role: string, xmlId: string) => number
  contactType: (role: string) => string
}

/** Reads the portal map. @throws {PlainError} for what setup has not made */
export function structureOf(codes: Readonly<Record<ItemId, string>>): Structure {
  const code = (id: ItemId) => {
    const found = codes[id]
    if (found === undefined)
      throw new PlainError(`Setup has made no ${id}.`)
    return found
  }
  return {
    categoryOf: pipeline => Number(code(`pipeline:${pipeline}`)),
    stageOf: (pipeline, stage) => code(`stage:${pipeline}.${stage}`),
    keyOf: role => itemKey(code(`field:deal.${role}`)),
    optionOf: (role, xmlId) => Number(code(`option:deal.${role}.${xmlId}`)),
    contactType: role => code(`status:CONTACT_TYPE.${role}`),
  }
}

/**
 * Name of a custom field as `crm.item.*` writes it.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
function itemKey(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * What the agency's administrator has done before Cardinal came: the portal's own pipeline takes the orders of companies.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-update.html
 */
export async function nameOwnPipeline(portal: PortalClient): Promise<void> {
  await portal.rest('crm.category.update', { entityTypeId: ENTITY.deal, id: 0, fields: { name: 'Корпоративные заказы', sort: 900 } })
}
