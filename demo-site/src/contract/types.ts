export type OrderKind = 'template' | 'event' | 'dates' | 'host'
export type ElementKind = 'template' | 'event'
export const orderKinds: readonly OrderKind[] = ['template', 'event', 'dates', 'host']

/** What an order is about: every kind but `template` makes the same calendar event fuller. */
export function elementKindOf(kind: OrderKind): ElementKind {
  return kind === 'template' ? 'template' : 'event'
}

/** What the portal wants the site to take, as far as the site needs it. */
export interface Order { deal: number, kind: OrderKind, revision: number, key: string }

export type RefusalCode = 'no-template' | 'no-dates' | 'not-ready' | 'too-long' | 'broken' | 'unreadable'

export type Answer = { v: 1, deal: number, kind: OrderKind, revision: number, key: string, at: string, missing?: string[] }
  & ({ outcome: 'taken', id: string, url: string } | { outcome: 'refused', code: RefusalCode, reason: string })

/** Which code of the portal plays which role: what Cardinal's settings give out for the site. */
export interface FieldMap {
  v: 1
  /** `https://example.bitrix24.ru` */
  portal: string
  /** Original name of a deal's field by its role: `UF_CRM_…`. */
  fields: Readonly<Record<string, string>>
  /** Id of a list's value, by `publication.waiting` or `format.lecture`. */
  options: Readonly<Record<string, string>>
  /** What people call it, by the same names. */
  optionNames: Readonly<Record<string, string>>
  pipelines: Readonly<Record<string, number>>
  /** `C5:NEW` by `tickets.ordered`. */
  stages: Readonly<Record<string, string>>
}
