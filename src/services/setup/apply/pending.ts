import type { Choices, ItemId, PendingRequest } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { PortalShape } from '@/domain/blueprint/shape'
import type { Journal } from './journal'
import type { Wanted } from './wanted'
import { isOpen } from './waves'

/** What the requests of one wave are going to do, to be noted before they go. */
export function aboutToSend(items: readonly PlanItem[], { run, shape }: { run: string, shape: PortalShape }): PendingRequest {
  const idsOf = (action: PlanItem['action']) => items.filter(item => item.action === action).map(({ id }) => id)
  return { run, at: shape.time, creates: idsOf('create'), changes: idsOf('change'), above: highestIds(shape) }
}

function highestIds({ pipelines, processes }: PortalShape): PendingRequest['above'] {
  const highest = (rows: readonly { id: number }[]) => Math.max(0, ...rows.map(({ id }) => id))
  return { pipeline: pipelines.isRead ? highest(pipelines.value) : 0, process: processes.isRead ? highest(processes.value) : 0 }
}

interface ClaimOptions { wanted: ReadonlyMap<ItemId, Wanted>, choices: Choices, locale: 'ru' | 'en' }

/**
 * Finds what a request with a lost answer made where the portal knows no unique code: pipelines and smart processes of the
 * right name that are younger than the request. Everything else is found by its code.
 */
export function claimPending(journal: Journal, shape: PortalShape, { wanted, choices, locale }: ClaimOptions): Journal {
  const { pending } = journal.made
  if (pending === undefined)
    return journal
  const found: [ItemId, string][] = []
  for (const id of pending.creates) {
    const each = wanted.get(id)
    if (journal.codes.codes[id] !== undefined || (each?.kind !== 'pipeline' && each?.kind !== 'process'))
      continue
    const choice = choices[id]
    const name = choice?.kind === 'rename' ? choice.name : each.plan.name[locale]
    const code = each.kind === 'pipeline' ? youngPipeline(shape, pending, name) : youngProcess(shape, pending, name)
    if (code !== null)
      found.push([id, code])
  }
  const added = Object.fromEntries(found)
  return {
    codes: { ...journal.codes, codes: { ...journal.codes.codes, ...added } },
    made: { ...journal.made, items: { ...journal.made.items, ...added } },
  }
}

function youngPipeline({ pipelines }: PortalShape, { above }: PendingRequest, name: string): string | null {
  const young = pipelines.isRead ? pipelines.value.find(each => each.id > above.pipeline && each.name === name) : undefined
  return young ? String(young.id) : null
}

function youngProcess({ processes }: PortalShape, { above }: PendingRequest, name: string): string | null {
  const young = processes.isRead ? processes.value.find(each => each.id > above.process && each.name === name) : undefined
  return young ? `${young.entityTypeId}/${young.id}` : null
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
