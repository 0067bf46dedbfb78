import type { SaveState } from '@/components/editor/saveState'
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

/** The state of saving as the line under the text shows it. */
export function editorState(state: TextState): SaveState {
  return state.kind === 'not-saved' ? { kind: 'failed', message: notSavedText(state.outcome).title } : state
}

/** The portal does not let this person change the deal: the text is for reading from now on. */
export function isForbidden(state: TextState): boolean {
  return state.kind === 'not-saved' && state.outcome.kind === 'refused' && state.outcome.error.kind === 'forbidden'
}
