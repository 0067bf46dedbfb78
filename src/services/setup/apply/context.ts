import type { LocalText } from '@/domain/blueprint/text'
import type { ItemId } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { PortalShape, ShapeField, ShapeProcess, ShapeStatus } from '@/domain/blueprint/shape'
import type { EntityRole } from '@/domain/blueprint/types'
import type { Command } from '../../portal/types'
import type { Wanted } from './wanted'

/** What commands are made from: what is wanted, what the plan says about it, what the portal holds. */
export interface CommandContext {
  wanted: ReadonlyMap<ItemId, Wanted>
  plan: ReadonlyMap<ItemId, PlanItem>
  shape: PortalShape
  locale: 'ru' | 'en'
  /** Address of a page of ours by its name. */
  addressOf: (page: string) => string
}

/** A command and the items that it makes or changes. */
export interface ItemCommand { items: readonly ItemId[], command: Command }

/** Commands for one item, in order. */
export type CommandMaker = (item: PlanItem, context: CommandContext) => ItemCommand[]

export function textIn({ locale }: CommandContext, text: LocalText): string {
  return text[locale]
}

/** Name by the person's choice, else the blueprint's. */
export function nameOf(item: PlanItem, context: CommandContext, text: LocalText): string {
  return item.chosen?.kind === 'rename' ? item.chosen.name : textIn(context, text)
}

/** Code of an item that exists. @throws {RangeError} when the plan let an item through whose needs are missing. */
export function codeOf({ plan }: CommandContext, id: ItemId): string {
  const code = plan.get(id)?.code ?? null
  if (code === null)
    throw new RangeError(`${id} is needed and does not exist yet.`)
  return code
}

/** Both numbers of a smart process of ours. */
export function processIds(context: CommandContext, role: string): { entityTypeId: number, typeId: number } {
  const [entityTypeId = 0, typeId = 0] = codeOf(context, `process:${role}`).split('/').map(Number)
  return { entityTypeId, typeId }
}

/** Number of an entity in `crm.item.*`, of smart processes too. */
export function entityTypeIdOf(context: CommandContext, entity: EntityRole): number {
  if (entity === 'lead' || entity === 'deal' || entity === 'contact')
    return { lead: 1, deal: 2, contact: 3 }[entity]
  return processIds(context, entity.slice('process.'.length)).entityTypeId
}

export function processOf({ shape }: CommandContext, entityTypeId: number): ShapeProcess | undefined {
  return shape.processes.isRead ? shape.processes.value.find(process => process.entityTypeId === entityTypeId) : undefined
}

export function fieldsOf(context: CommandContext, entity: EntityRole): readonly ShapeField[] {
  if (entity === 'lead' || entity === 'deal' || entity === 'contact') {
    const part = context.shape.fields[entity]
    return part.isRead ? part.value : []
  }
  const part = processOf(context, entityTypeIdOf(context, entity))?.details?.fields
  return part?.isRead ? part.value : []
}

export function statusesOf({ shape }: CommandContext, entityId: string): ShapeStatus[] {
  return shape.statuses.isRead ? shape.statuses.value.filter(status => status.entityId === entityId) : []
}

/** Directory of the stages of a pipeline or smart process. */
export function stagesEntityId(context: CommandContext, of: ItemId): string {
  const code = codeOf(context, of)
  if (of.startsWith('pipeline:'))
    return Number(code) === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${code}`
  const [entityTypeId = 0] = code.split('/').map(Number)
  return `DYNAMIC_${entityTypeId}_STAGE_${processOf(context, entityTypeId)?.details?.categoryId ?? 0}`
}

/** True when this property is among the differences. */
export function differs(item: PlanItem, property: PlanItem['differences'][number]['property']): boolean {
  return item.differences.some(difference => difference.property === property)
}
