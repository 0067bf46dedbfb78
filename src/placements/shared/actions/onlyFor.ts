import type { StoreRole } from '@/domain/store/roles'
import * as m from '@/paraglide/messages.js'

const toWhom: Record<StoreRole, () => string> = { operator: m.role_to_operator, cashier: m.role_to_cashier, seller: m.role_to_seller, storeAdministrator: m.role_to_store_administrator }

/** «Доступно кассиру» */
export function onlyFor(roles: readonly StoreRole[]): string {
  return m.actions_only_for({ roles: roles.map(role => toWhom[role]()).join(', ') })
}
