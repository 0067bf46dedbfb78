import { createRandom } from 'b24-local-portal'
import type { PortalCodes } from '@/domain/blueprint/items'
import { keepSettings, setUpCardinal } from '../cardinal.ts'
import { ENTITY } from '../entities.ts'
import { portalTime, shiftMinutes } from '../moscowTime.ts'
import type { PortalClient } from '../portalClient.ts'
import { communications, importDeals } from '../records.ts'
import type { ItemFields } from '../records.ts'
import { importCatalogue, productMap } from './catalogue.ts'
import { clients, companies, writtenClients } from './clients.ts'
import type { Client } from './clients.ts'
import { giftDeals } from './gifts.ts'
import { historySales } from './history.ts'
import { applicationUsers, departments, employees } from './people.ts'
import { saleDeal } from './sales.ts'
import type { Behind, Sale } from './sales.ts'
import { fillingSales, specialSales } from './special.ts'
import { nameOwnPipeline, structureOf } from './structure.ts'
import { vorontsovaSales } from './vorontsova.ts'

/** Deals of the world as it is delivered. */
export const TRIP_DEALS = 350
/** The rate at which the club counts its euros. */
const ROUBLES_OF_EURO = 92
/** A large club has a client more for so many deals. */
const DEALS_OF_ONE = 6
const CHUNK = 500

export interface SeedOptions {
  seed: number
  /** The club gets at least so many deals and clients in proportion. */
  deals: number
}

function clientFields({ name, lastName, secondName, phone, email }: Client, index: number): ItemFields {
  const created = portalTime(shiftMinutes('2020-01-13T12:00', (index % writtenClients) * 52_000))
  return { name, lastName, secondName, typeId: 'CLIENT', sourceId: 'RECOMMENDATION', assignedById: index % 2 === 0 ? 3 : 2, createdTime: created, ...communications(phone, email) }
}

async function importClients(portal: PortalClient, count: number): Promise<void> {
  await portal.control('import', {
    items: [{
      entityTypeId: ENTITY.company,
      rows: companies.map(({ title, industry, phone, email, comments }) => ({ title, industry, typeId: 'CUSTOMER', comments, assignedById: 2, createdTime: portalTime('2021-02-01T12:00'), ...communications(phone, email) })),
    }],
  })
  const rows = clients(count).map(clientFields)
  for (let from = 0; from < rows.length; from += CHUNK)
    await portal.control('import', { items: [{ entityTypeId: ENTITY.contact, rows: rows.slice(from, from + CHUNK) }] })
}

/**
 * Brings the club's clients and sales into a portal that has the solution; ids go on behind what is there.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/currency/crm-currency-update.html
 */
export async function importClub(portal: PortalClient, codes: PortalCodes['codes'], { seed, deals }: SeedOptions, behind: Behind): Promise<void> {
  const structure = structureOf(codes)
  const gifts = giftDeals(behind)
  const written: Sale[] = [...vorontsovaSales, ...fillingSales, ...specialSales]
  const total = Math.max(TRIP_DEALS, deals)
  const contacts = writtenClients + Math.ceil((total - TRIP_DEALS) / DEALS_OF_ONE)
  const sales = [...written, ...historySales(createRandom(seed), { count: total - written.length - gifts.length, contacts })]
  await portal.rest('crm.currency.update', { ID: 'EUR', fields: { AMOUNT_CNT: 1, AMOUNT: ROUBLES_OF_EURO } })
  await keepSettings(portal, 'trips', { productMap })
  await importCatalogue(portal)
  await importClients(portal, contacts)
  await importDeals(portal, [...sales.map((sale, index) => saleDeal(structure, sale, behind.deal + index + 1, behind)), ...gifts], behind.deal + 1)
}

/** Fills a fresh portal with the travel club: people, then Cardinal by its own setup, then records in bulk. Contact 1 is Ирина Воронцова, deal 1 her next journey. */
export async function seedTrips(portal: PortalClient, options: SeedOptions): Promise<void> {
  await portal.control('import', { departments, users: employees })
  await nameOwnPipeline(portal)
  const codes = await setUpCardinal(portal, { access: applicationUsers, solutions: ['trips'] })
  await importClub(portal, codes, options, { contact: 0, company: 0, deal: 0 })
}
