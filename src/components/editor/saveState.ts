/** Where a text goes: into the card's form with its own Save, or to the portal by our button. */
export type SavesWith = 'card' | 'rest'

/** How far saving has come, for the line under the text. */
export type SaveState
  = | { kind: 'unchanged' }
    | { kind: 'changed' }
    | { kind: 'saving' }
    | { kind: 'saved', at: Date }
    | { kind: 'draft', at: Date }
    | { kind: 'failed', message: string }
