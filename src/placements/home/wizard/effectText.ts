import type { ManualEffect } from '@/domain/blueprint/types'
import * as m from '@/paraglide/messages.js'

const texts: Record<ManualEffect, { seen: () => string, notSeen: () => string }> = {
  'webhook-writes-receipt': { seen: m.check_effect_receipt, notSeen: m.check_effect_receipt_not },
  'openline-connected': { seen: m.check_effect_openline, notSeen: m.check_effect_openline_not },
  'form-filled': { seen: m.check_effect_form, notSeen: m.check_effect_form_not },
  'rating-came': { seen: m.check_effect_rating, notSeen: m.check_effect_rating_not },
  'colleague-reads-deals': { seen: m.check_effect_colleague, notSeen: m.check_effect_colleague_not },
}

/** What records show of a step by hand. */
export function effectText(effect: ManualEffect, isSeen: boolean): string {
  return isSeen ? texts[effect].seen() : texts[effect].notSeen()
}
