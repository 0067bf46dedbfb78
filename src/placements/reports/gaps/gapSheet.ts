import type { Gap } from '@/domain/gaps/types'
import type { Sheet } from '@/domain/export/sheet'
import * as m from '@/paraglide/messages.js'
import { dealText, elementText, fieldText, kindText, riskText, sideText, whyText } from './gapText'

/** The list as it leaves the page. */
export function gapSheet(gaps: readonly Gap[], notes: readonly string[]): Sheet {
  return {
    title: m.gaps_sheet_title(),
    notes,
    columns: [m.gaps_column_kind(), m.gaps_column_deal(), m.gaps_column_site(), m.gaps_column_what(), m.gaps_column_risk()].map(label => ({ label, kind: 'text' })),
    rows: gaps.map(gap => [
      kindText[gap.kind](),
      'deal' in gap ? dealText(gap.deal) : null,
      'element' in gap && gap.element ? elementText(gap.element) : null,
      ['fields' in gap ? gap.fields.map(({ field, deal, site }) => `${fieldText[field]()}: ${m.gaps_both({ deal: sideText(field, deal), site: sideText(field, site) })}`).join('; ') : '', whyText(gap)].filter(text => text !== '').join('; '),
      riskText(gap) || null,
    ]),
    totals: 0,
  }
}
