import { expect, it } from 'vitest'
import { blueprints } from '@/solutions'
import { withoutPlanned } from '@/domain/blueprint/itemsOf'
import { placeOfPage } from '../../build/placementPages.ts'

it('builds every page at which setup points the portal', () => {
  const pages = Object.values(blueprints(2026)).map(withoutPlanned).flatMap(({ placements, fieldTypes }) => [...placements, ...fieldTypes].map(({ page }) => `${page}.html`))
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.filter(page => !(page in placeOfPage))).toEqual([])
})
