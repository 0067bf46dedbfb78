/** Names whose every part can be told again from camelCase: letters only, or an object number and one kind of rest. */
const REGULAR = [/^[A-Z_]+$/, /^UF_CRM_\d{1,4}_[\d_]+$/, /^UF_CRM_\d{1,4}_[A-Z_]+$/]

/**
 * Name of a custom field as `crm.item.*` writes it: `UF_CRM_PHOTO_URL` → `ufCrmPhotoUrl`,
 * `UF_CRM_3_1747309727` → `ufCrm3_1747309727`, and where digits and letters mix, only the prefix changes:
 * `UF_CRM_PHOTO2` → `ufCrm_PHOTO2`.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/index.html
 */
export function camelName(upperName: string): string {
  if (!REGULAR.some(pattern => pattern.test(upperName)))
    return upperName.replace(/^UF_CRM_/, 'ufCrm_')
  const parts = upperName.toLowerCase().split('_').filter(part => part !== '')
  return parts.reduce((name, part) => {
    const isBetweenDigits = /\d$/.test(name) && /^\d/.test(part)
    return isBetweenDigits ? `${name}_${part}` : name + part[0]?.toUpperCase() + part.slice(1)
  })
}

/** `assignedById` → `ASSIGNED_BY_ID`. */
export function upperName(camel: string): string {
  return camel.replace(/([A-Z]|\d+)/g, '_$1').toUpperCase()
}

/**
 * Full code of a new custom field: the prefix is put in front, `UF_X` becomes `UF_CRM_X`, letters become capitals.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html
 */
export function fullFieldName(given: string): string {
  const name = given.trim().toUpperCase()
  if (name.startsWith('UF_CRM_'))
    return name
  return `UF_CRM_${name.startsWith('UF_') ? name.slice(3) : name}`
}
