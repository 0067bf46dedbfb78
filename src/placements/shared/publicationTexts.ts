import type { OrderKind, SiteAnswer, SiteOrder } from '@/domain/site/order'
import * as m from '@/paraglide/messages.js'
import type { ReceiptWords } from '@/services/site/receipts'
import type { PublicationTrouble } from '@/stores/publication'
import { formatMoment } from './moment'
import { portalErrorText } from './portalErrorText'

const kinds: Readonly<Record<OrderKind, () => string>> = { template: m.receipt_template, event: m.receipt_event, dates: m.receipt_dates, host: m.receipt_host }

const reasons: Readonly<Record<string, () => string>> = {
  'no-template': m.publish_refused_no_template,
  'no-dates': m.publish_refused_no_dates,
  'not-ready': m.publish_refused_not_ready,
  'too-long': m.publish_refused_too_long,
  broken: m.publish_refused_broken,
  unreadable: m.publish_refused_unreadable,
}

/** Why the site refused: what we know to say better than it, else its own words. */
export function refusalText({ code, reason }: SiteAnswer): string {
  const known = reasons[code ?? '']?.()
  if (code === 'not-ready' && reason !== '')
    return reason
  return known ?? (reason === '' ? m.publish_refused_unnamed() : reason)
}

/** `шаблон 318` */
export function elementText(kind: OrderKind, id: string): string {
  return kind === 'template' ? m.publish_template({ id }) : m.publish_event({ id })
}

function moment(iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? '' : formatMoment(new Date(iso))
}

/** The timeline's receipt, in the language of whoever hands over. */
export function receiptWords(order: SiteOrder, answer: SiteAnswer | null): ReceiptWords {
  const state = answer === null ? m.receipt_waiting() : answer.outcome === 'taken' ? m.receipt_taken() : m.receipt_refused()
  const lines: { name: string, value: string, address?: string }[] = [{ name: m.receipt_sent(), value: moment(order.at) }]
  if (answer !== null) {
    lines.push({ name: m.receipt_answered(), value: moment(answer.at) })
    if (answer.outcome === 'refused')
      lines.push({ name: m.receipt_reason(), value: refusalText(answer) })
    else if (answer.id !== null)
      lines.push({ name: m.receipt_element(), value: elementText(order.kind, answer.id), ...answer.url === null ? {} : { address: answer.url } })
  }
  lines.push({ name: m.receipt_key(), value: order.key })
  return { title: m.receipt_title({ what: kinds[order.kind](), revision: order.revision }), state, lines: lines.filter(({ value }) => value !== '') }
}

/** What a banner says of a handover, a field or a stage that came to nothing. */
export function troubleText(trouble: PublicationTrouble): { tone: 'danger' | 'warning', title: string, advice: string } {
  if (trouble.what === 'send')
    return sendText(trouble.outcome)
  const isField = trouble.what === 'field'
  if (trouble.kind === 'conflict')
    return { tone: 'warning', title: isField ? m.ready_conflict_field() : m.ready_conflict_stage(), advice: '' }
  return {
    tone: 'danger',
    title: isField ? m.ready_failed_field() : m.ready_failed_stage(),
    advice: trouble.kind === 'unknown' ? m.ready_unknown() : portalErrorText(trouble.error, 'changing').advice,
  }
}

function sendText(outcome: Extract<PublicationTrouble, { what: 'send' }>['outcome']): ReturnType<typeof troubleText> {
  if (outcome.kind === 'not-ready')
    return { tone: 'warning', title: lackText(outcome.missing), advice: '' }
  if (outcome.kind === 'conflict')
    return { tone: 'warning', title: m.publish_conflict(), advice: '' }
  return { tone: 'danger', title: m.publish_failed(), advice: outcome.kind === 'unknown' ? m.publish_unknown() : portalErrorText(outcome.error, 'changing').advice }
}

export function lackText(missing: 'words' | 'start' | 'template'): string {
  return { words: m.publish_lacks_words, start: m.publish_lacks_start, template: m.publish_lacks_template }[missing]()
}
