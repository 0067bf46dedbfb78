import type { Answer, ElementKind } from '../contract/types.ts'
import type { Money } from '../portal/deal.ts'

/** A template or a calendar event as visitors see it. */
export interface SiteElement {
  kind: ElementKind
  id: string
  /** Whose it is; null when it was made on the site by hand. */
  source: { portal: string, deal: number } | null
  revision: number | null
  title: string
  /** Sanitised; its pictures are the site's own. */
  html: string
  /** Name of a kept picture. */
  picture: string | null
  pictureText: string
  /** `40% 25%` */
  pictureFocus: string
  format: string
  age: string
  isAccessible: boolean
  price: Money | null
  capacity: number | null
  place: string
  start: string | null
  end: string | null
  /** Empty until somebody was named. */
  speaker: string
  host: string
  /** Id of the event's template. */
  template: string | null
  isCancelled: boolean
}

/** The last order of a deal that the site has worked on, and what became of the answer. */
export interface DoneOrder {
  deal: number
  revision: number
  answer: Answer
  /** `given-up`: the portal took no answer for a day. */
  writeBack: 'waiting' | 'written' | 'given-up'
  /** Failed tries so far. */
  tries: number
}

/** A ticket order of a visitor. */
export interface Sale {
  /** Drawn before anything is sent: `261122-7KQ2`. */
  number: string
  /** Of the form it came with; a form makes one order. */
  form: string
  event: string
  title: string
  name: string
  phone: string
  email: string
  count: number
  price: Money | null
  at: string
  /** Deal of the portal; null until it is there. */
  deal: number | null
  tries: number
}

/** Everything the site keeps. */
export interface SiteState {
  v: 1
  /** Last id that was given to an element. */
  lastId: number
  elements: SiteElement[]
  done: DoneOrder[]
  sales: Sale[]
}

/** Ids begin well above those of any demo portal, so that nobody takes one for the other. */
export function emptyState(): SiteState {
  return { v: 1, lastId: 9000, elements: [], done: [], sales: [] }
}
