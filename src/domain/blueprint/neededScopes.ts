import { isMadeByConfig } from './fieldCodes'
import type { ItemId, ItemKind } from './items'
import { itemsOf } from './itemsOf'
import type { MergedParts } from './merge'

/** What the application asks for whatever is switched on: records, its own pages, names of colleagues. */
const always = ['crm', 'placement', 'user_brief']

/** Scopes without which nothing of a kind can be made. */
const ofKind: Readonly<Record<ItemKind, string>> = {
  folder: 'disk',
  status: 'crm',
  process: 'crm',
  pipeline: 'crm',
  stage: 'crm',
  fieldType: 'placement',
  field: 'crm',
  option: 'crm',
  placement: 'placement',
  layout: 'crm',
}

/** A wider scope that may stand in for another. */
const widerThan: Readonly<Record<string, readonly string[]>> = { user_brief: ['user_basic', 'user'], user_basic: ['user'] }

/** Scopes without which an item cannot be made; whatever `userfieldconfig` makes needs one of its own. */
export function neededScopes({ fields }: MergedParts, id: ItemId): string[] {
  const kind = id.slice(0, id.indexOf(':')) as ItemKind
  if (kind !== 'field' && kind !== 'option')
    return [ofKind[kind]]
  const path = id.slice(kind.length + 1)
  const plan = fields.find(({ entity, role }) => path === `${entity}.${role}` || path.startsWith(`${entity}.${role}.`))
  return plan && isMadeByConfig(plan) ? [ofKind[kind], 'userfieldconfig'] : [ofKind[kind]]
}

/** All scopes that solutions need, in alphabetical order. */
export function scopesOf(parts: MergedParts): string[] {
  return [...new Set([...always, ...parts.scopes, ...itemsOf(parts).flatMap(id => neededScopes(parts, id))])].sort()
}

/** The application has it, or a wider one. */
export function isGranted(scope: string, scopes: readonly string[]): boolean {
  return [scope, ...widerThan[scope] ?? []].some(each => scopes.includes(each))
}
