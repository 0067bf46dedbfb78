export type WorkdayStatus = 'OPENED' | 'CLOSED' | 'PAUSED' | 'EXPIRED'

/** The last workday of a person; moments in unix milliseconds. */
export interface Workday {
  userId: number
  startedAt: number
  /** Null while it lasts. */
  finishedAt: number | null
  /** Since when it is paused. */
  pausedAt: number | null
  /** Breaks that are over. */
  leaksMs: number
  /** False while a change waits for the superior. */
  isConfirmed: boolean
  opened: Place
  closed: Place | null
}

/** From where a day was begun or ended; an address only of a person's own computer. */
export interface Place { ip: string, latitude: number, longitude: number }

/** What holds for a person's workdays; times of day as `09:15:00`. */
export interface WorkSettings {
  userId: number
  isOn: boolean
  isFree: boolean
  maxStart: string
  minFinish: string
  minDuration: string
  allowedDelta: string
  /** May see and change the workdays of everybody; administrators always may. */
  managesOthers: boolean
}

export interface TimemanState {
  workdays: Map<number, Workday>
  /** Of people who differ from everybody. */
  settings: Map<number, WorkSettings>
}
