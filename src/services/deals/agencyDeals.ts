import type { EventField, EventMap, EventPipeline, EventStage } from '@/domain/eventMap'
import { toMinor } from '@/domain/money'
import type { Money } from '@/domain/money'
import { asId, asText } from '../portal/decode'
import { asBinding } from '../portal/decodeCrm'
import { itemList } from '../portal/readAll/listQuery'
import type { ItemQuery, ListQuery, Row } from '../portal/readAll/listQuery'

export const DEAL = 2

/**
 * A list of deals under the original names of their fields.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export function dealList(query: ItemQuery): ListQuery {
  const list = itemList(DEAL, query)
  return { ...list, params: { ...list.params, useOriginalUfNames: 'Y' } }
}

/** Fields of deals by role, as a list's answer holds them. */
export class DealReader {
  private readonly roleOfStage: ReadonlyMap<string, EventStage>
  private readonly roleOfPipeline: ReadonlyMap<number, EventPipeline>
  constructor(private readonly map: EventMap) {
    this.roleOfStage = new Map([...map.stages].map(([role, code]) => [code, role]))
    this.roleOfPipeline = new Map(Object.entries(map.pipelines).map(([role, id]) => [id, role as EventPipeline]))
  }

  value(row: Row, role: EventField): unknown {
    return row[this.map.fields[role]]
  }

  text(row: Row, role: EventField): string {
    return asText(this.value(row, role)).trim()
  }

  /** The deal that `parent` points at. */
  parent(row: Row): number | null {
    const bound = asBinding(this.value(row, 'parent'), DEAL)
    return bound?.entityTypeId === DEAL ? bound.id : null
  }

  /** Null on a stage of the portal's own. */
  stage(row: Row): EventStage | null {
    return this.roleOfStage.get(asText(row.stageId)) ?? null
  }

  pipeline(row: Row): EventPipeline | null {
    return this.roleOfPipeline.get(asId(row.categoryId) ?? 0) ?? null
  }

  amount({ opportunity, currencyId }: Row): Money {
    const currency = asText(currencyId)
    return { minor: toMinor(asText(opportunity), currency) ?? 0, currency }
  }
}
