import type { RefusalCode } from './contract/types.ts'

/** What the site does wrong on purpose, for tests and demonstrations. */
export interface Faults {
  /** Answers nothing but its control. */
  down: boolean
  /** Lets every request and every order wait. */
  slowMs: number
  /** Answers every request with this status. */
  status: number | null
  /** Writes every answer twice. */
  answerTwice: boolean
  /** Gives an element a new id whenever it takes an order. */
  changeIds: boolean
  /** Believes that it has written its answer, and has not. */
  loseWriteBack: boolean
  /** Refuses every order. */
  refuse: { code: RefusalCode, reason: string } | null
}

export function noFaults(): Faults {
  return { down: false, slowMs: 0, status: null, answerTwice: false, changeIds: false, loseWriteBack: false, refuse: null }
}

/** Reads what a test asks for; what it does not name is off. */
export function readFaults(given: Readonly<Record<string, unknown>>): Faults {
  const refuse = given.refuse as Faults['refuse'] | undefined
  return {
    down: given.down === true,
    slowMs: typeof given.slowMs === 'number' ? Math.max(0, Math.min(given.slowMs, 60_000)) : 0,
    status: typeof given.status === 'number' && given.status >= 400 && given.status < 600 ? given.status : null,
    answerTwice: given.answerTwice === true,
    changeIds: given.changeIds === true,
    loseWriteBack: given.loseWriteBack === true,
    refuse: typeof refuse?.code === 'string' ? { code: refuse.code, reason: String(refuse.reason ?? '').slice(0, 500) } : null,
  }
}
