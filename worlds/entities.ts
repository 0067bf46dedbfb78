/** CRM types by the number REST knows them under. */
export const ENTITY = { lead: 1, deal: 2, contact: 3, company: 4 } as const
