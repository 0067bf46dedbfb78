import { session, texts } from './session.ts'

const NAMES: Record<number, { path: string, title: string, newTitle: string }> = {
  1: { path: 'lead', title: texts.leads, newTitle: texts.leadNew },
  2: { path: 'deal', title: texts.deals, newTitle: texts.dealNew },
  3: { path: 'contact', title: texts.contacts, newTitle: texts.contactNew },
  4: { path: 'company', title: texts.companies, newTitle: texts.companyNew },
}

/** The smart process of this number; undefined for the types every portal has. */
export function typeOf(entityTypeId: number) {
  return session.types.find(type => type.entityTypeId === entityTypeId)
}

export function entityTitle(entityTypeId: number): string {
  return NAMES[entityTypeId]?.title ?? typeOf(entityTypeId)?.title ?? ''
}

/** Heading of the card of a record that is not saved yet. */
export function newTitle(entityTypeId: number): string {
  return NAMES[entityTypeId]?.newTitle ?? texts.recordNew(entityTitle(entityTypeId))
}

function folder(entityTypeId: number): string {
  return `/crm/${NAMES[entityTypeId]?.path ?? `type/${entityTypeId}`}/`
}

/** Address of a record's card. */
export function cardPath(entityTypeId: number, id: number): string {
  return `${folder(entityTypeId)}details/${id}/`
}

/** Address of a list: of the whole type, or of one pipeline. A smart process counts its pipelines from no 0, which means all. */
export function listPath(entityTypeId: number, categoryId: number | null = null): string {
  if (!NAMES[entityTypeId])
    return `${folder(entityTypeId)}list/category/${categoryId ?? 0}/`
  return categoryId === null ? `${folder(entityTypeId)}list/` : `${folder(entityTypeId)}category/${categoryId}/`
}

/** Address of the kanban of a pipeline. */
export function boardPath(entityTypeId: number, categoryId: number | null): string {
  if (!NAMES[entityTypeId])
    return `${folder(entityTypeId)}kanban/category/${categoryId ?? 0}/`
  return `${folder(entityTypeId)}kanban/${categoryId === null ? '' : `category/${categoryId}/`}`
}

/** Pipelines people see of a type. */
export function pipelinesOf(entityTypeId: number) {
  return entityTypeId === 2 ? session.pipelines : typeOf(entityTypeId)?.pipelines ?? []
}

/** Whether records of a type may be seen by stages. */
export function hasBoard(entityTypeId: number): boolean {
  return entityTypeId === 2 || typeOf(entityTypeId)?.hasStages === true
}

/** Address of the products of a block. */
export function catalogPath(iblockId: number): string {
  return `/shop/catalog/${iblockId}/`
}

/** Address of a product. */
export function productPath(id: number): string {
  return `${catalogPath(session.catalogId ?? 0)}product/${id}/`
}
