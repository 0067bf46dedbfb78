import { Buffer } from 'node:buffer'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ownMap } from '@/domain/portalMap'
import type { PortalMap } from '@/domain/portalMap'
import { fetchTextPictures } from '@/services/deals/textPictures'
import { packVersions } from '@/services/deals/versions'
import { fetchNames } from '@/services/people'
import { openCompany } from './people.ts'
import type { Company } from './people.ts'

const DEAL = 2
const map: PortalMap = { deal: { ...ownMap.deal, description: 'UF_CRM_TEXT', descriptionTwin: 'UF_CRM_TEXT_COPY', descriptionVersions: 'UF_CRM_TEXT_VERSIONS', textPictures: 'UF_CRM_TEXT_FILES', parent: 'UF_CRM_IDEA' } }
let company: Company

beforeEach(async () => {
  company = await openCompany({ people: 2, clockRate: 20 })
  const add = (FIELD_NAME: string, USER_TYPE_ID: string, more = {}) => company.control.rest('crm.deal.userfield.add', { fields: { FIELD_NAME, USER_TYPE_ID, LABEL: FIELD_NAME, ...more } })
  for (const name of ['TEXT', 'TEXT_COPY', 'TEXT_VERSIONS'])
    await add(name, 'string')
  await add('TEXT_FILES', 'file', { MULTIPLE: 'Y' })
  await add('IDEA', 'crm', { SETTINGS: { DEAL: 'Y' } })
})
afterEach(() => company.running.close())

interface Item { id: number, [field: string]: unknown }

async function aDeal(fields: Record<string, unknown>): Promise<Item> {
  const { item } = await company.control.rest<{ item: Item }>('crm.item.add', { entityTypeId: DEAL, useOriginalUfNames: 'Y', fields: { title: 'Deal', assignedById: 11, ...fields } })
  return item
}

async function change(id: number, fields: Record<string, unknown>): Promise<void> {
  await company.control.rest('crm.item.update', { entityTypeId: DEAL, id, useOriginalUfNames: 'Y', fields })
}

const picture = (reference: string) => `<p><img src="crm-file:${reference}" alt=""></p>`

it('finds the files that no text shows: not the stored one, the edited one, an earlier one or one of another deal', async () => {
  const names = ['stored', 'edited', 'earlier', 'child', 'mentioned', 'unused']
  const deal = await aDeal({ UF_CRM_TEXT_FILES: names.map(name => [`${name}.png`, Buffer.from(name).toString('base64')]) })
  const ids = (deal.UF_CRM_TEXT_FILES as { id: number }[]).map(({ id }) => id)
  const [stored, edited, earlier, child, mentioned, unused] = ids
  await change(deal.id, {
    UF_CRM_TEXT: picture(String(stored)),
    UF_CRM_TEXT_VERSIONS: await packVersions(deal.id, [{ html: picture(String(earlier)), savedAt: '2026-11-25T09:00:00.000Z', by: 1, isFound: false }]),
  })
  await aDeal({ UF_CRM_IDEA: deal.id, UF_CRM_TEXT: picture(`${deal.id}-${child}`) })
  await aDeal({ UF_CRM_TEXT_COPY: picture(`${deal.id}-${mentioned}`) })
  // The same number in a text of another deal means that deal's own file.
  await aDeal({ UF_CRM_TEXT: picture(String(unused)) })

  const found = await fetchTextPictures(company.people[0]!.calls, map, deal.id, picture(String(edited)))
  expect(found.files.map(({ id }) => id)).toEqual(ids)
  expect(found.unused.map(({ id }) => id)).toEqual([unused])
})

it('knows the names of employees, and leaves out whoever is not there', async () => {
  const names = await fetchNames(company.people[0]!.calls, [1, 1, 987_654])
  expect([...names.keys()]).toEqual([1])
  expect(names.get(1)).not.toBe('')
  expect(await fetchNames(company.people[0]!.calls, [])).toEqual(new Map())
})
