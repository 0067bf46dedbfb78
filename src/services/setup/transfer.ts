import type { Choices, ItemId, MadeItems, PortalCodes } from '@/domain/blueprint/items'
import { itemKinds } from '@/domain/blueprint/items'
import { asRecord, asText } from '../portal/decode'

const format = 'cardinal-setup'

/** What moves from a test portal to the live one: which things play which role, by name, and the settings. */
export interface SetupFile {
  format: typeof format
  version: 1
  /** Where and when it was written; for people. */
  portal: string
  writtenAt: string
  solutions: readonly string[]
  /** Names of existing things that were taken for an item; codes and ids are another portal's. */
  taken: Record<ItemId, { code: string, name: string }>
  skipped: readonly ItemId[]
  settings: Record<string, unknown>
}

export interface ExportOptions {
  portal: string
  writtenAt: string
  /** Name of each thing on this portal. */
  names: ReadonlyMap<ItemId, string>
  settings: Readonly<Record<string, unknown>>
}

/** The map and the settings as a file. What we made ourselves is left out: the other portal's setup makes it. */
export function exportSetup({ solutions, codes, skipped = [] }: PortalCodes, made: MadeItems, { portal, writtenAt, names, settings }: ExportOptions): string {
  const taken = Object.entries(codes).filter(([id]) => made.items[id as ItemId] === undefined).map(([id, code]) => [id, { code, name: names.get(id as ItemId) ?? code }])
  const file: SetupFile = { format, version: 1, portal, writtenAt, solutions: Object.keys(solutions), taken: Object.fromEntries(taken) as SetupFile['taken'], skipped, settings: { ...settings } }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Why a file cannot be taken. */
type ImportProblem = 'not-json' | 'other-file' | 'newer-version'

export type ReadSetupFile = { kind: 'read', file: SetupFile } | { kind: 'refused', problem: ImportProblem }

/** Reads such a file; what it does not know it leaves out. */
export function readSetupFile(text: string): ReadSetupFile {
  const content = parsed(text)
  if (content === null)
    return { kind: 'refused', problem: 'not-json' }
  if (content.format !== format)
    return { kind: 'refused', problem: 'other-file' }
  if (content.version !== 1)
    return { kind: 'refused', problem: 'newer-version' }
  const taken = Object.entries(asRecord(content.taken)).filter(([id]) => isItemId(id)).map(([id, thing]) => [id, { code: asText(asRecord(thing).code), name: asText(asRecord(thing).name) }])
  return {
    kind: 'read',
    file: {
      format,
      version: 1,
      portal: asText(content.portal),
      writtenAt: asText(content.writtenAt),
      solutions: texts(content.solutions),
      taken: Object.fromEntries(taken) as SetupFile['taken'],
      skipped: texts(content.skipped).filter(isItemId),
      settings: asRecord(content.settings),
    },
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? content as Record<string, unknown> : null
  }
  catch {
    return null
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
}

function isItemId(id: string): id is ItemId {
  return itemKinds.some(kind => id.startsWith(`${kind}:`))
}

/** What of this portal answers to the file. */
export interface ImportMatch {
  choices: Choices
  /** Items whose thing is not here under that name; they stay as the plan has them. */
  missing: readonly { id: ItemId, name: string }[]
}

/**
 * Turns a file into choices for this portal: the same code where codes travel (fields, directory values), else the same name.
 *
 * @param candidates Things of this portal that could play each role.
 */
export function matchSetupFile({ taken, skipped }: SetupFile, candidates: ReadonlyMap<ItemId, readonly { code: string, name: string }[]>): ImportMatch {
  const choices: Choices = Object.fromEntries(skipped.map(id => [id, { kind: 'skip' as const }]))
  const missing: { id: ItemId, name: string }[] = []
  for (const [key, { code, name }] of Object.entries(taken)) {
    const id = key as ItemId
    const here = candidates.get(id) ?? []
    const same = here.find(each => each.code === code && each.name === name) ?? here.find(each => each.name === name) ?? (/^(field|status):/.test(id) ? here.find(each => each.code === code) : undefined)
    if (same)
      choices[id] = { kind: 'take', code: same.code }
    else
      missing.push({ id, name })
  }
  return { choices, missing }
}
