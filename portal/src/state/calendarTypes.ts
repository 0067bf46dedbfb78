export type Accessibility = 'busy' | 'absent' | 'quest' | 'free'

/** An event in a person's calendar; an absence is one too. */
export interface CalendarEvent {
  id: number
  userId: number
  name: string
  /** ISO with an offset; of a whole-day event the day alone, `2026-11-22`. */
  from: string
  /** As `from`; of a whole-day event its last day. */
  to: string
  isAllDay: boolean
  accessibility: Accessibility
  importance: 'high' | 'normal' | 'low'
  /** `#collab#`, `#shared#`, …; empty for an ordinary one. */
  eventType: string
}
