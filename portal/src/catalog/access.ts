import type { MethodCall } from '../rest/method.ts'
import type { CatalogRights } from '../state/catalogTypes.ts'
import { DENIED, catalogErrors } from './errors.ts'

/**
 * Whom a page names: administrators, or whoever has a right of the catalogue. Where it names administrators, the source
 * (and the tutorial on products) is content with that right: see the switch `catalogAccess`.
 */
export interface Admission { right: keyof CatalogRights, isAdministrators?: boolean, code?: number }

/** @throws {RestError} `Access Denied` under the code of the page. */
export function admit(call: MethodCall, { right, isAdministrators = false, code = DENIED.catalog }: Admission): void {
  if (!isAdmitted(call, { right, isAdministrators }))
    throw catalogErrors.denied(code)
}

export function isAdmitted({ portal, actor }: Pick<MethodCall, 'portal' | 'actor'>, { right, isAdministrators = false }: Admission): boolean {
  const { user } = actor
  if (user.isAdmin)
    return true
  return user.rights.catalog?.[right] === true && (!isAdministrators || portal.state.switches.catalogAccess === 'source')
}
