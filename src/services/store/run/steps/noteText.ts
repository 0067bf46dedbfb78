import type { EntityRole } from '@/domain/blueprint/types'
import type { PlanStep } from '@/domain/store/actions/plan'
import { fieldOption } from '@/solutions/store/optionNames'
import type { Store } from '../../types'

/** A comment of a press: what was pressed, then what there is to say, a line each. */
export function noteText({ heading, lines }: Extract<PlanStep, { do: 'comment' }>, { locale }: Pick<Store, 'locale'>, entity: EntityRole): string {
  const said = lines.map(line => typeof line === 'string' ? line : fieldOption(entity, line.field, line.option, locale))
  return [heading[locale], ...said].join('\n')
}

/** How often a field holds a text, however the portal writes its ends of lines. */
export function timesSaid(field: string, text: string): number {
  return plain(field).split(plain(text)).length - 1
}

function plain(text: string): string {
  return text.replace(/<br\s*\/?>|<\/p>/gi, '\n').replace(/<[^>]*>/g, '').replace(/\r/g, '').replace(/[ \t\u00A0]+/g, ' ').replace(/ ?\n+ ?/g, '\n').trim()
}
