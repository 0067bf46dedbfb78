import type { LayoutKey, Part, PortalShape, ShapeDrive, ShapeLayout, ShapeProcess } from '@/domain/blueprint/shape'
import { resultOf } from '../../portal/batch'
import { asFlag, asId, asList, asMoment, asNumber, asRecord, asText } from '../../portal/decode'
import { readDetails, readProcessLayout } from './details'
import { mapPart, rowsOf } from './lists'
import type { Listing, Outcomes } from './lists'
import { readPart, valueOr } from './parts'
import { decodeField, decodeFieldType, decodeLayout, decodePipeline, decodePlacement, decodeProcess, decodeStatus } from './rows'

const leadModes: Readonly<Record<number, 'classic' | 'simple'>> = { 1: 'classic', 2: 'simple' }

/** Puts the answers together. */
export function assemble(outcomes: Outcomes, listings: Readonly<Record<string, Listing>>, detailed: readonly ShapeProcess[], locale: 'ru' | 'en'): PortalShape {
  const list = (name: string) => rowsOf(name, listings[name]!, outcomes)
  const single = <T>(name: string, decode: (result: unknown) => T) => readPart(outcomes[name]!, name, decode)
  const info = asRecord(resultOf(outcomes.info!, 'app.info'))
  const app = { appId: asId(info.ID) ?? 0, code: asText(info.CODE) }
  const isAdmin = valueOr(single('admin', asFlag), false)
  const processes = mapPart(list('processes'), rows => rows.map(decodeProcess).map(process => withDetails(process, detailed, outcomes, locale)))
  const fields = (entity: string) => mapPart(list(entity), rows => rows.map(row => decodeField(row, app)))
  return {
    time: valueOr(single('time', asMoment), null) ?? '',
    isAdmin,
    // The list of smart processes is open to those who may change settings of the CRM, and to nobody else.
    mayChangeSettings: isAdmin || processes.isRead,
    appId: app.appId,
    isInstalled: asFlag(info.INSTALLED),
    scopes: valueOr(single('scopes', result => asList(result).map(asText)), []),
    license: asText(info.LICENSE),
    features: readFeatures(outcomes),
    leadMode: leadModes[valueOr(single('mode', asNumber), null) ?? 0] ?? null,
    appOptions: optionsOf(outcomes),
    pipelines: mapPart(list('pipelines'), rows => rows.map(decodePipeline)),
    statuses: mapPart(list('statuses'), rows => rows.map(decodeStatus)),
    fields: { lead: fields('lead'), deal: fields('deal'), contact: fields('contact') },
    processes,
    fieldTypes: mapPart(list('fieldTypes'), rows => rows.map(decodeFieldType)),
    allTypes: single('types', result => Object.keys(asRecord(asRecord(result).types))),
    placements: mapPart(list('placements'), rows => rows.filter(({ userId }) => asNumber(userId) === 0).map(decodePlacement)),
    layouts: readLayouts(outcomes, valueOr(processes, [])),
    drive: readDrive(list('storages'), list('folders'), outcomes),
  }
}

/** @throws {PortalError} without an application's token: nothing may be planned without the map. */
export function optionsOf(outcomes: Outcomes): Record<string, string> {
  const options = asRecord(resultOf(outcomes.options!, 'app.option.get'))
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, asText(value)]))
}

function withDetails(process: ShapeProcess, detailed: readonly ShapeProcess[], outcomes: Outcomes, locale: 'ru' | 'en'): ShapeProcess {
  return detailed.some(({ id }) => id === process.id) ? { ...process, details: readDetails(process, outcomes, locale) } : process
}

/** Names of commands that begin so, without that beginning. */
function named(outcomes: Outcomes, beginning: string): string[] {
  return Object.keys(outcomes).filter(name => name.startsWith(`${beginning} `)).map(name => name.slice(beginning.length + 1))
}

function readFeatures(outcomes: Outcomes): Record<string, boolean> {
  const features: Record<string, boolean> = {}
  for (const code of named(outcomes, 'feature')) {
    const part = readPart(outcomes[`feature ${code}`]!, 'feature.get', result => asFlag(asRecord(result).value))
    if (part.isRead)
      features[code] = part.value
  }
  return features
}

function readLayouts(outcomes: Outcomes, processes: readonly ShapeProcess[]): Partial<Record<LayoutKey, Part<ShapeLayout>>> {
  const plain = named(outcomes, 'layout').map(key => [key, readPart(outcomes[`layout ${key}`]!, 'crm.item.details.configuration.get', decodeLayout)])
  const ofProcesses = processes.filter(({ details }) => details !== null).map(process => readProcessLayout(process, process.details!.categoryId, outcomes))
  return Object.fromEntries([...plain, ...ofProcesses]) as Partial<Record<LayoutKey, Part<ShapeLayout>>>
}

function readDrive(storages: Part<Record<string, unknown>[]>, folders: Part<Record<string, unknown>[]>, outcomes: Outcomes): Part<ShapeDrive> {
  const storageId = storages.isRead ? asId(storages.value[0]?.ID) : null
  if (!storages.isRead || storageId === null)
    return { isRead: false, reason: storages.isRead ? 'not-readable' : storages.reason }
  const renamed = named(outcomes, 'folder').map(id => readPart(outcomes[`folder ${id}`]!, 'disk.folder.get', asRecord)).flatMap(part => part.isRead && Number(part.value.DELETED_TYPE) === 0 ? [part.value] : [])
  return mapPart(folders, rows => ({
    storageId,
    children: [...new Map([...rows, ...renamed].map(row => [asText(row.ID), row])).values()]
      .map(row => ({ id: asId(row.ID) ?? 0, name: asText(row.NAME), isFolder: asText(row.TYPE) === 'folder' })),
  }))
}
