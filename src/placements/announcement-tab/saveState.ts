import type { SaveState } from '@/components/editor/saveState'
import * as m from '@/paraglide/messages.js'
import type { TextState } from '@/stores/description'

/** The state of saving as the line under the text shows it; why a text was not saved stands above it. */
export function editorState(state: TextState): SaveState {
  return state.kind === 'not-saved' ? { kind: 'failed', message: m.tab_not_saved() } : state
}

/** The portal does not let this person change the deal: the text is for reading from now on. */
export function isForbidden(state: TextState): boolean {
  return state.kind === 'not-saved' && state.outcome.kind === 'refused' && state.outcome.error.kind === 'forbidden'
}
