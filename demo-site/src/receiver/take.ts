import { elementKindOf } from '../contract/types.ts'
import type { Answer, Order, RefusalCode } from '../contract/types.ts'
import { PortalTrouble } from '../portal/calls.ts'
import type { Deal } from '../portal/deal.ts'
import { hostNames, speakerNames } from '../portal/people.ts'
import { elementById, elementOfDeal, pathOf, timeOf } from '../site.ts'
import type { Site } from '../site.ts'
import type { SiteElement } from '../store/state.ts'
import { LONGEST_INPUT, plainText } from '../text/sanitise.ts'
import { takePicture, takeText } from './pictures.ts'

/** The site cannot do an order; its answer says so. */
export class Refusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, reason: string) {
    super(reason)
    this.code = code
  }
}

/** Does an order: stores its element and says what to answer. The state is not kept yet. @throws {PortalTrouble} to try later */
export async function takeOrder(site: Site, order: Order, deal: Deal): Promise<Answer> {
  const { kind, revision, key } = order
  const said = { v: 1, deal: deal.id, kind, revision, key } as const
  try {
    if (site.faults.refuse)
      throw new Refusal(site.faults.refuse.code, site.faults.refuse.reason)
    const { element, missing } = await elementFrom(site, order, deal)
    putElement(site, element)
    return { ...said, outcome: 'taken', id: element.id, url: `${site.origin}${pathOf(element)}`, at: timeOf(site), ...(missing.length > 0 ? { missing } : {}) }
  }
  catch (error) {
    if (error instanceof PortalTrouble)
      throw error
    if (!(error instanceof Refusal))
      site.note(`Order ${key}: ${error instanceof Error ? error.stack : error}`)
    const { code, message } = error instanceof Refusal ? error : new Refusal('broken', 'Сайт не смог это сохранить')
    return { ...said, outcome: 'refused', code, reason: message.slice(0, 500), at: timeOf(site) }
  }
}

async function elementFrom(site: Site, order: Order, deal: Deal): Promise<{ element: SiteElement, missing: string[] }> {
  const kind = elementKindOf(order.kind)
  const existing = elementOfDeal(site, kind, deal.id)
  check(deal, kind)
  const template = kind === 'event' ? templateFor(site, deal) : null
  const text = await takeText(site, deal)
  if (plainText(text.html).length > site.textLimit)
    throw new Refusal('too-long', `Текст длиннее ${site.textLimit} знаков`)
  const picture = deal.picture && await takePicture(site, deal.picture)
  const missing = deal.picture && picture === null ? [`crm-file:${deal.picture.id}`, ...text.missing] : text.missing
  const people = await peopleFor(site, order, deal, existing)
  return { missing, element: { ...elementOf(site, deal, kind), html: text.html, id: idFor(site, existing), revision: order.revision, picture, template: template?.id ?? null, ...people } }
}

function check(deal: Deal, kind: SiteElement['kind']): void {
  if (deal.title === '')
    throw new Refusal('not-ready', 'У сделки нет названия')
  if (kind === 'event' && deal.start === null)
    throw new Refusal('no-dates', 'Не указано начало события')
  if (deal.description.length > LONGEST_INPUT)
    throw new Refusal('too-long', `Текст длиннее ${LONGEST_INPUT} знаков`)
}

/** What a deal brings to its element without asking anybody. */
export function elementOf(site: Site, deal: Deal, kind: SiteElement['kind']): SiteElement {
  return {
    kind,
    id: '',
    source: { portal: site.map.portal, deal: deal.id },
    revision: null,
    title: deal.title,
    html: '',
    picture: null,
    pictureText: deal.pictureText,
    pictureFocus: readFocus(deal.pictureFocus),
    format: deal.format,
    age: deal.age,
    isAccessible: deal.isAccessible,
    price: deal.price,
    capacity: deal.capacity,
    place: deal.place,
    start: kind === 'event' ? deal.start : null,
    end: kind === 'event' ? deal.end : null,
    speaker: '',
    host: '',
    template: null,
    isCancelled: deal.stage !== '' && deal.stage === site.map.stages['events.cancelled'],
  }
}

/** `40% 25%`, as CSS takes it; anything else is no focus. */
function readFocus(text: string): string {
  return /^\d{1,3}(?:\.\d+)?% \d{1,3}(?:\.\d+)?%$/.test(text) ? text : ''
}

/** The idea's own template, else the one whose id stands in the deal. @throws {Refusal} when the site has neither */
function templateFor(site: Site, deal: Deal): SiteElement {
  const template = (deal.parent !== null && elementOfDeal(site, 'template', deal.parent)) || elementById(site, 'template', deal.siteTemplate)
  if (!template)
    throw new Refusal('no-template', deal.siteTemplate === '' ? 'Не указан шаблон' : `Нет шаблона ${deal.siteTemplate.slice(0, 50)}`)
  return template
}

/** Its own id as long as the site has the element. What stands in the deal is not asked: it may have come with a copy. */
function idFor({ faults, store: { state } }: Site, existing: SiteElement | null): string {
  if (existing && !faults.changeIds)
    return existing.id
  state.lastId += 1
  return String(state.lastId)
}

/** The speaker comes with `dates`, who meets the guests with `host`. What an order does not bring stays. */
async function peopleFor({ portal }: Site, { kind }: Order, { speaker, host }: Deal, existing: SiteElement | null): Promise<{ speaker: string, host: string }> {
  const orRefuse = (who: string) => (error: unknown): never => {
    if (error instanceof PortalTrouble && (error.kind === 'missing' || error.kind === 'forbidden'))
      throw new Refusal('unreadable', `Сайту не видно, кто ${who}`)
    throw error
  }
  const names = async (id: number | null, read: typeof speakerNames, who: string) => id === null ? '' : (await read(portal, [id]).catch(orRefuse(who))).get(id) ?? ''
  return {
    speaker: kind === 'dates' || kind === 'host' ? await names(speaker, speakerNames, 'спикер') : existing?.speaker ?? '',
    host: kind === 'host' ? await names(host, hostNames, 'встречает гостей') : existing?.host ?? '',
  }
}

/** Puts an element in the place of the one of the same deal and kind; events keep belonging to a template that changed its id. */
function putElement({ store: { state } }: Site, element: SiteElement): void {
  const index = state.elements.findIndex(({ kind, source }) => kind === element.kind && source?.deal === element.source?.deal && source?.portal === element.source?.portal)
  if (index < 0) {
    state.elements.push(element)
    return
  }
  const before = state.elements[index]!
  state.elements[index] = element
  if (element.kind === 'template' && before.id !== element.id) {
    for (const event of state.elements) {
      if (event.template === before.id)
        event.template = element.id
    }
  }
}
