import type { StoreRole } from '@/domain/store/roles'
import * as m from '@/paraglide/messages.js'

const names: Record<StoreRole, () => string> = { operator: m.role_operator, cashier: m.role_cashier, seller: m.role_seller, storeAdministrator: m.role_store_administrator }

/** «оператор, кассир» */
export function roleNames(roles: readonly StoreRole[]): string {
  return roles.map(role => names[role]()).join(', ')
}
