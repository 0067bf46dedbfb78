import { expect, it } from 'vitest'
import { camelName, fullFieldName } from '../src/crm/fields/names.ts'
import type { Json } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, asData } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

const NOT_VALID = 'CRM_FIELD_ERROR_VALUE_NOT_VALID'

/** https://apidocs.bitrix24.com/api-reference/crm/universal/index.html (first six), feature names after them. */
it.each([
  ['UF_CRM_3_DIGIT', 'ufCrm3Digit'],
  ['UF_CRM_3_1747309727', 'ufCrm3_1747309727'],
  ['UF_CRM_3_DIGIT10', 'ufCrm_3_DIGIT10'],
  ['UF_CRM_3_DIGIT_10', 'ufCrm_3_DIGIT_10'],
  ['UF_CRM_1747309879', 'ufCrm_1747309879'],
  ['UF_CRM_10_5186744711', 'ufCrm10_5186744711'],
  ['UF_CRM_DESCRIPTION_HTML', 'ufCrmDescriptionHtml'],
  ['UF_CRM_PHOTO2', 'ufCrm_PHOTO2'],
])('calls %s %s', (upper, camel) => {
  expect(camelName(upper)).toBe(camel)
})

/** https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html */
it.each([
  ['MANAGER_NOTE', 'UF_CRM_MANAGER_NOTE'],
  ['UF_MANAGER_NOTE', 'UF_CRM_MANAGER_NOTE'],
  ['UF_CRM_MANAGER_NOTE', 'UF_CRM_MANAGER_NOTE'],
  ['note', 'UF_CRM_NOTE'],
])('makes %s the full name %s', (given, full) => {
  expect(fullFieldName(given)).toBe(full)
})

interface Case { type: string, rest?: { [key: string]: Json }, given: Json, read: Json }

/** What is written and what is read back, by type of a custom field. */
const kept: Case[] = [
  { type: 'string', given: 'Привет', read: 'Привет' },
  { type: 'string', given: 5, read: '5' },
  { type: 'string', given: true, read: '1' },
  { type: 'string', given: null, read: null },
  { type: 'string', rest: { MULTIPLE: 'Y' }, given: ['а', '', 'б'], read: ['а', 'б'] },
  { type: 'string', rest: { MULTIPLE: 'Y' }, given: [], read: [] },
  { type: 'integer', given: '12', read: 12 },
  { type: 'integer', given: '', read: null },
  { type: 'double', given: '10.25', read: 10.25 },
  { type: 'boolean', given: '1', read: 'Y' },
  { type: 'boolean', given: 'N', read: 'N' },
  { type: 'boolean', given: 0, read: 'N' },
  { type: 'date', given: '2026-12-31', read: '2026-12-31T03:00:00+03:00' },
  { type: 'date', given: '2026-12-31T03:00:00+03:00', read: '2026-12-31T03:00:00+03:00' },
  { type: 'date', given: '2026-12-30T22:30:00Z', read: '2026-12-31T03:00:00+03:00' },
  { type: 'date', given: '31.12.2026', read: '2026-12-31T03:00:00+03:00' },
  { type: 'datetime', given: '2026-12-31T10:00:00+05:00', read: '2026-12-31T08:00:00+03:00' },
  { type: 'datetime', given: '2026-12-31 10:00', read: '2026-12-31T10:00:00+03:00' },
  { type: 'money', given: '100.5|EUR', read: '100.5|EUR' },
  { type: 'money', given: '100', read: '100|RUB' },
  { type: 'url', given: 'https://a.example/?q=1', read: 'https://a.example/?q=1' },
  { type: 'employee', given: '2', read: 2 },
  { type: 'crm', rest: { SETTINGS: { CONTACT: 'Y' } }, given: 'C_1', read: 1 },
  { type: 'crm', rest: { SETTINGS: { CONTACT: 'Y' } }, given: '1', read: 1 },
  { type: 'crm', rest: { SETTINGS: { CONTACT: 'Y', DEAL: 'Y' } }, given: 'C_1', read: 'C_1' },
  { type: 'crm', rest: { SETTINGS: { CONTACT: 'Y', DEAL: 'Y' }, MULTIPLE: 'Y' }, given: ['C_1'], read: ['C_1'] },
  { type: 'crm_status', rest: { SETTINGS: { ENTITY_TYPE: 'SOURCE' } }, given: 'WEB', read: 'WEB' },
]

