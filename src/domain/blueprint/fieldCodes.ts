import type { FieldPlan } from './types'

/**
 * Fields that `userfieldconfig` must make: those of smart processes, and files and bindings everywhere, since
 * `crm.*.userfield.add` drops the size of files and smart processes to bind.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-add.html
 */
export function isMadeByConfig({ entity, type }: Pick<FieldPlan, 'entity' | 'type'>): boolean {
  return entity.startsWith('process.') || type === 'file' || type === 'crm'
}

/**
 * What stands before a field's own code: `userfieldconfig` wants the owner in it.
 *
 * @param processId Id of the smart process, for a field of one.
 */
export function fieldPrefix({ entity, type }: Pick<FieldPlan, 'entity' | 'type'>, processId: number | null): string {
  if (processId !== null)
    return `UF_CRM_${processId}_`
  return isMadeByConfig({ entity, type }) ? `UF_CRM_${entity.toUpperCase()}_` : 'UF_CRM_'
}
