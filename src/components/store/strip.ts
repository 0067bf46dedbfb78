/** A step of a plan as people read it. `late`: its time has passed and nothing shows that it happened. */
export interface StripStep {
  id: string
  state: 'done' | 'next' | 'late'
  text: string
  /** When, in words; empty when nobody knows. */
  time: string
  /** Whose it is; empty when nobody's. */
  who: string
}
