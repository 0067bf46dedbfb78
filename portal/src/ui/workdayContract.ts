import type { WorkdayStatus } from '../state/workdayTypes.ts'
import type { UserBrief } from './contract.ts'

export type WorkdayButton = 'open' | 'pause' | 'close'

/** A person's last workday. Moments are ISO in the portal's offset. */
export interface WorkdayLine {
  user: UserBrief
  status: WorkdayStatus
  startedAt: string | null
  finishedAt: string | null
  pausedAt: string | null
}

/** The page of workdays. */
export interface WorkdaysData {
  own: WorkdayLine
  buttons: WorkdayButton[]
  /** When an expired day is proposed to have ended. */
  proposedEnd: string | null
  /** Everybody, for those who may see it; else nobody. */
  people: WorkdayLine[]
}
