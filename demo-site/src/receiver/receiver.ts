import { setTimeout as wait } from 'node:timers/promises'
import { decide } from '../contract/orders.ts'
import { PortalTrouble, readAllItems } from '../portal/calls.ts'
import { readDeal } from '../portal/deal.ts'
import type { Deal } from '../portal/deal.ts'
import type { Site } from '../site.ts'
import type { DoneOrder } from '../store/state.ts'
import { Lines } from './lines.ts'
import { takeOrder } from './take.ts'
import { pauseAfter, tryWriteBack } from './writeBack.ts'

const DEAL = 2

export interface Receiver {
  /** Looks at a deal as soon as its line allows. @returns `false` when too many wait. */
  knock: (deal: number) => boolean
  /** Asks the portal for deals that wait. @param withAnswers Also writes answers whose next try would come later */
  look: (withAnswers: boolean) => Promise<void>
  /** Ends when nothing is left to do now. */
  settled: () => Promise<void>
}

/**
 * Does the orders of deals.
 *
 * @param ready What must be over before the first order is looked at.
 */
export function createReceiver(site: Site, ready: () => Promise<void>): Receiver {
  const lines = new Lines({ atOnce: 3, longest: 500 })

  function add(deal: number, isWaiting: boolean): Promise<void> | null {
    return lines.add(String(deal), isWaiting ? 'waiting' : 'knock', () => work(deal, isWaiting, 0))
  }

  async function work(id: number, isWaiting: boolean, tries: number): Promise<void> {
    await ready()
    if (site.faults.slowMs > 0)
      await wait(site.faults.slowMs)
    try {
      const deal = await readDealById(site, id)
      if (deal)
        await doOrder(deal, isWaiting)
    }
    catch (error) {
      site.note(`Deal ${id}, try ${tries + 1}: ${error instanceof PortalTrouble ? error.message : error instanceof Error ? error.stack : error}`)
      if (!(error instanceof PortalTrouble))
        return
      // A deal that cannot be read is asked for again; should that fail too often, the next look finds it.
      if (error.kind === 'unreachable' || error.kind === 'busy')
        again(tries + 1, () => work(id, isWaiting, tries + 1), String(id))
    }
  }

  function again(tries: number, task: () => Promise<void>, line: string): void {
    const pause = pauseAfter(tries)
    if (pause !== null)
      site.clock.after(pause, async () => { await lines.add(line, `try ${tries}`, task) })
  }

  /** `isWaiting`: the portal says that the deal still waits, so an answer that was given before has not arrived. */
  async function doOrder(deal: Deal, isWaiting: boolean): Promise<void> {
    const before = site.store.state.done.find(done => done.deal === deal.id)
    const decision = decide(deal.published, deal.id, before?.revision ?? 0)
    if (decision.act === 'ignore') {
      if (before && isWaiting && decision.why === 'done' && decision.revision === before.revision)
        await writeBack(before)
      return
    }
    const answer = await takeOrder(site, decision.order, deal)
    const done: DoneOrder = { deal: deal.id, revision: decision.order.revision, answer, writeBack: 'waiting', tries: 0 }
    const { state } = site.store
    state.done = [...state.done.filter(each => each.deal !== deal.id), done]
    // First kept, then answered: what the portal has been told is true even after a cut.
    await site.store.save()
    await writeBack(done)
  }

  async function writeBack(done: DoneOrder): Promise<void> {
    const deal = await tryWriteBack(site, done)
    if (done.writeBack === 'waiting')
      again(done.tries, () => rewrite(done), String(done.deal))
    // The order may have been replaced while its answer was on the way, which has then hidden that the deal waits.
    else if (deal !== null && decide(deal.published, deal.id, done.revision).act === 'take')
      await doOrder(deal, false)
  }

  async function rewrite(done: DoneOrder): Promise<void> {
    if (done.writeBack === 'waiting' && site.store.state.done.includes(done))
      await writeBack(done)
  }

  async function look(withAnswers: boolean): Promise<void> {
    await ready()
    const { map, portal, store } = site
    const found = await readAllItems(portal, DEAL, { [map.fields.publication!]: map.options['publication.waiting'] }, ['id'])
    const waiting = found.map(({ id }) => Number(id))
    // Their answers have times of their own.
    const inHand = new Set(store.state.done.filter(({ writeBack }) => writeBack === 'waiting').map(({ deal }) => deal))
    const wanted = withAnswers ? new Set([...waiting, ...inHand]) : waiting.filter(deal => !inHand.has(deal))
    await Promise.all([...wanted].map(deal => add(deal, true)))
  }

  return {
    knock: deal => add(deal, false) !== null,
    look: withAnswers => look(withAnswers).catch((error: unknown) => {
      if (!(error instanceof PortalTrouble))
        throw error
      site.note(`Look for waiting deals: ${error.message}`)
    }),
    settled: () => lines.settled(),
  }
}

/** @returns `null` for a deal that is gone: what it brought to the site stays until a person takes it off. */
async function readDealById({ portal, map }: Site, id: number): Promise<Deal | null> {
  try {
    const { item } = await portal.call<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: DEAL, id, useOriginalUfNames: 'Y' })
    return readDeal(item, map)
  }
  catch (error) {
    if (error instanceof PortalTrouble && (error.kind === 'missing' || error.kind === 'forbidden'))
      return null
    throw error
  }
}
