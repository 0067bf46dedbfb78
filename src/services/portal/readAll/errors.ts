import { PortalError } from '@/domain/portalError'

/** Own code of a reading whose rows were not those asked for. */
export const FILTER_NOT_HONOURED = 'FILTER_NOT_HONOURED'

/** Rows outside the bounds or the filter: nothing read this way can be trusted, and asking again gives the same. */
export const filterNotHonoured = (method: string): PortalError =>
  new PortalError('rejected', `${method} gave rows outside its filter or out of order. Read it another way.`, { code: FILTER_NOT_HONOURED })

export const unreadablePage = (method: string): PortalError =>
  new PortalError('unreachable', `${method} gave a page that is no list of rows.`)

export const missingPage = (method: string): PortalError =>
  new PortalError('unreachable', `${method}: a page is missing from the batch.`)
