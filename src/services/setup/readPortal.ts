import type { Choices, PortalCodes } from '@/domain/blueprint/items'
import type { PortalShape } from '@/domain/blueprint/shape'
import type { Command, PortalCalls } from '../portal/types'
import { assemble, optionsOf } from './reading/assemble'
import { configListing, processCommands, valueCommands } from './reading/details'
import { firstListings, layoutCommand, singleCommands } from './reading/firstRound'
import type { ReadingOptions } from './reading/firstRound'
import { askAll, mapPart, nextPages, rowsOf } from './reading/lists'
import type { Listing } from './reading/lists'
import { knownCodes, knownFolders, mappedCodes, ourPipelines, ourProcesses } from './reading/ours'
import type { KnownCodes } from './reading/ours'
import { decodeProcess } from './reading/rows'

export interface ReadPortalOptions extends ReadingOptions {
  /** What a person chose to take: it is read as ours. */
  choices?: Choices
  /** What a run has made since the portal's map was written. */
  codes?: PortalCodes['codes']
}

/**
 * Reads what a plan is made from: three requests as a rule, at most six on a portal with hundreds of fields. What this
 * person or this application may not read is told in its place.
 *
 * @throws {PortalError} `unreachable` and the like when the portal does not answer; another kind without an application's token.
 */
export async function readPortal(portal: PortalCalls, options: ReadPortalOptions): Promise<PortalShape> {
  const { blueprints, locale, choices = {}, codes = {} } = options
  const listings: Record<string, Listing> = firstListings(options)
  const start = await askAll(portal, { ...singleCommands, ...Object.fromEntries(Object.entries(listings).map(([name, { command }]) => [name, command])) })

  const known = knownCodes({ ...mappedCodes(optionsOf(start)), ...codes }, choices)
  const first = { ...start, ...await askAll(portal, nextPages('processes', listings.processes!, start)) }
  const morePages = joined(Object.entries(listings).filter(([name]) => name !== 'processes').map(([name, listing]) => nextPages(name, listing, start)))
  const ours = ourProcesses(mapPart(rowsOf('processes', listings.processes!, first), rows => rows.map(decodeProcess)), blueprints, known)
  const second = await askAll(portal, { ...morePages, ...joined(ours.map(process => processCommands(process, locale))), ...knownCommands(options, known) })

  const configs = { ...second, ...await askAll(portal, joined(ours.map(process => nextPages(`fields ${process.id}`, configListing(process, locale), second)))) }
  const values = await askAll(portal, joined(ours.map(process => valueCommands(process, configs, locale))))
  return assemble({ ...first, ...configs, ...values }, listings, ours, locale)
}

/**
 * What is asked about things whose ids the map knows.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-get.html
 */
function knownCommands({ blueprints }: ReadPortalOptions, known: KnownCodes): Record<string, Command> {
  return {
    ...Object.fromEntries(ourPipelines(blueprints, known).map(id => [`layout deal:${id}`, layoutCommand(2, { dealCategoryId: id })])),
    ...Object.fromEntries(knownFolders(known).map(id => [`folder ${id}`, { method: 'disk.folder.get', params: { id } }])),
  }
}

function joined(commands: readonly Record<string, Command>[]): Record<string, Command> {
  return Object.assign({}, ...commands) as Record<string, Command>
}
