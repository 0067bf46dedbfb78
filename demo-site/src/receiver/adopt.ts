import { parseRecord } from '../contract/json.ts'
import { decide } from '../contract/orders.ts'
import type { Answer, ElementKind } from '../contract/types.ts'
import { readAllItems } from '../portal/calls.ts'
import { dealFields, readDeal } from '../portal/deal.ts'
import type { Deal } from '../portal/deal.ts'
import { hostNames, speakerNames } from '../portal/people.ts'
import type { Site } from '../site.ts'
import type { SiteElement } from '../store/state.ts'
import { takePicture, takeText } from './pictures.ts'
import { elementOf } from './take.ts'

interface Adopted { deal: Deal, kind: ElementKind, id: string, answer: Answer, revision: number }

/**
 * Fills the site of a demo world at once: takes every idea and event that already has an id of the site and its answer, and
 * keeps those ids. A real site never does this; it has its elements.
 *
 * @returns How many elements were taken.
 */
export async function adoptElements(site: Site): Promise<number> {
  const { map, portal, store } = site
  const answered = `!${map.fields.siteAnswer}`
  const items = await readAllItems(portal, 2, { '@categoryId': [map.pipelines.ideas, map.pipelines.events], [answered]: '' }, dealFields(map))
  const adopted = items.flatMap(item => readAdopted(readDeal(item, map)))
  const unique = (ids: (number | null)[]) => [...new Set(ids.filter(id => id !== null))]
  const [speakers, hosts] = await Promise.all([
    speakerNames(portal, unique(adopted.map(({ deal }) => deal.speaker))),
    hostNames(portal, unique(adopted.map(({ deal }) => deal.host))),
  ])
  const elements = await Promise.all(adopted.map(async each => adoptOne(site, each, speakers, hosts)))
  for (const element of elements)
    element.template = element.template ?? templateOf(adopted, elements, element)
  const { state } = store
  const isNew = (element: SiteElement) => !state.elements.some(({ kind, id }) => kind === element.kind && id === element.id)
  state.elements.push(...elements.filter(isNew))
  state.done.push(...adopted.filter(({ deal }) => !state.done.some(done => done.deal === deal.id))
    .map(({ deal, answer, revision }) => ({ deal: deal.id, revision, answer, writeBack: 'written' as const, tries: 0 })))
  state.lastId = Math.max(state.lastId, ...elements.map(({ id }) => Number(id) || 0))
  await store.save()
  return elements.length
}

/** A deal whose own order was done: its answer and an id of the site stand in it. */
function readAdopted(deal: Deal): Adopted[] {
  const answer = parseRecord(deal.answer)
  if (answer?.deal !== deal.id || answer.outcome !== 'taken' || decide(deal.published, deal.id, 0).act !== 'take')
    return []
  const kind = answer.kind === 'template' ? 'template' as const : 'event' as const
  const id = kind === 'template' ? deal.siteTemplate : deal.siteEvent
  return id === '' ? [] : [{ deal, kind, id, answer: answer as unknown as Answer, revision: Number(answer.revision) }]
}

async function adoptOne(site: Site, { deal, kind, id, answer, revision }: Adopted, speakers: Map<number, string>, hosts: Map<number, string>): Promise<SiteElement> {
  const [{ html }, picture] = await Promise.all([takeText(site, deal), deal.picture ? takePicture(site, deal.picture) : null])
  return {
    ...elementOf(site, deal, kind),
    id,
    html,
    picture,
    revision,
    speaker: answer.kind === 'dates' || answer.kind === 'host' ? speakers.get(deal.speaker ?? 0) ?? '' : '',
    host: answer.kind === 'host' ? hosts.get(deal.host ?? 0) ?? '' : '',
    template: kind === 'event' && deal.siteTemplate !== '' ? deal.siteTemplate : null,
  }
}

function templateOf(adopted: readonly Adopted[], elements: readonly SiteElement[], event: SiteElement): string | null {
  const parent = event.kind === 'event' ? adopted.find(({ deal }) => deal.id === event.source?.deal)?.deal.parent : null
  return elements.find(({ kind, source }) => kind === 'template' && parent !== null && source?.deal === parent)?.id ?? null
}
