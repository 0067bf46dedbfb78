import { elementById } from '../site.ts'
import type { Site } from '../site.ts'
import type { Sale } from '../store/state.ts'

const DEAL = 2
const CONTACT = 3
/** Name of the site in `originatorId` of what it makes. */
const ORIGINATOR = 'site'

/**
 * Makes a sale in the portal, once: what was made under the order's number is asked for first, so that a try whose answer was
 * lost makes no second one.
 *
 * @returns Id of the deal.
 * @throws {PortalTrouble}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export async function sendSale(site: Site, sale: Sale): Promise<number> {
  const deal = await madeBefore(site, DEAL, sale) ?? await addDeal(site, sale, await contactFor(site, sale))
  if (sale.price)
    await setRows(site, deal, sale)
  return deal
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html */
async function madeBefore({ portal }: Site, entityTypeId: number, { number }: Sale): Promise<number | null> {
  const { items } = await portal.call<{ items: { id: number }[] }>('crm.item.list', { entityTypeId, filter: { '=originatorId': ORIGINATOR, '=originId': number }, select: ['id'], order: { id: 'ASC' } })
  return items[0]?.id ?? null
}

/** The guest's contact by phone, else by mail, else a new one. */
async function contactFor(site: Site, sale: Sale): Promise<number> {
  return await findContact(site, 'PHONE', sale.phone) ?? await findContact(site, 'EMAIL', sale.email) ?? await madeBefore(site, CONTACT, sale) ?? await addContact(site, sale)
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html */
async function findContact({ portal }: Site, type: 'PHONE' | 'EMAIL', value: string): Promise<number | null> {
  const found = await portal.call<{ CONTACT?: number[] } | never[]>('crm.duplicate.findbycomm', { entity_type: 'CONTACT', type, values: [value] })
  return Array.isArray(found) ? null : found.CONTACT?.[0] ?? null
}

async function addContact({ portal }: Site, { name, phone, email, number }: Sale): Promise<number> {
  const [first = '', ...rest] = name.split(' ')
  const { item } = await portal.call<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: CONTACT,
    fields: {
      name: first,
      lastName: rest.join(' '),
      typeId: 'CLIENT',
      sourceId: 'WEB',
      originatorId: ORIGINATOR,
      originId: number,
      fm: [{ typeId: 'PHONE', valueType: 'MOBILE', value: phone }, { typeId: 'EMAIL', valueType: 'HOME', value: email }],
    },
  })
  return item.id
}

async function addDeal(site: Site, sale: Sale, contact: number): Promise<number> {
  const { map: { fields, pipelines, stages, portal }, portal: calls } = site
  const source = elementById(site, 'event', sale.event)?.source ?? null
  const { item } = await calls.call<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: DEAL,
    useOriginalUfNames: 'Y',
    fields: {
      title: `Билеты: ${sale.title}`,
      categoryId: pipelines.tickets,
      stageId: stages['tickets.ordered'],
      contactIds: [contact],
      sourceId: 'WEB',
      originatorId: ORIGINATOR,
      originId: sale.number,
      ...(sale.price ? { currencyId: sale.price.currency } : {}),
      // Without a deal of the event the sale is found by `siteEvent`.
      ...(source?.portal === portal ? { [fields.parent!]: source.deal } : {}),
      [fields.siteEvent!]: sale.event,
      [fields.siteOrder!]: sale.number,
    },
  })
  return item.id
}

/** Replaces all rows, so a second time changes nothing. @see https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow-set.html */
async function setRows({ portal }: Site, deal: number, { price, count }: Sale): Promise<void> {
  await portal.call('crm.item.productrow.set', { ownerType: 'D', ownerId: deal, productRows: [{ productName: 'Билет', price: Number(price?.amount), quantity: count, sort: 10 }] })
}
