import type { PlacementPlan } from '@/domain/blueprint/types'
import { dealSale, reports } from '../common/shared'

/** The shop floor and the shift board are parts of the main page. */
export const storePlacements: readonly PlacementPlan[] = [
  {
    role: 'leadActions', code: 'CRM_LEAD_DETAIL_TAB', page: 'lead-actions',
    name: { ru: 'Действия', en: 'Actions' },
  },
  dealSale,
  {
    role: 'contactActions', code: 'CRM_CONTACT_DETAIL_TAB', page: 'contact-actions',
    name: { ru: 'Действия', en: 'Actions' },
  },
  {
    role: 'sellerSheet', code: 'REST_APP_URI', page: 'seller-sheet', isPlanned: true,
    name: { ru: 'Табель', en: 'Seller’s sheet' },
    description: { ru: 'Открывается из задачи «Сделать продажу»', en: 'Opens from the task “Make a sale”' },
  },
  reports,
]
