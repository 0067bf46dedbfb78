import type { ItemId } from '@/domain/blueprint/items'
import type { EntityRole } from '@/domain/blueprint/types'
import type { DealStage, LeadStatus } from '@/domain/store/roles'
import { PlainError } from '../plainError.ts'
import type { ItemFields } from '../records.ts'
import { itemKey } from '../structure.ts'

export type ProcessRole = 'store' | 'shift' | 'visit' | 'assignment' | 'rating'

/** A value of ours: lists by `XML_ID`, the rest as the portal takes it. */
export type Value = string | number | boolean | null | undefined | readonly number[] | { option: string } | { options: readonly string[] }

/** What setup has made of the store, by the roles of its blueprint. */
export interface Structure {
  pipelineId: number
  /** `entityTypeId` of a smart process. */
  typeOf: (process: ProcessRole) => number
  status: (role: LeadStatus) => string
  stage: (role: DealStage) => string
  processStage: (process: ProcessRole, role: string) => string
  /** Code in a directory: `SOURCE.whatsapp`. */
  directory: (name: string) => string
  /** Custom fields as `crm.item.*` takes them; what is empty is left out. */
  fields: (entity: EntityRole, values: Readonly<Record<string, Value>>) => ItemFields
}

/** Reads the portal map. @throws {PlainError} for what setup has not made */
export function structureOf(codes: Readonly<Record<ItemId, string>>): Structure {
  const code = (id: ItemId) => {
    const found = codes[id]
    if (found === undefined)
      throw new PlainError(`Setup has made no ${id}.`)
    return found
  }
  const encode = (entity: EntityRole, role: string, value: Value): unknown => {
    if (typeof value !== 'object' || value === null)
      return value
    if ('option' in value)
      return Number(code(`option:${entity}.${role}.${value.option}`))
    return 'options' in value ? value.options.map(xmlId => Number(code(`option:${entity}.${role}.${xmlId}`))) : value
  }
  return {
    pipelineId: Number(code('pipeline:store')),
    typeOf: process => Number.parseInt(code(`process:${process}`), 10),
    status: role => code(`status:STATUS.${role}`),
    stage: role => code(`stage:store.${role}`),
    processStage: (process, role) => code(`stage:process.${process}.${role}`),
    directory: name => code(`status:${name}`),
    fields: (entity, values) => Object.fromEntries(Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([role, value]) => [itemKey(code(`field:${entity}.${role}`)), encode(entity, role, value)])),
  }
}
