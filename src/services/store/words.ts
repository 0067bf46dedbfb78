import type { EntityRole } from '@/domain/blueprint/types'
import type { LocalText } from '@/domain/blueprint/text'
import type { StoreMap } from '@/domain/store/map'
import type { DealStage } from '@/domain/store/roles'
import { specifiedFields } from '@/solutions/store/fields'
import { impliedFields } from '@/solutions/store/impliedFields'
import { ownFields } from '@/solutions/store/ownFields'
import { storePipeline } from '@/solutions/store/stages'

/** A value that a form offers, by its `XML_ID`. */
export interface Choice { value: string, label: string }

const fields = [...specifiedFields, ...impliedFields, ...ownFields]
const fieldOf = (entity: EntityRole, role: string) => fields.find(field => field.entity === entity && field.role === role)

/** What a field of the store is called; `null` for the portal's own. */
export function fieldName(entity: EntityRole, role: string): LocalText | null {
  return fieldOf(entity, role)?.name ?? null
}

/** Values of a list that this portal has. */
export function choicesOf(map: StoreMap, entity: EntityRole, role: string, locale: 'ru' | 'en'): Choice[] {
  const options = fieldOf(entity, role)?.options ?? []
  return options.filter(({ xmlId }) => map.option(entity, role, xmlId) !== null).map(({ xmlId, name }) => ({ value: xmlId, label: name[locale] }))
}

/** A stage of the store's deals, as the client writes it. */
export function stageName(role: DealStage): LocalText {
  return storePipeline.stages.find(stage => stage.role === role)!.name
}
