import type { EntityRole } from '../blueprint/types'
import type { ItemId } from '../blueprint/items'
import { readCodes } from '../portalMap'
import { dealStageRoles, leadStatusRoles } from './roles'
import type { DealStage, LeadStatus } from './roles'

type Directory = 'SOURCE' | 'CONTACT_TYPE' | 'DEAL_TYPE'

/** Which code of this portal plays which role of the solution `store`, both ways. `null`: the portal has no such thing, or it is not ours. */
export interface StoreMap {
  pipelineId: number
  /** `entityTypeId` of the smart processes, by role: `visit`, `store`, `shift`. */
  processTypeId: (role: string) => number | null
  /** Original name, `UF_CRM_…`: what `useOriginalUfNames: 'Y'` reads and writes. */
  field: (entity: EntityRole, role: string) => string | null
  option: (entity: EntityRole, role: string, xmlId: string) => string | null
  /** The `XML_ID` of a list's value. */
  xmlId: (entity: EntityRole, role: string, optionId: string) => string | null
  directoryCode: (directory: Directory, role: string) => string | null
  statusCode: (role: LeadStatus) => string | null
  statusRole: (code: string) => LeadStatus | null
  stageCode: (role: DealStage) => string | null
  stageRole: (code: string) => DealStage | null
  /** A stage of a smart process: `assignment`, `given`. */
  processStage: (process: string, role: string) => string | null
  /** Id of a folder on the company drive. */
  folderId: (role: string) => number | null
}

/**
 * Reads the map that setup left.
 *
 * @returns `null` when the solution was not set up: its pipeline is unknown then.
 */
export function readStoreMap(appOptions: Readonly<Record<string, unknown>>): StoreMap | null {
  const codes: Readonly<Partial<Record<ItemId, string>>> = readCodes(appOptions)?.codes ?? {}
  const pipelineId = Number(codes['pipeline:store'] ?? Number.NaN)
  if (!Number.isInteger(pipelineId))
    return null
  const code = (id: ItemId) => codes[id] || null
  const options = Object.entries(codes).filter(([id, value]) => id.startsWith('option:') && value)
  return {
    pipelineId,
    processTypeId: role => Number.parseInt(code(`process:${role}`) ?? '', 10) || null,
    field: (entity, role) => code(`field:${entity}.${role}`),
    option: (entity, role, xmlId) => code(`option:${entity}.${role}.${xmlId}`),
    xmlId(entity, role, optionId) {
      const start = `option:${entity}.${role}.`
      return options.find(([id, value]) => id.startsWith(start) && value === optionId)?.[0].slice(start.length) ?? null
    },
    directoryCode: (directory, role) => code(`status:${directory}.${role}`),
    statusCode: role => code(`status:STATUS.${role}`),
    statusRole: wanted => leadStatusRoles.find(role => code(`status:STATUS.${role}`) === wanted) ?? null,
    stageCode: role => code(`stage:store.${role}`),
    stageRole: wanted => dealStageRoles.find(role => code(`stage:store.${role}`) === wanted) ?? null,
    processStage: (process, role) => code(`stage:process.${process}.${role}`),
    folderId: role => Number(code(`folder:${role}`) ?? 0) || null,
  }
}
