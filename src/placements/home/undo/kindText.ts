import type { ItemId, ItemKind } from '@/domain/blueprint/items'
import * as m from '@/paraglide/messages.js'

const kinds: Record<ItemKind, () => string> = {
  folder: m.kind_folder, status: m.kind_status, process: m.kind_process, pipeline: m.kind_pipeline, stage: m.kind_stage, fieldType: m.kind_fieldType,
  field: m.kind_field, option: m.kind_option, placement: m.kind_placement, layout: m.kind_layout,
}
const entities: Readonly<Record<string, () => string>> = { lead: m.kind_field_of_lead, deal: m.kind_field_of_deal, contact: m.kind_field_of_contact }

/** «поле сделки», «стадия», «воронка» */
export function kindOfItem(id: ItemId): string {
  const kind = id.slice(0, id.indexOf(':')) as ItemKind
  const owner = id.slice(kind.length + 1).split('.')[0] ?? ''
  return (kind === 'field' ? entities[owner] : undefined)?.() ?? kinds[kind]()
}
