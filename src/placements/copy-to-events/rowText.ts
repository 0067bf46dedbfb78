import CheckMIcon from '@bitrix24/b24icons-vue/outline/CheckMIcon'
import AlertIcon from '@bitrix24/b24icons-vue/outline/AlertIcon'
import CircleMinusIcon from '@bitrix24/b24icons-vue/outline/CircleMinusIcon'
import CrossMIcon from '@bitrix24/b24icons-vue/outline/CrossMIcon'
import PlusMIcon from '@bitrix24/b24icons-vue/outline/PlusMIcon'
import type { Component } from 'vue'
import type { KnownEvent, PlanRow, RowAction, RowReason } from '@/domain/copy/plan'
import { wallOf } from '@/domain/copy/slots'
import type { Day } from '@/domain/copy/slots'
import * as m from '@/paraglide/messages.js'
import { dayText, timesText } from './dateText'

export interface RowChip { text: string, tone: 'info' | 'warning' | 'neutral' | 'danger', icon: Component }
/** Why a row is as it is: words, and the deal that is meant. */
export interface Why { text: string, dealId: number | null }

const words: Record<Exclude<RowAction, 'create'>, () => string> = {
  exists: () => m.copy_chip_exists(),
  past: () => m.copy_chip_past(),
  'day-off': () => m.copy_chip_day_off(),
  speaker: () => m.copy_chip_speaker(),
  host: () => m.copy_chip_host(),
  place: () => m.copy_chip_place(),
  'same-day': () => m.copy_chip_same_day(),
}

/** What was doubted though it is made, in the middle of a sentence: «спикер занят». */
export function doubtText(action: string): string {
  const word = action in words ? words[action as keyof typeof words]() : ''
  return word.charAt(0).toLowerCase() + word.slice(1)
}

/** What will happen with the row. */
export function chipOf({ action, isTicked }: Pick<PlanRow, 'action' | 'isTicked'>): RowChip {
  if (action === 'create')
    return isTicked ? { text: m.copy_chip_create(), tone: 'info', icon: PlusMIcon } : { text: m.copy_chip_skip(), tone: 'neutral', icon: CircleMinusIcon }
  if (isTicked)
    return { text: action === 'exists' ? m.copy_chip_create_second() : m.copy_chip_create_doubted({ doubt: doubtText(action) }), tone: 'info', icon: PlusMIcon }
  const text = words[action]()
  if (action === 'exists')
    return { text, tone: 'neutral', icon: CheckMIcon }
  if (action === 'day-off')
    return { text, tone: 'neutral', icon: CircleMinusIcon }
  return action === 'past' ? { text, tone: 'danger', icon: CrossMIcon } : { text, tone: 'warning', icon: AlertIcon }
}

interface Around { offset: string, today: Day, speakerGap: number }

function eventText({ title, span }: KnownEvent, { offset }: Around): string {
  return span === null ? m.common_quoted({ text: title }) : `${timesText(span, offset)} ${m.common_quoted({ text: title })}`
}

function whyOf(reason: RowReason, around: Around): Why {
  switch (reason.kind) {
    case 'exists': {
      const made = Date.parse(reason.event.createdTime)
      return { text: Number.isNaN(made) ? '' : m.copy_why_made({ day: dayText(wallOf(made, around.offset).day, around.today) }), dealId: reason.event.id }
    }
    case 'past':
      return { text: m.copy_why_past(), dealId: null }
    case 'day-off':
      return { text: reason.dayOff === 'holiday' ? m.copy_why_holiday() : m.copy_why_weekend(), dealId: null }
    case 'speaker': {
      if (reason.event === null)
        return { text: reason.isGap ? m.copy_why_own_gap({ count: around.speakerGap }) : m.copy_why_own(), dealId: null }
      const text = eventText(reason.event, around)
      return { text: reason.isGap ? m.copy_why_gap({ event: text, count: around.speakerGap }) : m.copy_why_speaker({ event: text }), dealId: reason.event.id }
    }
    case 'host':
      return { text: m.copy_why_host({ times: timesText(reason.busy.span, around.offset), what: reason.busy.what }), dealId: null }
    case 'place':
      return { text: m.copy_why_place({ event: eventText(reason.event, around) }), dealId: reason.event.id }
    case 'same-day':
      return { text: m.copy_why_same_day({ event: eventText(reason.event, around) }), dealId: reason.event.id }
  }
}

/** Every reason of a row, the heaviest first. */
export function whysOf({ reasons }: Pick<PlanRow, 'reasons'>, around: Around): Why[] {
  return reasons.map(reason => whyOf(reason, around))
}
