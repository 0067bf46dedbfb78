import { ENTITY } from '../../state/types.ts'
import type { CardLayout, CardSection, Item, Json, PortalState } from '../../state/types.ts'
import { defaultCategoryId } from '../directories/categories.ts'
import type { EntityInfo } from '../entities.ts'
import { toInteger } from '../parameters.ts'

/** Which cards a layout is for, and whose: null is everybody's. */
export type LayoutKey = Omit<CardLayout, 'sections'>

export const CUSTOMER = { simple: 1, repeat: 2 } as const

/** Which of a type's cards `extras` means: a pipeline, or leads of a kind. Everything else has one card. */
export function variantOf(state: PortalState, entity: EntityInfo, extras: { [key: string]: Json }): number {
  const { entityTypeId } = entity
  if (entityTypeId === ENTITY.lead)
    return toInteger(extras.leadCustomerType) === CUSTOMER.repeat ? CUSTOMER.repeat : CUSTOMER.simple
  if (!entity.hasCategories)
    return 0
  const given = toInteger(entityTypeId === ENTITY.deal ? extras.dealCategoryId : extras.categoryId)
  return given !== null && given > 0 ? given : defaultCategoryId(state, entityTypeId)
}

/** Which of its type's cards shows a record; null is a new one in that pipeline. */
export function variantOfItem(entity: EntityInfo, item: Item | null, categoryId: number): number {
  if (entity.entityTypeId === ENTITY.lead)
    return item?.isReturnCustomer === 'Y' ? CUSTOMER.repeat : CUSTOMER.simple
  return entity.hasCategories ? categoryId : 0
}

function isFor(layout: CardLayout, { entityTypeId, variant, userId }: LayoutKey): boolean {
  return layout.entityTypeId === entityTypeId && layout.variant === variant && layout.userId === userId
}

export function findLayout({ cardLayouts }: PortalState, key: LayoutKey): CardLayout | undefined {
  return cardLayouts.find(layout => isFor(layout, key))
}

/** Whole layouts are replaced: what the new one does not name is gone. */
export function saveLayout(state: PortalState, key: LayoutKey, sections: CardSection[]): void {
  removeLayout(state, key)
  state.cardLayouts.push({ ...key, sections })
}

export function removeLayout(state: PortalState, key: LayoutKey): void {
  state.cardLayouts = state.cardLayouts.filter(layout => !isFor(layout, key))
}

/** Takes away everybody's personal layouts of these cards. */
export function removePersonalLayouts(state: PortalState, { entityTypeId, variant }: LayoutKey): void {
  state.cardLayouts = state.cardLayouts.filter(layout => layout.userId === null || layout.entityTypeId !== entityTypeId || layout.variant !== variant)
}

/** The layout a person sees: their own, else everybody's; none when these cards were never set up. */
export function shownLayout(state: PortalState, key: LayoutKey): CardLayout | undefined {
  return findLayout(state, key) ?? findLayout(state, { ...key, userId: null })
}
