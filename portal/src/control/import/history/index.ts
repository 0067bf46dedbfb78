import { createRandom } from '../../../chance.ts'
import type { Random } from '../../../chance.ts'
import { directory, semanticOf, stageEntityId } from '../../../crm/stages.ts'
import type { Portal } from '../../../portal.ts'
import { formatIso } from '../../../state/clock.ts'
import { ENTITY } from '../../../state/types.ts'
import type { PortalState } from '../../../state/types.ts'
import { importItems } from '../crm.ts'
import type { ImportedItem } from '../records.ts'
import { layIds } from './ids.ts'
import { dealTitle, personName } from './names.ts'
import { settleHistory } from './order.ts'
import type { HistoryAnswer, HistoryOrder, SettledHistory } from './order.ts'

const DAY_MS = 86_400_000
const YEAR_MS = 365.25 * DAY_MS
/** Chances: a deal is over and won, over and lost, or still open. */
const WON = 0.62
const LOST = 0.3
/** Chances of no contact, one, two; the rest has three to five. */
const WITHOUT_CONTACT = 0.04
const ONE_CONTACT = 0.7
const TWO_CONTACTS = 0.2
/** Most deals are in the portal's own currency. */
const FOREIGN_CURRENCY = 0.15

interface Ground {
  state: PortalState
  random: Random
  order: SettledHistory
  contactIds: number[]
  nowMs: number
  people: number[]
  stages: { categoryId: number, stageId: string, semantic: 'P' | 'S' | 'F' }[]
}

/**
 * Makes up contacts and years of deals in the pipelines, stages, currencies and people the portal has: several contacts
 * on some deals and none on a few, amounts with kopecks, dates spread over the years and thicker towards the present.
 *
 * @throws {ControlError} on an order that cannot be.
 */
export function importHistory(portal: Portal, given: HistoryOrder): HistoryAnswer {
  const order = settleHistory(given)
  const { state } = portal
  const random = createRandom(order.seed)
  const contactRows = Array.from({ length: order.contacts }, (): ImportedItem => personName(random, state.settings.language))
  const contactIds = importItems(portal, [{ entityTypeId: ENTITY.contact, rows: contactRows }])[0]?.ids ?? []
  const ground: Ground = {
    state, random, order, contactIds, nowMs: portal.now(),
    people: state.users.filter(user => user.active).map(user => user.id),
    stages: stagesOf(state),
  }
  const ids = layIds(random, order.ids, state.counters.deal ?? 1, order.deals)
  importItems(portal, [{ entityTypeId: ENTITY.deal, rows: ids.map((id, index) => aDeal(ground, id, index)) }])
  return { deals: ids.length, contacts: contactIds.length, firstDealId: ids[0] ?? 0, lastDealId: ids.at(-1) ?? 0 }
}

function stagesOf(state: PortalState): Ground['stages'] {
  const pipelines = state.categories.filter(category => category.entityTypeId === ENTITY.deal)
  return pipelines.flatMap(({ id }) => directory(state, stageEntityId(ENTITY.deal, id) ?? '')
    .map(stage => ({ categoryId: id, stageId: stage.statusId, semantic: semanticOf(stage) })))
}

function aDeal({ state, random, order, contactIds, nowMs, people, stages }: Ground, id: number, index: number): ImportedItem {
  const chance = random.next()
  const semantic = chance < WON ? 'S' : chance < WON + LOST ? 'F' : 'P'
  const stage = random.pick(stages.filter(one => one.semantic === semantic))
  // Ids grow with time; a business grows with the years.
  const age = (1 - ((index + 1) / order.deals) ** 0.7) * order.years * YEAR_MS
  const createdMs = nowMs - age - random.whole(0, 3) * DAY_MS
  const movedMs = Math.min(nowMs, createdMs + random.whole(0, 45) * DAY_MS)
  const iso = (timeMs: number) => formatIso(timeMs, state.settings.timeZone)
  const foreign = state.currencies.filter(currency => !currency.base)
  const base = state.currencies.find(currency => currency.base)?.code ?? 'RUB'
  return {
    id,
    title: dealTitle(random, state.settings.language, index + 1),
    categoryId: stage.categoryId,
    stageId: stage.stageId,
    opportunity: random.whole(50_000, 30_000_000) / 100,
    isManualOpportunity: 'Y',
    currencyId: foreign.length > 0 && random.next() < FOREIGN_CURRENCY ? random.pick(foreign).code : base,
    contactIds: pickContacts(random, contactIds),
    assignedById: random.pick(people),
    createdBy: random.pick(people),
    begindate: iso(createdMs),
    closedate: iso(movedMs),
    createdTime: iso(createdMs),
    updatedTime: iso(movedMs),
    movedTime: iso(movedMs),
  }
}

function pickContacts(random: Random, contactIds: number[]): number[] {
  const chance = random.next() - WITHOUT_CONTACT
  if (chance < 0)
    return []
  const count = chance < ONE_CONTACT ? 1 : chance < ONE_CONTACT + TWO_CONTACTS ? 2 : random.whole(3, 5)
  return [...new Set(Array.from({ length: count }, () => random.pick(contactIds)))]
}
