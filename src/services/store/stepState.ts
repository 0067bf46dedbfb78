import type { StepOutcome } from './types'

/** How a step of a press stands: before it, during, and how it ended. */
export type StepState = StepOutcome | { kind: 'planned' } | { kind: 'running' }
