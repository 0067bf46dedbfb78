import type { ItemId, MadeItems } from '@/domain/blueprint/items'
import type { LayoutKey, PortalShape, ShapeLayout } from '@/domain/blueprint/shape'
import { noLayout } from '../apply/before'
import type { ItemCommand } from '../apply/context'
import type { MadeThing } from './made'

/**
 * Takes our sections out of card layouts: the rest goes back as it was, and a card that nobody had set up is reset.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-set.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-reset.html
 */
export function layoutRemovals(things: readonly MadeThing[], { before = {} }: MadeItems, shape: PortalShape): ItemCommand[] {
  const ours = things.filter(({ kind }) => kind === 'layout')
  return (Object.entries(shape.layouts) as [LayoutKey, PortalShape['layouts'][LayoutKey]][]).flatMap(([key, part]) => {
    const layout: ShapeLayout = part?.isRead ? part.value : null
    const inCard = ours.filter(({ code }) => layout?.some(({ name }) => name === code))
    if (layout === null || inCard.length === 0)
      return []
    const names = new Set(inCard.map(({ code }) => code))
    const rest = layout.filter(({ name }) => !names.has(name))
    const wasUnset = inCard.some(({ id }) => before[id]?.[key] === noLayout) || rest.length === 0
    const target = { entityTypeId: entityTypeIdOf(key), scope: 'C', extras: extrasOf(key) }
    const items: ItemId[] = inCard.map(({ id }) => id)
    if (wasUnset)
      return [{ items, command: { method: 'crm.item.details.configuration.reset', params: target } }]
    const data = rest.map(({ name, title, elements }) => ({ name, title, type: 'section', elements: elements.map(({ raw }) => raw) }))
    return [{ items, command: { method: 'crm.item.details.configuration.set', params: { ...target, data } } }]
  })
}

/** True when a section of this name still stands in some card. */
export function isShown(section: string, { layouts }: PortalShape): boolean {
  return Object.values(layouts).some(part => part?.isRead === true && part.value?.some(({ name }) => name === section) === true)
}

function entityTypeIdOf(key: LayoutKey): number {
  const [entity, number] = key.split(':')
  return entity === 'process' ? Number(number) : { lead: 1, deal: 2, contact: 3 }[entity as 'lead' | 'deal' | 'contact']
}

function extrasOf(key: LayoutKey): Record<string, number> {
  const [entity, first, second] = key.split(':')
  if (entity === 'lead')
    return { leadCustomerType: Number(first) }
  if (entity === 'deal')
    return { dealCategoryId: Number(first) }
  return entity === 'process' ? { categoryId: Number(second) } : {}
}
