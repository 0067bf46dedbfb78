import type { Choices, ItemId, MadeItems, PortalCodes } from '../items'
import type { MergedParts } from '../merge'
import type { PlanItem, PlanReason } from '../plan'
import type { PortalShape, ShapeProcess } from '../shape'
import type { Blueprint, EntityRole, SolutionName } from '../types'
import type { Candidate } from './decide'

export interface PlanInput {
  /** Solutions that are wanted together. */
  blueprints: readonly Blueprint[]
  shape: PortalShape
  /** The portal map; null where setup never was. */
  codes: PortalCodes | null
  made: MadeItems | null
  choices?: Choices
  /** What the portal refused when it was tried, by item: a limit of its plan shows in no other way. */
  refusals?: Refusals
  /** Language of what the portal keeps in one language only. */
  locale: 'ru' | 'en'
  /** Address of the application's folder, `https://cardinal.example.com`. */
  appOrigin: string
}

export type Refusals = Readonly<Record<ItemId, Extract<PlanReason, 'plan-limit' | 'no-right' | 'no-scope'>>>

/** What deciding about an item needs to know. */
export interface DiffContext extends Required<Pick<PlanInput, 'choices' | 'refusals'>>, Pick<PlanInput, 'shape' | 'locale'> {
  parts: MergedParts
  /** Solutions that cannot be had on this portal, and why. */
  refused: ReadonlyMap<SolutionName, PlanReason>
  /** Code of each role by the map, and of what we made. */
  mapped: Readonly<Record<ItemId, string>>
  made: Readonly<Record<ItemId, string>>
  addressOf: (page: string) => string
  /** Decided so far, in order. */
  items: Map<ItemId, PlanItem>
  /** What was there to choose from. */
  pools: Map<ItemId, readonly Candidate[]>
}

/** Code of an item that is there; null for one that is still to be made, or never will be. */
export function presentCode({ items }: DiffContext, id: ItemId): string | null {
  const item = items.get(id)
  return item !== undefined && ['keep', 'change', 'cannot'].includes(item.action) ? item.code : null
}

/** The item will be there once the plan is applied. */
export function willBeThere({ items }: DiffContext, id: ItemId): boolean {
  return ['keep', 'change', 'create'].includes(items.get(id)?.action ?? 'cannot')
}

export function isOfProcess(entity: EntityRole): entity is `process.${string}` {
  return entity.startsWith('process.')
}

/** `process:visit` of `process.visit`. */
export function processItem(entity: `process.${string}`): ItemId {
  return `process:${entity.slice('process.'.length)}`
}

/** The smart process that plays a role; null while there is none. */
export function processOf(context: DiffContext, id: ItemId): ShapeProcess | null {
  const code = presentCode(context, id)
  const { processes } = context.shape
  return code === null || !processes.isRead ? null : processes.value.find(process => codeOfProcess(process) === code) ?? null
}

/** As the map keeps a smart process. */
export function codeOfProcess({ entityTypeId, id }: ShapeProcess): string {
  return `${entityTypeId}/${id}`
}
