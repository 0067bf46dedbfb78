import { randomInt } from 'node:crypto'
import type { Site } from '../site.ts'
import { timeOf } from '../site.ts'
import { PortalTrouble } from '../portal/calls.ts'
import { Lines } from '../receiver/lines.ts'
import { pauseAfter } from '../receiver/writeBack.ts'
import type { Sale, SiteElement } from '../store/state.ts'
import type { TicketOrder } from './form.ts'
import { sendSale } from './sendSale.ts'

export interface Sales {
  /** Keeps the order of a form that has none yet. It is there before this waits for anything. */
  place: (event: SiteElement, order: TicketOrder) => Promise<Sale>
  ofForm: (form: string) => Sale | null
  /** Places of an event that are left, `null` for no limit. */
  free: (event: SiteElement) => number | null
  /** Sends every order that is not in the portal yet. */
  sendWaiting: () => Promise<void>
  settled: () => Promise<void>
}

const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** `261122-7KQ2`: nobody counts the orders by it, and a site that has lost its memory draws none of its old ones again. */
function drawNumber(at: string, sales: readonly Sale[]): string {
  const drawn = `${at.slice(2, 4)}${at.slice(5, 7)}${at.slice(8, 10)}-${Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')}`
  return sales.some(({ number }) => number === drawn) ? drawNumber(at, sales) : drawn
}

/** Ticket orders: kept first, answered to the visitor, then sent to the portal until it has them. */
export function createSales(site: Site): Sales {
  const lines = new Lines({ atOnce: 2, longest: 10_000 })
  const sales = () => site.store.state.sales
  const ofForm = (form: string) => sales().find(sale => sale.form === form) ?? null

  function send(sale: Sale): Promise<void> {
    return lines.add(sale.number, 'send', async () => {
      if (sale.deal === null && sales().includes(sale))
        await trySend(sale)
    }) ?? Promise.resolve()
  }

  async function trySend(sale: Sale): Promise<void> {
    try {
      sale.deal = await sendSale(site, sale)
    }
    catch (error) {
      if (!(error instanceof PortalTrouble))
        throw error
      sale.tries += 1
      site.note(`Order ${sale.number}, try ${sale.tries}: ${error.message}`)
      const pause = pauseAfter(sale.tries)
      if (pause !== null)
        site.clock.after(pause, () => send(sale))
    }
    await site.store.save()
  }

  return {
    ofForm,
    async place(event, { form, name, phone, email, count }) {
      const { state } = site.store
      const at = timeOf(site)
      const sale: Sale = { number: drawNumber(at, state.sales), form, event: event.id, title: event.title, name, phone, email, count, price: event.price, at, deal: null, tries: 0 }
      state.sales.push(sale)
      await site.store.save()
      void send(sale)
      return sale
    },
    free({ id, capacity }) {
      const ordered = sales().filter(({ event }) => event === id).reduce((sum, { count }) => sum + count, 0)
      return capacity === null ? null : Math.max(0, capacity - ordered)
    },
    async sendWaiting() {
      await Promise.all(sales().filter(({ deal }) => deal === null).map(send))
    },
    settled: () => lines.settled(),
  }
}
