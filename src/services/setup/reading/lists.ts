import type { Part } from '@/domain/blueprint/shape'
import { asRecord, asText } from '../../portal/decode'
import type { Command, CommandResult, PortalCalls } from '../../portal/types'
import { readPart } from './parts'

/** A list of the portal; some come in pages of 50, of others that is not said. */
export interface Listing {
  command: Command
  rows: (result: unknown) => unknown[]
  /** What tells rows apart. */
  key: (row: Record<string, unknown>) => string
  refusal?: 'no-right' | 'no-admin'
}
export type Outcomes = Readonly<Record<string, CommandResult>>

const batchSize = 50

/** Asks everything in as few requests as it fits into. @throws {PortalError} when a whole request fails */
export async function askAll(portal: PortalCalls, commands: Readonly<Record<string, Command>>): Promise<Outcomes> {
  const names = Object.keys(commands)
  const outcomes: Record<string, CommandResult> = {}
  for (let start = 0; start < names.length; start += batchSize) {
    const part = names.slice(start, start + batchSize)
    Object.assign(outcomes, await portal.readBatch(Object.fromEntries(part.map(name => [name, commands[name]!]))))
  }
  return outcomes
}

/** Commands for the pages after the first, told by the counted total; none when everything has come. */
export function nextPages(name: string, listing: Listing, outcomes: Outcomes): Record<string, Command> {
  const first = outcomes[name]
  if (first?.kind !== 'done')
    return {}
  const count = listing.rows(first.result).length
  const total = first.total ?? count
  const pages: Record<string, Command> = {}
  for (let start = count; count > 0 && start < total; start += count)
    pages[`${name}@${start}`] = { method: listing.command.method, params: { ...listing.command.params, start } }
  return pages
}

/** All rows of all pages, each once. A page that was refused makes the whole list unread: half a list would look like gaps. */
export function rowsOf(name: string, listing: Listing, outcomes: Outcomes): Part<Record<string, unknown>[]> {
  const rows = new Map<string, Record<string, unknown>>()
  for (const [one, outcome] of Object.entries(outcomes)) {
    if (one !== name && !one.startsWith(`${name}@`))
      continue
    const part = readPart(outcome, listing.command.method, listing.rows, listing.refusal)
    if (!part.isRead)
      return part
    for (const row of part.value.map(asRecord))
      rows.set(listing.key(row), row)
  }
  return { isRead: true, value: [...rows.values()] }
}

/** Rows are told apart by this column. */
export function byColumn(...names: string[]): Listing['key'] {
  return row => names.map(name => asText(row[name])).join(' ')
}

export function mapPart<From, To>(part: Part<From>, change: (value: From) => To): Part<To> {
  return part.isRead ? { isRead: true, value: change(part.value) } : part
}
