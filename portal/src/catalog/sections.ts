import { toFlag, toInteger, toText } from '../crm/parameters.ts'
import type { Portal } from '../portal.ts'
import type { CatalogSection } from '../state/catalogTypes.ts'
import type { Json } from '../state/types.ts'
import { catalogErrors } from './errors.ts'
import { catalogOf } from './products/fields.ts'

type Given = { [field: string]: Json }

/** What a page calls "errors while adding" or "during update". */
const WRONG_PARENT = { add: 200700300000, update: 200700300010 } as const

/**
 * Adds a section, or changes one.
 *
 * @throws {RestError} Code 0 without required fields, `2007003000…` for a block, a parent or a code that cannot be.
 * @see https://apidocs.bitrix24.com/api-reference/catalog/section/catalog-section-add.html
 */
export function saveSection(portal: Portal, given: Given, before: CatalogSection | null, id?: number): CatalogSection {
  const missing = ['iblockId', 'name'].filter(name => toText(given[name]) === '')
  if (missing.length > 0)
    throw catalogErrors.requiredFields(missing)
  const iblockId = toInteger(given.iblockId) ?? 0
  if (!catalogOf(portal.state, iblockId))
    throw catalogErrors.numeric(200700300050, 'Iblock does not exist')
  const { sections } = portal.state.catalog
  const code = given.code === undefined ? before?.code ?? null : toText(given.code) || null
  if (code !== null && [...sections.values()].some(one => one.code === code && one.iblockId === iblockId && one.id !== before?.id))
    throw catalogErrors.numeric(200700300040, 'Section with this code already exists')
  const parentId = given.iblockSectionId === undefined ? before?.iblockSectionId ?? null : toInteger(given.iblockSectionId) || null
  if (parentId !== null && (sections.get(parentId)?.iblockId !== iblockId || isInside(sections, parentId, before?.id)))
    throw catalogErrors.numeric(WRONG_PARENT[before ? 'update' : 'add'], 'Wrong parent section')
  const text = (name: string) => given[name] === undefined ? before?.[name] ?? null : toText(given[name]) || null
  const section: CatalogSection = {
    active: given.active === undefined ? before?.active ?? 'Y' : toFlag(given.active) ? 'Y' : 'N', code, description: text('description'),
    descriptionType: text('descriptionType') ?? 'text', iblockId, iblockSectionId: parentId, id: before?.id ?? id ?? portal.nextId('catalogSection'),
    name: toText(given.name), sort: toInteger(given.sort) ?? before?.sort ?? 500, xmlId: text('xmlId'),
  }
  sections.set(section.id, section)
  return section
}

/** A section cannot come to stand inside itself. */
function isInside(sections: Map<number, CatalogSection>, id: number | null, ownId: number | undefined): boolean {
  return id !== null && ownId !== undefined && (id === ownId || isInside(sections, sections.get(id)?.iblockSectionId ?? null, ownId))
}

/** Takes a section away with what stands under it; its products lose their section. */
export function removeSection(portal: Portal, id: number): void {
  const { sections, products } = portal.state.catalog
  for (const child of [...sections.values()].filter(one => one.iblockSectionId === id))
    removeSection(portal, child.id)
  for (const product of products.values()) {
    if (product.iblockSectionId === id)
      product.iblockSectionId = null
  }
  sections.delete(id)
}
