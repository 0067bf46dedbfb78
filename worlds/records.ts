import { ENTITY } from './entities.ts'
import type { PortalClient } from './portalClient.ts'

export type ItemFields = Record<string, unknown>

export interface RowPlan { productId?: number, productName: string, price: number, quantity: number }

/** A deal to be imported, with the product rows that belong to it. */
export interface DealPlan { fields: ItemFields, rows: RowPlan[] }

const CHUNK = 500

export function communications(phone: string, email: string): ItemFields {
  return { fm: [{ typeId: 'PHONE', valueType: 'WORK', value: phone }, { typeId: 'EMAIL', valueType: 'WORK', value: email }] }
}

/** Brings deals in with their rows; ids go on from the first. */
export async function importDeals(portal: PortalClient, plans: readonly DealPlan[], firstId: number): Promise<void> {
  for (let from = 0; from < plans.length; from += CHUNK) {
    const part = plans.slice(from, from + CHUNK)
    await portal.control('import', {
      items: [{ entityTypeId: ENTITY.deal, rows: part.map(({ fields }, index) => ({ id: firstId + from + index, ...fields })) }],
      productRows: part.flatMap(({ rows }, index) => rows.map((row, position) => ({ ...row, ownerType: 'D', ownerId: firstId + from + index, sort: (position + 1) * 10 }))),
    })
  }
}
