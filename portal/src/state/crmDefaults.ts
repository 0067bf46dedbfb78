import { defaultDirectories } from '../crm/directories/defaults.ts'
import { addRows, dealStages, leadStages } from '../crm/directories/stageSets.ts'
import { ENTITY } from './types.ts'
import type { Currency, PortalState } from './types.ts'

/** Rates to the rouble; round figures, nobody's real ones. */
const currencies: Record<'ru' | 'en', Currency[]> = {
  ru: [
    currency('RUB', 1, 'Российский рубль', '# ₽', true),
    currency('USD', 80, 'Доллар США', '$#'),
    currency('EUR', 90, 'Евро', '# €'),
    currency('KZT', 0.16, 'Казахстанский тенге', '# ₸'),
    currency('BYN', 25, 'Белорусский рубль', '# Br'),
  ],
  en: [
    currency('RUB', 1, 'Russian Ruble', '# ₽', true),
    currency('USD', 80, 'US Dollar', '$#'),
    currency('EUR', 90, 'Euro', '# €'),
    currency('KZT', 0.16, 'Kazakhstani Tenge', '# ₸'),
    currency('BYN', 25, 'Belarusian Ruble', '# Br'),
  ],
}

function currency(code: string, rate: number, fullName: string, formatString: string, base = false): Currency {
  // A rate is kept for so many units that it has whole kopecks.
  const amountCount = rate < 1 ? 100 : 1
  return { code, amountCount, amount: rate * amountCount, base, sort: 100, fullName, formatString, decimals: 2 }
}

/**
 * Gives a fresh portal what every CRM starts with: the default deal pipeline with its stages, lead stages, directories
 * and currencies. Names are in the portal's language.
 */
export function addCrmDefaults(state: PortalState): void {
  const { language } = state.settings
  state.categories.push({
    id: 0, entityTypeId: ENTITY.deal, name: language === 'ru' ? 'Общая' : 'General', sort: 300, isDefault: true, originId: '', originatorId: '',
  })
  addRows(state, 'STATUS', leadStages)
  addRows(state, 'DEAL_STAGE', dealStages)
  for (const [entityId, rows] of Object.entries(defaultDirectories))
    addRows(state, entityId, rows)
  state.currencies.push(...currencies[language].map((one, index) => ({ ...one, sort: (index + 1) * 100 })))
}
