import type { AccessLevel, CrmRights, EntityRights } from 'b24-local-portal'
import { ENTITY } from './entities.ts'

export function level(read: AccessLevel, add: AccessLevel, update: AccessLevel, remove: AccessLevel): EntityRights {
  return { read, add, update, delete: remove }
}

/** Rights of an employee: to deals, and to leads, contacts and companies; everybody may look into the catalogue unless said otherwise. */
export function rights(deals: EntityRights, others: EntityRights, { seesCatalogue = true } = {}): CrmRights {
  return { entities: { [ENTITY.deal]: deals, [ENTITY.lead]: others, [ENTITY.contact]: others, [ENTITY.company]: others }, changeSettings: false, catalog: { view: seesCatalogue } }
}

export const everything = level('all', 'all', 'all', 'all')
export const work = level('all', 'all', 'all', 'own')
export const ownOnly = level('own', 'all', 'own', 'none')
export const readOnly = level('all', 'none', 'none', 'none')
