import { keptEventValues, keptValues, siteAddressesOf } from './siteProfile'

/** What reports need of the settings. */
export interface ReportSettings {
  /** Address of the site's inventory; empty when nobody has set it. */
  feedAddress: string
  /** Which date decides the month of an event. */
  monthBy: 'start' | 'closing'
  /** Letter code; empty for the portal's base currency. */
  currency: string
}

/** Read from the options that come with a page's first answer; what somebody's hand made of them counts as the default. */
export function reportSettingsOf(appOptions: Readonly<Record<string, unknown>>): ReportSettings {
  const { monthBy } = keptEventValues(appOptions)
  const { reportCurrency } = keptValues(appOptions['cardinal.settings.common'])
  return {
    feedAddress: siteAddressesOf(appOptions).feed.trim(),
    monthBy: monthBy === 'closing' ? 'closing' : 'start',
    currency: typeof reportCurrency === 'string' && /^[a-z]{3}$/i.test(reportCurrency.trim()) ? reportCurrency.trim().toUpperCase() : '',
  }
}
