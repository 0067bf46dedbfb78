import type { ItemId } from '@/domain/blueprint/items'
import { PlainError } from './plainError.ts'

/** What setup has made of a blueprint, by the names of its items; `Stages` says which stages each pipeline has. */
export interface WorldStructure<Stages> {
  categoryOf: (pipeline: keyof Stages & string) => number
  stageOf: <Pipeline extends keyof Stages & string>(pipeline: Pipeline, stage: Stages[Pipeline] & string) => string
  /** Name of a deal field: `UF_CRM_TRIP_END`. */
  codeOf: (role: string) => string
  /** Key of a deal field as `crm.item.*` writes it: `ufCrmEventSiteTemplate`. */
  keyOf: (role: string) => string
  /** Id of a list's value, by our external code. */
  optionOf: (role: string, xmlId: string) => number
  contactType: (role: string) => string
}

/** Reads the portal map. @throws {PlainError} for what setup has not made */
export function readStructure<Stages>(codes: Readonly<Record<ItemId, string>>): WorldStructure<Stages> {
  const code = (id: ItemId) => {
    const found = codes[id]
    if (found === undefined)
      throw new PlainError(`Setup has made no ${id}.`)
    return found
  }
  return {
    categoryOf: pipeline => Number(code(`pipeline:${pipeline}`)),
    stageOf: (pipeline, stage) => code(`stage:${pipeline}.${stage}`),
    codeOf: role => code(`field:deal.${role}`),
    keyOf: role => itemKey(code(`field:deal.${role}`)),
    optionOf: (role, xmlId) => Number(code(`option:deal.${role}.${xmlId}`)),
    contactType: role => code(`status:CONTACT_TYPE.${role}`),
  }
}

/**
 * Name of a custom field as `crm.item.*` writes it: `UF_CRM_TRIP_END` is `ufCrmTripEnd`, a process's `UF_CRM_5_ST_DAY` `ufCrm5StDay`; where
 * digits stand among the words only the prefix changes.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/index.html
 */
export function itemKey(name: string): string {
  if (!/^UF_CRM_(?:\d{1,4}_)?[A-Z_]+$/.test(name))
    return name.replace(/^UF_CRM_/, 'ufCrm_')
  return name.toLowerCase().replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase())
}
