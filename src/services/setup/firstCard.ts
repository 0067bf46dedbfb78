import type { ItemId } from '@/domain/blueprint/items'
import type { SolutionName, StandardEntity } from '@/domain/blueprint/types'
import { asId, asList, asRecord, asText } from '../portal/decode'
import type { Command, CommandResult, PortalCalls } from '../portal/types'

/** A record in whose card a person sees what setup brought; `id` is `null` when there is none yet. */
export interface FirstCard { entity: StandardEntity, id: number | null, title: string, path: string }

const entityTypeIds = { lead: 1, deal: 2, contact: 3 } as const

/** Where each solution shows first. */
const entityOf: Readonly<Record<SolutionName, StandardEntity>> = { common: 'deal', events: 'deal', trips: 'contact', 'event-marketing': 'contact', loyalty: 'deal', store: 'lead' }

/**
 * The newest record for each of those solutions: a deal in a pipeline of ours, when there is one, else any.
 *
 * @param codes The portal map.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export async function findFirstCards(portal: PortalCalls, solutions: Iterable<SolutionName>, codes: Readonly<Record<ItemId, string>>): Promise<FirstCard[]> {
  const entities = [...new Set([...solutions].filter(name => name !== 'common').map(name => entityOf[name]))]
  const pipelines = Object.entries(codes).filter(([id]) => id.startsWith('pipeline:')).map(([, code]) => Number(code))
  const commands: Record<string, Command> = {
    ...Object.fromEntries(entities.map(entity => [entity, newest(entity)])),
    ...(pipelines.length > 0 && entities.includes('deal') ? { 'deal of ours': newest('deal', pipelines) } : {}),
  }
  const answer = await portal.readBatch(commands)
  return entities.map(entity => {
    const ours = entity === 'deal' ? firstOf(answer['deal of ours']) : {}
    return cardOf(entity, asId(ours.id) === null ? firstOf(answer[entity]) : ours, pipelines)
  })
}

function firstOf(outcome: CommandResult | undefined): Record<string, unknown> {
  return outcome?.kind === 'done' ? asRecord(asList(asRecord(outcome.result).items)[0]) : {}
}

function newest(entity: StandardEntity, pipelines: readonly number[] = []): Command {
  const select = entity === 'contact' ? ['id', 'name', 'lastName'] : ['id', 'title']
  return { method: 'crm.item.list', params: { entityTypeId: entityTypeIds[entity], select, filter: pipelines.length > 0 ? { '@categoryId': pipelines } : {}, order: { id: 'DESC' }, start: -1 } }
}

/** Paths of cards as the portal itself opens them; a new deal goes to our first pipeline. */
function cardOf(entity: StandardEntity, record: Record<string, unknown>, pipelines: readonly number[]): FirstCard {
  const id = asId(record.id)
  const title = entity === 'contact' ? [asText(record.name), asText(record.lastName)].filter(Boolean).join(' ') : asText(record.title)
  const category = entity === 'deal' && id === null && pipelines[0] !== undefined ? `?category_id=${pipelines[0]}` : ''
  return { entity, id, title, path: `/crm/${entity}/details/${id ?? 0}/${category}` }
}
