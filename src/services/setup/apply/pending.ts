import type { Choices, ItemId, PendingRequest } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { Part, PortalShape, ShapeField } from '@/domain/blueprint/shape'
import type { Journal } from './journal'
import type { Wanted } from './wanted'
import { isOpen } from './waves'

/** What the requests of one wave are going to do, to be noted before they go. */
export function aboutToSend(items: readonly PlanItem[], { run, shape }: { run: string, shape: PortalShape }): PendingRequest {
  const idsOf = (action: PlanItem['action']) => items.filter(item => item.action === action).map(({ id }) => id)
  return { run, at: shape.time, creates: idsOf('create'), changes: idsOf('change'), above: highestIds(shape) }
}

function highestIds(shape: PortalShape): PendingRequest['above'] {
  const { pipelines, processes, statuses, drive } = shape
  const highest = (rows: readonly { id: number }[]) => rows.reduce((most, { id }) => Math.max(most, id), 0)
  return {
    pipeline: highest(valuesOf(pipelines)),
    process: highest(valuesOf(processes)),
    field: highest(everyField(shape)),
    status: highest(valuesOf(statuses)),
    folder: drive.isRead ? highest(drive.value.children) : 0,
  }
}

function valuesOf<T>(part: Part<readonly T[]>): readonly T[] {
  return part.isRead ? part.value : []
}

function everyField({ fields, processes }: PortalShape): ShapeField[] {
  return [...Object.values(fields), ...valuesOf(processes).flatMap(({ details }) => details?.fields ?? [])].flatMap(valuesOf)
}

interface ClaimOptions { wanted: ReadonlyMap<ItemId, Wanted>, choices: Choices, locale: 'ru' | 'en' }

/**
 * Finds what a request made where our code does not tell: pipelines and smart processes have none, and what a person gave
 * another name may stand under another code. It has the name and is younger than the request. Everything else is found by
 * its code.
 */
export function claimPending(journal: Journal, shape: PortalShape, { wanted, choices, locale }: ClaimOptions): Journal {
  const { pending } = journal.made
  if (pending === undefined)
    return journal
  const found: [ItemId, string][] = []
  for (const id of pending.creates) {
    const each = wanted.get(id)
    if (each === undefined || journal.codes.codes[id] !== undefined)
      continue
    const choice = choices[id]
    const code = youngOne(each, shape, pending.above, choice?.kind === 'rename' ? choice.name : null, locale)
    if (code !== null)
      found.push([id, code])
  }
  const added = Object.fromEntries(found)
  return {
    codes: { ...journal.codes, codes: { ...journal.codes.codes, ...added } },
    made: { ...journal.made, items: { ...journal.made.items, ...added } },
  }
}

/** @param chosen The name that a person gave it, or null. */
function youngOne(wanted: Wanted, shape: PortalShape, above: PendingRequest['above'], chosen: string | null, locale: 'ru' | 'en'): string | null {
  switch (wanted.kind) {
    case 'pipeline': {
      const young = valuesOf(shape.pipelines).find(({ id, name }) => id > above.pipeline && name === (chosen ?? wanted.plan.name[locale]))
      return young ? String(young.id) : null
    }
    case 'process': {
      const young = valuesOf(shape.processes).find(({ id, name }) => id > above.process && name === (chosen ?? wanted.plan.name[locale]))
      return young ? `${young.entityTypeId}/${young.id}` : null
    }
    case 'field': {
      const { code } = wanted.plan
      return everyField(shape).find(field => field.id > above.field && field.name === chosen && field.code.includes(code))?.code ?? null
    }
    case 'status':
    case 'stage': {
      const { code } = wanted.plan
      return valuesOf(shape.statuses).find(({ id, name, statusId }) => id > above.status && name === chosen && statusId.includes(code))?.statusId ?? null
    }
    case 'folder': {
      const young = shape.drive.isRead ? shape.drive.value.children.find(({ id, name }) => id > above.folder && name === chosen) : undefined
      return young ? String(young.id) : null
    }
    default: return null
  }
}

/** The request is over: what it was to make and is there now is ours. What it was to change stays whose it was. */
export function settlePending(journal: Journal, plan: ReadonlyMap<ItemId, PlanItem>): Journal {
  const { pending, ...made } = journal.made
  const ours: [ItemId, string][] = []
  for (const id of pending?.creates ?? []) {
    const item = plan.get(id)
    if (item && item.code !== null && (item.action === 'keep' || item.action === 'change'))
      ours.push([id, item.code])
  }
  return { codes: journal.codes, made: { ...made, items: { ...made.items, ...Object.fromEntries(ours) } } }
}

/** What a request made or changed and what it still did not, of these items. */
export function stillOpen(ids: readonly ItemId[], plan: ReadonlyMap<ItemId, PlanItem>): ItemId[] {
  return ids.filter(id => {
    const item = plan.get(id)
    return item !== undefined && isOpen(item)
  })
}
