import { expect, it } from 'vitest'
import { mergeBlueprints } from '@/domain/blueprint/merge'
import { blueprints } from '@/solutions'
import { placeOfPage } from '../../build/placementPages.ts'

it('setup points the portal at pages that are built, and marks those that are not built yet', () => {
  const { placements, fieldTypes } = mergeBlueprints(Object.values(blueprints(2026)))
  const places = [...placements, ...fieldTypes]
  expect(places.filter(({ page, isPlanned = false }) => (`${page}.html` in placeOfPage) === isPlanned)).toEqual([])
  expect(places.filter(({ isPlanned }) => !isPlanned).map(({ page }) => page)).toContain('announcement-tab')
})