/** What is refused, and with which code. */
const refused: (Omit<Case, 'read'> & { code: string })[] = [
  { type: 'string', given: ['а'], code: NOT_VALID },
  { type: 'string', rest: { MULTIPLE: 'Y' }, given: 'а', code: '100' },
  { type: 'string', rest: { MULTIPLE: 'Y' }, given: null, code: '100' },
  { type: 'string', given: 'ж'.repeat(32_768), code: '0' },
  { type: 'integer', given: '1.5', code: NOT_VALID },
  { type: 'double', given: 'много', code: NOT_VALID },
  { type: 'boolean', given: 'maybe', code: NOT_VALID },
  { type: 'date', given: '2026-02-31', code: NOT_VALID },
  { type: 'datetime', given: 'tomorrow', code: NOT_VALID },
  { type: 'money', given: '5|XXX', code: NOT_VALID },
  { type: 'employee', given: 99, code: NOT_VALID },
  { type: 'crm', rest: { SETTINGS: { CONTACT: 'Y', DEAL: 'Y' } }, given: '1', code: NOT_VALID },
  { type: 'crm', rest: { SETTINGS: { CONTACT: 'Y' } }, given: 'C_9', code: NOT_VALID },
  { type: 'crm_status', rest: { SETTINGS: { ENTITY_TYPE: 'SOURCE' } }, given: 'MOON', code: NOT_VALID },
]

async function aPortalWith({ type, rest }: Pick<Case, 'type' | 'rest'>): Promise<CrmPortal> {
  const portal = aCrmPortal()
  await portal.add(ENTITY.contact, { name: 'А' })
  await portal.addField('VALUE', type, rest)
  return portal
}

it.each(kept)('keeps $type $rest: $given as $read', async ({ given, read, ...field }) => {
  const portal = await aPortalWith(field)
  await portal.add(ENTITY.deal, { ufCrmValue: given })
  const { item } = await portal.result('crm.item.get', { entityTypeId: 2, id: 1 })
  expect(asData(item).ufCrmValue).toEqual(read)
})

it.each(refused)('refuses $type $rest: $given with $code', async ({ given, code, ...field }) => {
  const portal = await aPortalWith(field)
  const [error] = await portal.refused('crm.item.add', { entityTypeId: 2, fields: { ufCrmValue: given } })
  expect(error).toBe(code)
})

it('refuses a text over the column by bytes, not by characters, and keeps one that just fits', async () => {
  const portal = await aPortalWith({ type: 'string' })
  const fits = `${'ж'.repeat(32_767)}a`
  await portal.add(ENTITY.deal, { ufCrmValue: fits })
  expect(await portal.refused('crm.item.update', { entityTypeId: 2, id: 1, fields: { ufCrmValue: `${fits}a` } }))
    .toEqual(['0', 'Mysql query error: (1406) Data too long for column \'UF_CRM_VALUE\' at row 1'])
  const { item } = await portal.result('crm.item.get', { entityTypeId: 2, id: 1 })
  expect(asData(item).ufCrmValue).toBe(fits)
})

it('reads list values by option id and uses the defaults of settings', async () => {
  const portal = aCrmPortal()
  await portal.addField('HALL', 'enumeration', { LIST: [{ VALUE: 'Большой', SORT: 10 }, { VALUE: 'Малый', SORT: 20, DEF: 'Y' }] })
  await portal.addField('NOTE', 'string', { SETTINGS: { DEFAULT_VALUE: 'нет' } })
  await portal.addField('AGREED', 'boolean', { SETTINGS: { DEFAULT_VALUE: 1 } })
  expect(await portal.add(ENTITY.deal)).toMatchObject({ ufCrmHall: 2, ufCrmNote: 'нет', ufCrmAgreed: 'Y' })
  expect(await portal.add(ENTITY.deal, { ufCrmHall: '1' })).toMatchObject({ ufCrmHall: 1 })
  expect((await portal.refused('crm.item.add', { entityTypeId: 2, fields: { ufCrmHall: 9 } }))[0]).toBe(NOT_VALID)
})

it('takes and gives original names when asked', async () => {
  const portal = aCrmPortal()
  await portal.addField('PHOTO2', 'string')
  const { item } = await portal.result('crm.item.add', { entityTypeId: 2, fields: { UF_CRM_PHOTO2: 'a' }, useOriginalUfNames: 'Y' })
  expect(asData(item)).toMatchObject({ UF_CRM_PHOTO2: 'a' })
  const camel = await portal.result('crm.item.get', { entityTypeId: 2, id: 1 })
  expect(asData(camel.item)).toMatchObject({ ufCrm_PHOTO2: 'a' })
})

/** https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html: checked on adding and on a change of stage. */
it('demands mandatory custom fields on adding and when the stage changes, not on other changes', async () => {
  const portal = aCrmPortal()
  await portal.add(ENTITY.deal)
  await portal.addField('CODE', 'string', { MANDATORY: 'Y' })
  expect((await portal.refused('crm.item.add', { entityTypeId: 2, fields: {} }))[0]).toBe('CRM_FIELD_ERROR_REQUIRED')
  await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { title: 'B' } })
  expect((await portal.refused('crm.item.update', { entityTypeId: 2, id: 1, fields: { stageId: 'EXECUTING' } }))[0]).toBe('CRM_FIELD_ERROR_REQUIRED')
  await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { stageId: 'EXECUTING', ufCrmCode: '1' } })
})
