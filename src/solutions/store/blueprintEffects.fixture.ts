import type { FieldType } from '@/domain/blueprint/types'
import { contactTypes, dealTypes, leadSources } from './directories'
import { specifiedFields } from './fields'
import { leadStatuses } from './leadStatuses'
import { operatorRating, saleRating } from './ratingForms'
import { sheetFields } from './sheet'
import type { Requirement } from './specification.fixture'
import { storePipeline } from './stages'
import { storePlacements } from './placements'

const directories = [...leadSources, ...contactTypes, ...dealTypes, ...leadStatuses]
const types: Record<string, FieldType> = { Список: 'enumeration', Строка: 'string', 'Дата/время': 'datetime', 'Привязка к сотруднику': 'employee', 'Привязка к контакту': 'crm', 'Привязка к лиду': 'crm' }
const words = (text: string) => text.toLowerCase().replace(/[,\s]+/g, ' ').trim()
const fieldOf = ({ effects }: Requirement) => specifiedFields.find(({ name }) => name.ru === /^User field «(.+)» exists/.exec(effects[0] ?? '')?.[1])

function holdsValues(options: readonly { name: { ru: string } }[], text: string): boolean {
  const names = options.map(({ name }) => name.ru)
  const [, from, to] = /^С (\d+) по (\d+)$/.exec(text) ?? []
  if (from !== undefined)
    return names[0] === from && names.at(-1) === to
  // «Список промокодов» names none: the list is empty until somebody fills it in (GAP-56).
  return text === 'Список промокодов' ? names.length === 0 : names.slice(0, text.split(' ').length).some((_, count) => words(names.slice(0, count + 1).join(' ')) === words(text))
}

type Reading = readonly [RegExp, (requirement: Requirement, ...found: string[]) => boolean]

/** What an effect of sections 2, 6 and 7 means in the blueprint. */
const readings: readonly Reading[] = [
  [/^(SOURCE|CONTACT_TYPE|DEAL_TYPE) contains «(.+)»$/, (_, directory, name) => directories.some(value => value.directory === directory && value.name.ru === name)],
  [/^Help text of the value: «(.+)»$/, (_, text) => directories.some(({ hint }) => hint?.ru === text)],
  [/^(?:Contact|Deal) TYPE_ID = «(.+)» when/, ({ quote }, name) => directories.some(value => value.name.ru === name && value.hint !== undefined && quote.includes(value.hint.ru))],
  [/^STATUS contains «(.+)» in place (\d+) of the working statuses$/, (_, name, place) => leadStatuses.filter(({ meaning }) => meaning === 'work')[Number(place) - 1]?.name.ru === name],
  [/^STATUS contains unsuccessful status «(.+)» \(semantics F\), order (\d+)$/, (_, name, order) => leadStatuses.filter(({ meaning }) => meaning === 'failure')[Number(order) - 1]?.name.ru === name],
  [/^Deal pipeline contains stage «(.+)» in place (\d+) of the working stages$/, (_, name, place) => storePipeline.stages.filter(({ meaning }) => meaning === 'work')[Number(place) - 1]?.name.ru === name],
  [/^Deal pipeline contains unsuccessful stage «(.+)» \(semantics F\), order (\d+)$/, (_, name, order) => storePipeline.stages.filter(({ meaning }) => meaning === 'failure')[Number(order) - 1]?.name.ru === name],
  [/^The statuses and stages listed below the line have the semantics of failure$/, () => storePipeline.stages.some(({ meaning }) => meaning === 'failure') && leadStatuses.some(({ meaning }) => meaning === 'failure')],
  [/^Portal directories SOURCE, CONTACT_TYPE, DEAL_TYPE, STATUS, DEAL_STAGE are changed|^Missing values are created$/, () => new Set(directories.map(({ directory }) => directory)).size === 4],
  [/^The (\d+) user fields of the table are created/, (_, count) => new Set(specifiedFields.map(({ role }) => role)).size === Number(count)],
  [/^User field «(.+)» exists, type «(.+)»$/, (requirement, _, type) => {
    const field = fieldOf(requirement)
    return field?.type === types[type!] && (type !== 'Привязка к контакту' || field?.targets?.join() === 'contact') && (type !== 'Привязка к лиду' || field?.targets?.join() === 'lead')
  }],
  [/^Values: (.+)$/, (requirement, text) => holdsValues(fieldOf(requirement)?.options ?? [], text!)],
  [/^Multiple: (Да|Нет)$/, (requirement, answer) => (fieldOf(requirement)?.isMultiple ?? false) === (answer === 'Да')],
  [/^The sheet has field «(.+)»: (Обязательное|Необязательное) поле/, (_, name, need) => sheetFields.some(field => field.name.ru === name && field.isRequired === (need === 'Обязательное'))],
  [/^Form «Табель для продавца» exists$/, () => storePlacements.some(({ page }) => page === 'seller-sheet')],
  [/^Form «(.+)» exists$/, (_, title) => [operatorRating, saleRating].some(form => form.title.ru === title)],
  [/^(?:The form has q|Q)uestion «(.+)», (?:required|answer Да\/Нет)$/, (_, name) => [...operatorRating.questions, ...saleRating.questions].some(question => question.name.ru === name)],
]

/** Whether the blueprint holds everything that the requirement names. */
export function isInBlueprint(requirement: Requirement): boolean {
  return requirement.effects.every(effect => readings.some(([pattern, check]) => {
    const found = pattern.exec(effect)
    return found !== null && check(requirement, ...found.slice(1))
  }))
}
