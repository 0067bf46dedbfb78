import { expect, it } from 'vitest'
import { blueprints } from '@/solutions'
import { ownMap, readCodes, readPortalMap } from './portalMap'

const mapped = { version: 2, solutions: { events: 1 }, codes: { 'field:deal.description': 'UF_CRM_TEXT', 'field:deal.descriptionTwin': 'UF_CRM_TEXT_COPY' } }
const own = {
  description: 'UF_CRM_CARDINAL_DESCRIPTION',
  descriptionTwin: 'UF_CRM_CARDINAL_DESCRIPTION_TWIN',
  descriptionVersions: 'UF_CRM_CARDINAL_DESCRIPTION_VERSIONS',
  textPictures: 'UF_CRM_EVENT_TEXT_PICTURES',
  picture: 'UF_CRM_EVENT_PICTURE',
  pictureFrame: 'UF_CRM_CARDINAL_PICTURE',
  pictureText: 'UF_CRM_EVENT_PICTURE_TEXT',
  pictureFocus: 'UF_CRM_EVENT_PICTURE_FOCUS',
  parent: 'UF_CRM_EVENT_PARENT',
}
const option = (map: unknown) => ({ 'cardinal.map': typeof map === 'string' ? map : JSON.stringify(map) })

it('finds the fields that a person mapped', () => {
  expect(readPortalMap(option(mapped))).toEqual({ deal: { ...own, description: 'UF_CRM_TEXT', descriptionTwin: 'UF_CRM_TEXT_COPY' } })
})

it('takes our own field for a role that is not mapped', () => {
  expect(readPortalMap(option({ ...mapped, codes: { 'field:deal.descriptionTwin': 'UF_CRM_TEXT_COPY' } }))).toEqual({ deal: { ...own, descriptionTwin: 'UF_CRM_TEXT_COPY' } })
})

it.each([
  undefined, '', 'null', '{', '[]', '"map"',
  { version: 1, deal: { description: 'UF_CRM_TEXT', descriptionTwin: 'UF_CRM_TEXT_COPY' } },
  { ...mapped, version: 3 },
  { version: 2, solutions: {} },
])('has no codes from what no setup of this version has left, and takes our own fields: %j', value => {
  const options = value === undefined ? {} : option(value)
  expect(readCodes(options)).toBeNull()
  expect(readPortalMap(options)).toEqual({ deal: own })
})

it.each(['', 5, null])('takes our own field where the code is no name: %j', code => {
  expect(readPortalMap(option({ ...mapped, codes: { ...mapped.codes, 'field:deal.description': code } })).deal.description).toBe('UF_CRM_CARDINAL_DESCRIPTION')
})

it.each(Object.entries(ownMap.deal))('knows our own field for %s as the blueprint names it', (role, name) => {
  const field = Object.values(blueprints(2026)).flatMap(({ fields }) => fields).find(each => each.entity === 'deal' && each.role === role)
  expect(name).toBe(`UF_CRM_${field?.code}`)
})
