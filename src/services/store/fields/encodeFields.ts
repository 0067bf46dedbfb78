import type { Fields, FieldValue, RecordRef } from '@/domain/store/actions/plan'
import type { DealStage, LeadStatus } from '@/domain/store/roles'
import type { StoreMap } from '@/domain/store/map'
import { minorText } from '@/domain/money'
import { PortalError } from '@/domain/portalError'
import type { Params } from '../../portal/types'
import { roleOf, typeIdOf } from '../entities'
import type { CardRecord } from '../types'

/** The portal's own fields, under the names that plans use. */
const own: Readonly<Record<string, string>> = { title: 'title', name: 'name', lastName: 'lastName', sourceId: 'sourceId', typeId: 'typeId', birthdate: 'birthdate', contacts: 'contactIds', phones: 'fm' }

export interface EncodeOptions {
  map: StoreMap
  /** The record that a reference stands for. */
  resolve: (ref: RecordRef) => CardRecord
}

/** `code` of a {@link PortalError}: this portal lacks a field or a value of a list; setup makes them. */
export const notMappedCode = 'CARDINAL_NOT_MAPPED'

function notMapped(what: string): PortalError {
  return new PortalError('missing', `The portal has no ${what}: run setup again.`, { code: notMappedCode })
}

/**
 * Fields of a plan as the portal takes them, under original names.
 *
 * @throws {PortalError} `missing` for a field or a value that this portal does not have.
 */
export function encodeFields(entity: CardRecord['entity'], fields: Fields, options: EncodeOptions): Params {
  return Object.fromEntries(Object.entries(fields).map(([role, value]) => [nameOf(entity, role, options.map), encodeValue(entity, role, value, options)]))
}

/** The portal's name of a field; `null` when it has none. The lead of a visit is its parent. */
export function fieldName(map: StoreMap, entity: CardRecord['entity'], role: string): string | null {
  if (role === 'lead')
    return entity === 'visit' ? `parentId${typeIdOf(map, 'lead')}` : 'leadId'
  return own[role] ?? map.field(roleOf(entity), role)
}

function nameOf(entity: CardRecord['entity'], role: string, map: StoreMap): string {
  return fieldName(map, entity, role) ?? fail(`field "${role}" of "${entity}"`)
}

function encodeValue(entity: CardRecord['entity'], role: string, value: FieldValue, { map, resolve }: EncodeOptions): unknown {
  if (value === null)
    return ''
  if (typeof value === 'boolean')
    return value ? 'Y' : 'N'
  if (typeof value !== 'object')
    return value
  if ('option' in value)
    return optionId(entity, role, value.option, map)
  if ('options' in value)
    return value.options.map(one => optionId(entity, role, one, map))
  if ('directory' in value)
    return map.directoryCode(value.directory, value.role) ?? fail(`value "${value.role}" of the directory ${value.directory}`)
  if ('moment' in value)
    return isoOf(value.moment)
  if ('money' in value)
    return `${minorText(value.money.minor, value.money.currency)}|${value.money.currency}`
  if ('user' in value)
    return value.user
  if ('record' in value)
    return resolve(value.record).id
  if ('records' in value)
    return value.records.map(ref => resolve(ref).id)
  return value.phones.map(phone => ({ typeId: 'PHONE', valueType: 'WORK', value: phone }))
}

function fail(what: string): never {
  throw notMapped(what)
}

function optionId(entity: CardRecord['entity'], role: string, xmlId: string, map: StoreMap): string {
  return map.option(roleOf(entity), role, xmlId) ?? fail(`value "${xmlId}" of the field "${role}"`)
}

/** Whole seconds: that is what the portal keeps. */
export function isoOf(moment: number): string {
  return new Date(Math.floor(moment / 1000) * 1000).toISOString().replace('.000Z', '+00:00')
}

/** @throws {PortalError} `missing` for a status or stage that this portal does not have. */
export function encodeStage(map: StoreMap, { status, stage }: { status?: LeadStatus | undefined, stage?: DealStage | undefined }): Params {
  if (status === undefined && stage === undefined)
    return {}
  const code = status === undefined ? map.stageCode(stage!) : map.statusCode(status)
  return { stageId: code ?? fail(`status "${status ?? stage}"`) }
}
