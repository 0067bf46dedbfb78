import type { Choice, Choices, ItemId } from '@/domain/blueprint/items'
import { solutionNames } from '@/domain/blueprint/types'
import { asRecord, asText } from '../portal/decode'
import type { SetupWish } from './planSetup'

const keyOf = (origin: string) => `cardinal.setup ${origin}`

/**
 * Keeps what a person has chosen on this device until it is applied, so that a reload loses no answer. Storage may be
 * blocked: then nothing is kept.
 */
export function keepWish(origin: string, { solutions, choices }: SetupWish): void {
  try {
    localStorage.setItem(keyOf(origin), JSON.stringify({ solutions: [...solutions], choices }))
  }
  catch {
    // Blocked or full: the wizard works without it.
  }
}

/** What was chosen and not applied; `null` when there is nothing. */
export function keptWish(origin: string): SetupWish | null {
  try {
    const { solutions, choices } = asRecord(JSON.parse(localStorage.getItem(keyOf(origin)) ?? 'null'))
    const names = solutionNames.filter(name => Array.isArray(solutions) && solutions.includes(name))
    return names.length === 0 ? null : { solutions: new Set(names), choices: choicesOf(choices) }
  }
  catch {
    return null
  }
}

export function forgetWish(origin: string): void {
  try {
    localStorage.removeItem(keyOf(origin))
  }
  catch {
    // Nothing was kept either.
  }
}

function choicesOf(value: unknown): Choices {
  return Object.fromEntries(Object.entries(asRecord(value)).flatMap(([id, each]) => {
    const choice = choiceOf(asRecord(each))
    return choice === null ? [] : [[id as ItemId, choice]]
  }))
}

function choiceOf({ kind, code, name }: Record<string, unknown>): Choice | null {
  switch (kind) {
    case 'take': return { kind, code: asText(code) }
    case 'rename': return { kind, name: asText(name) }
    case 'skip':
    case 'make': return { kind }
    default: return null
  }
}
