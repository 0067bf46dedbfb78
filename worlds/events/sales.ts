import { dayAndMonth, isPast, portalTime, shiftMinutes } from '../moscowTime.ts'
import type { DealPlan, RowPlan } from '../records.ts'
import type { Random } from 'b24-local-portal'
import { firstGuestId, guests } from './contacts.ts'
import { plannedDates } from './dates.ts'
import { dealId, programmeOf, ticketRows } from './deals.ts'
import type { Structure, TicketStage } from './structure.ts'

/** Ticket sales of the world as it is delivered. */
export const SALES = 44

/** Two sales came from the site for events that nobody had entered: they belong to no event deal. */
const unlinkedSales = [12, 31]

function stageOf(random: Random, isOver: boolean): TicketStage {
  const chance = random.next()
  if (isOver)
    return chance < 0.82 ? 'used' : chance < 0.92 ? 'refund' : 'refused'
  return chance < 0.25 ? 'ordered' : chance < 0.6 ? 'paid' : chance < 0.93 ? 'sent' : 'refused'
}

/** Counts of full and reduced tickets in an order. */
function orderedRows(random: Random, price: number): RowPlan[] {
  const [full, reduced] = ticketRows(price)
  const rows: RowPlan[] = []
  if (full)
    rows.push({ ...full, quantity: random.whole(1, 3) })
  if (reduced && random.next() < 0.35)
    rows.push({ ...reduced, quantity: random.whole(1, 2) })
  return rows
}

/** Deals of the pipeline «Продажи билетов»: who bought what for which date. */
export function salesDeals(structure: Structure, random: Random, count: number): DealPlan[] {
  const onSale = plannedDates.filter(({ stage }) => stage !== 'planned')
  return Array.from({ length: count }, (_, index) => {
    const date = random.pick(onSale)
    const programme = programmeOf(date)
    const isOver = isPast(date.start)
    const latest = isOver ? date.start : '2026-11-16T09:00'
    const created = shiftMinutes(latest, -random.whole(60, 18 * 1440))
    const moved = isOver ? shiftMinutes(date.start, programme.minutes) : shiftMinutes(latest, -random.whole(1, 50))
    const rows = orderedRows(random, programme.price)
    const stage = stageOf(random, isOver)
    const contact = firstGuestId + random.whole(0, guests.length - 1)
    const event = dealId(`${date.slug}@${date.start.slice(0, 10)}`)
    return {
      rows,
      fields: {
        title: `Билеты: ${programme.title}, ${dayAndMonth(date.start)}`,
        categoryId: structure.categoryOf('tickets'),
        stageId: structure.stageOf('tickets', stage),
        contactIds: [contact],
        assignedById: random.next() < 0.7 ? 5 : random.pick([2, 3, 7]),
        createdBy: 1,
        sourceId: random.next() < 0.8 ? 'WEB' : 'CALL',
        currencyId: 'RUB',
        opportunity: rows.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
        isManualOpportunity: 'N',
        begindate: portalTime(created),
        closedate: portalTime(isOver ? moved : date.start),
        createdTime: portalTime(created),
        updatedTime: portalTime(moved),
        movedTime: portalTime(moved),
        ...(unlinkedSales.includes(index) ? {} : { [structure.keyOf('parent')]: event }),
      },
    }
  })
}
