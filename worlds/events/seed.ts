import { setUpCardinal } from '../cardinal.ts'
import { ENTITY } from '../entities.ts'
import { portalTime, shiftMinutes } from '../moscowTime.ts'
import type { PortalClient } from '../portalClient.ts'
import { communications, importDeals } from '../records.ts'
import type { ItemFields } from '../records.ts'
import type { PortalCodes } from '@/domain/blueprint/items'
import type { SolutionName } from '@/domain/blueprint/types'
import { createRandom } from 'b24-local-portal'
import { companies, guests, speakers } from './contacts.ts'
import type { Company, Person } from './contacts.ts'
import { eventDeals, ideaDeals } from './deals.ts'
import { leads } from './leads.ts'
import type { LeadPlan } from './leads.ts'
import { orderDeals } from './orders.ts'
import { applicationUsers, departments, employees } from './people.ts'
import { SALES, salesDeals } from './sales.ts'
import { nameOwnPipeline, structureOf } from './structure.ts'
import { timelineEntries } from './timeline.ts'

export interface SeedOptions {
  seed: number
  /** The portal gets at least so many deals: more ticket sales are made up. */
  deals: number
}

function contactFields(person: Person, typeId: string, createdTime: string): ItemFields {
  const { name, lastName, secondName, post, phone, email } = person
  return { name, lastName, secondName, post, typeId, sourceId: 'RECOMMENDATION', assignedById: 2, createdTime, ...communications(phone, email) }
}

function companyFields({ title, industry, companyType, phone, email, comments }: Company): ItemFields {
  return { title, industry, typeId: companyType, comments, assignedById: 2, createdTime: portalTime('2026-05-20T12:00'), ...communications(phone, email) }
}

function leadFields(lead: LeadPlan, index: number): ItemFields {
  return {
    title: lead.title,
    name: lead.name,
    lastName: lead.lastName,
    stageId: lead.status,
    sourceId: lead.source,
    assignedById: lead.responsible,
    opportunity: lead.amount,
    currencyId: 'RUB',
    isManualOpportunity: 'Y',
    comments: lead.comment,
    createdTime: portalTime(shiftMinutes('2026-11-15T18:00', -index * 617)),
    ...communications(`+7 000 550-${String(10 + index)}-${String(90 - index)}`, `request${index + 1}@pochta.example`),
  }
}

/** Ids that stand before the next records, and what setup has made. */
export interface SeededAgency { codes: PortalCodes['codes'], behind: { contact: number, company: number, deal: number } }

/**
 * Fills a fresh portal with the event agency: people, then Cardinal by its own setup, then records in bulk. The order decides ids, so deal 1 is always «Тайны Китай-города».
 */
export async function seedEvents(portal: PortalClient, { seed, deals }: SeedOptions, solutions: readonly SolutionName[] = ['events']): Promise<SeededAgency> {
  await portal.control('import', { departments, users: employees })
  await nameOwnPipeline(portal)
  const codes = await setUpCardinal(portal, { access: applicationUsers, solutions })
  const structure = structureOf(codes)
  await portal.control('import', {
    items: [
      { entityTypeId: ENTITY.company, rows: companies.map(companyFields) },
      {
        entityTypeId: ENTITY.contact,
        rows: [
          ...Object.values(speakers).map(person => contactFields(person, structure.contactType('speaker'), portalTime('2026-05-21T12:00'))),
          ...guests.map((person, index) => contactFields(person, 'CLIENT', portalTime(shiftMinutes('2026-07-01T12:00', index * 3301)))),
        ],
      },
      { entityTypeId: ENTITY.lead, rows: leads.map(leadFields) },
    ],
  })
  const ideaPlans = ideaDeals(structure)
  const eventPlans = eventDeals(structure)
  const orders = orderDeals()
  const planned = ideaPlans.length + eventPlans.length + orders.length
  const sales = salesDeals(structure, createRandom(seed), Math.max(SALES, deals - planned))
  await importDeals(portal, [...ideaPlans, ...eventPlans, ...orders, ...sales], 1)
  await portal.control('import', { timeline: timelineEntries(ideaPlans, eventPlans) })
  return { codes, behind: { contact: Object.keys(speakers).length + guests.length, company: companies.length, deal: planned + sales.length } }
}
