import { portalTime } from '../moscowTime.ts'
import type { DealPlan } from '../records.ts'
import type { Behind } from './sales.ts'

type Row = [buyer: number, stage: string, created: string, closed: string, amount: number]

/** Gift cards, in the portal's own pipeline with its own stages. */
const gifts: Row[] = [
  [12, 'WON', '2022-12-20', '2022-12-26', 50_000],
  [29, 'WON', '2023-12-18', '2023-12-22', 100_000],
  [4, 'WON', '2024-02-12', '2024-02-14', 30_000],
  [26, 'LOSE', '2024-12-16', '2024-12-27', 20_000],
  [52, 'WON', '2025-12-15', '2025-12-31', 75_000],
  [10, 'PREPARATION', '2026-11-12', '2026-12-25', 40_000],
]

export function giftDeals(behind: Behind): DealPlan[] {
  return gifts.map(([buyer, stageId, created, closed, amount]) => {
    const touched = portalTime(`${stageId === 'PREPARATION' ? created : closed}T16:10`)
    return {
      rows: [{ productName: 'Подарочный сертификат', price: amount, quantity: 1 }],
      fields: {
        title: `Подарочный сертификат на ${amount.toLocaleString('ru')} ₽`,
        categoryId: 0,
        stageId,
        contactIds: [buyer + behind.contact],
        assignedById: 2,
        createdBy: 2,
        opportunity: amount,
        currencyId: 'RUB',
        isManualOpportunity: 'N',
        begindate: created,
        closedate: closed,
        createdTime: portalTime(`${created}T12:00`),
        updatedTime: touched,
        movedTime: touched,
      },
    }
  })
}
