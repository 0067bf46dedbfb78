import { formatCount } from '@/components/editor/numbers'
import * as m from '@/paraglide/messages.js'
import { tooDeepCode } from '@/services/deals/description'
import type { TextState } from '@/stores/description'
import { portalErrorText } from '../shared/portalErrorText'

export type NotSaved = Extract<TextState, { kind: 'not-saved' }>['outcome']

/** Why a text was not saved: the fact and what to do. */
export function notSavedText(outcome: NotSaved): { title: string, advice: string } {
  switch (outcome.kind) {
    case 'over-limit': {
      const { sizeBytes, limitBytes } = outcome
      return {
        title: m.tab_over_limit_title(),
        advice: m.tab_over_limit_advice({ size: formatCount(sizeBytes), limit: formatCount(limitBytes), over: formatCount(sizeBytes - limitBytes) }),
      }
    }
    case 'unknown':
      return { title: m.tab_unknown_title(), advice: m.tab_unknown_advice() }
    case 'refused':
      return outcome.error.code === tooDeepCode
        ? { title: m.tab_too_deep_title(), advice: m.tab_too_deep_advice() }
        : portalErrorText(outcome.error, 'changing')
  }
}
