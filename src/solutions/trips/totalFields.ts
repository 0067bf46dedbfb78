import type { FieldPlan } from '@/domain/blueprint/types'
import { tripPipelines } from './pipelines'

/** Older years are in the record and in the total of all time. */
const firstYear = 2023
/** A field of the next year must be there before its first deal is won: only somebody who sets up the CRM can add it. */
const yearsAhead = 2

const wholeKopecks = { PRECISION: 2 }

/**
 * A contact's share of won deals: numbers that lists, filters and processes can use. The blueprint only grows, so a year's
 * field stays as long as the solution does.
 *
 * @param year The portal's current year.
 */
export function tripTotalFields(year: number): FieldPlan[] {
  const lastYear = Math.max(year, firstYear) + yearsAhead
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
  return [
    {
      entity: 'contact', role: 'totalAll', code: 'TRIP_TOTAL_ALL', type: 'double', inFilter: true, settings: wholeKopecks,
      name: { ru: 'Выручка за всё время', en: 'Revenue of all time' }, alsoCalled: ['Сумма успешных сделок', 'Общая сумма продаж'],
    },
    ...tripPipelines.map(({ role, name }): FieldPlan => ({
      entity: 'contact', role: `total${capitalised(role)}`, code: `TRIP_TOTAL_${role.toUpperCase()}`, type: 'double', inFilter: true, settings: wholeKopecks,
      name: { ru: `Выручка: ${name.ru}`, en: `Revenue: ${name.en}` },
    })),
    ...years.map((one): FieldPlan => ({
      entity: 'contact', role: `total${one}`, code: `TRIP_TOTAL_${one}`, type: 'double', inFilter: true, settings: wholeKopecks,
      name: { ru: `Выручка за ${one} год`, en: `Revenue of ${one}` },
    })),
    {
      entity: 'contact', role: 'totalsText', code: 'TRIP_TOTALS_TEXT', type: 'string', name: { ru: 'Выручка словами', en: 'Revenue in words' },
      help: { ru: 'Суммы по годам и воронкам одной строкой', en: 'Sums by year and pipeline in one line' },
    },
    { entity: 'contact', role: 'totalsAt', code: 'TRIP_TOTALS_AT', type: 'datetime', name: { ru: 'Выручка посчитана', en: 'Revenue counted at' }, inFilter: true },
    { entity: 'contact', role: 'totalsBy', code: 'TRIP_TOTALS_BY', type: 'employee', name: { ru: 'Выручку посчитал', en: 'Revenue counted by' } },
    {
      entity: 'contact', role: 'totals', code: 'TRIP_TOTALS', type: 'string', name: { ru: 'Cardinal: выручка по годам и воронкам', en: 'Cardinal: revenue by year and pipeline' },
      help: { ru: 'Служебное поле: из него строится вкладка «Выручка по годам»', en: 'Technical field: the “Revenue by year” tab is built from it' },
    },
  ]
}

/** Fields of the section in the contact's card: what a person reads. */
export function tripTotalRoles(year: number): string[] {
  return tripTotalFields(year).filter(({ role }) => role !== 'totals').map(({ role }) => role)
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
