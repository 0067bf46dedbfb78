import { describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, asData, CLOCK } from './crmPortal.ts'

/** Keys of the sample answer: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html (custom and parent fields left out). */
const dealKeys = 'id createdTime dateCreateShort updatedTime dateModifyShort createdBy updatedBy assignedById opened leadId companyId contactId quoteId title productId categoryId stageId stageSemanticId isNew isRecurring isReturnCustomer isRepeatedApproach closed typeId opportunity isManualOpportunity taxValue currencyId probability comments begindate begindateShort closedate closedateShort eventDate eventDateShort eventId eventDescription locationId webformId sourceId sourceDescription originatorId originId additionalInfo searchContent orderStage movedBy movedTime lastActivityBy lastActivityTime isWork isWon isLose receivedAmount lostAmount hasProducts utmSource utmMedium utmCampaign utmContent utmTerm observers contactIds entityTypeId'.split(' ')

/** Keys of the sample answer: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html */
const leadKeys = 'id createdTime dateCreateShort updatedTime dateModifyShort createdBy updatedBy assignedById opened companyId contactId stageId isConvert statusDescription stageSemanticId productId opportunity currencyId sourceId sourceDescription title name lastName secondName shortName companyTitle post address comments webformId originatorId originId dateClosed birthdate honorific hasPhone hasEmail hasImol login isReturnCustomer searchContent isManualOpportunity movedBy movedTime lastActivityBy lastActivityTime phoneMobile phoneWork phoneMailing emailHome emailWork emailMailing skype icq imol email phone fm utmSource utmMedium utmCampaign utmContent utmTerm observers contactIds entityTypeId'.split(' ')

/** Fields the page calls disabled: https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html#deal */
const disabledDealFields = 'dateCreateShort dateModifyShort productId begindateShort closedateShort eventDateShort isWork isWon isLose receivedAmount lostAmount hasProducts'.split(' ')

describe('crm.item.add', () => {
  it.each([['deal', ENTITY.deal, dealKeys], ['lead', ENTITY.lead, leadKeys]])('answers a %s with the keys of the page', async (_, entityTypeId, keys) => {
    const item = await aCrmPortal().add(entityTypeId)
    expect(Object.keys(item).sort()).toEqual([...keys].sort())
  })

  it('fills the defaults of the page', async () => {
    const portal = aCrmPortal()
    expect(await portal.add(ENTITY.deal)).toMatchObject({
      id: 1, title: 'Сделка #1', categoryId: 0, stageId: 'NEW', stageSemanticId: 'P', isNew: 'Y', closed: 'N', typeId: 'SALE', sourceId: 'CALL', currencyId: 'RUB',
      isManualOpportunity: 'N', isRecurring: 'N', opened: 'Y', assignedById: 1, createdBy: 1, createdTime: CLOCK, movedTime: CLOCK, probability: null, leadId: null,
      begindate: '2026-11-22T03:00:00+03:00', closedate: '2026-11-29T03:00:00+03:00', observers: [], contactIds: [],
    })
    expect(await portal.add(ENTITY.contact, { name: 'Ира' })).toMatchObject({ export: 'Y', typeId: 'CLIENT', sourceId: 'CALL', companyIds: [], fm: [], hasPhone: 'N' })
    expect(await portal.add(ENTITY.company)).toMatchObject({ title: 'Компания #1', typeId: 'CUSTOMER', industry: 'IT', employees: 'EMPLOYEES_1', revenue: 0, isMyCompany: 'N' })
  })

  it('answers null for every disabled field and passes over unknown and read-only names', async () => {
    const item = await aCrmPortal().add(ENTITY.deal, { nonsense: 1, createdBy: 2, closed: 'Y', isWon: 'Y' })
    expect(disabledDealFields.map(name => item[name])).toEqual(disabledDealFields.map(() => null))
    expect(item).toMatchObject({ createdBy: 1, closed: 'N' })
  })

  it.each<[string, { [key: string]: Json }, string]>([
    ['an unknown type', { entityTypeId: 128, fields: {} }, 'NOT_FOUND'],
    ['no type', { fields: {} }, '100'],
    ['no fields', { entityTypeId: 2 }, '100'],
    ['a stage of another pipeline', { entityTypeId: 2, fields: { stageId: 'C7:NEW' } }, 'CRM_FIELD_ERROR_VALUE_NOT_VALID'],
    ['a pipeline that does not exist', { entityTypeId: 2, fields: { categoryId: 7 } }, 'CRM_FIELD_ERROR_VALUE_NOT_VALID'],
    ['a scalar for a multiple field', { entityTypeId: 2, fields: { contactIds: 5 } }, '100'],
    ['a contact that does not exist', { entityTypeId: 2, fields: { contactIds: [5] } }, 'CRM_FIELD_ERROR_VALUE_NOT_VALID'],
    ['an unknown currency', { entityTypeId: 2, fields: { currencyId: 'XXX' } }, 'CRM_FIELD_ERROR_VALUE_NOT_VALID'],
  ])('refuses %s', async (_, params, code) => {
    const portal = aCrmPortal()
    const { status, body } = await portal.call('crm.item.add', params)
    expect([status, body.error]).toEqual([400, code])
    expect(portal.portal.state.items.get(2)?.size ?? 0).toBe(0)
  })

  it('takes numbers and flags from a form, where everything is text', async () => {
    const portal = aCrmPortal()
    const { body } = await portal.request('/rest/1/dev/crm.item.add', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'entityTypeId=2&fields[title]=A&fields[opportunity]=10.5&fields[probability]=50&fields[observers][]=1',
    })
    expect(asData(asData(body.result).item)).toMatchObject({ title: 'A', opportunity: 10.5, probability: 50, observers: [1] })
  })
})

describe('crm.item.update', () => {
  it('saves nothing when nothing changed', async () => {
    const portal = aCrmPortal()
    const { id } = await portal.add(ENTITY.deal, { title: 'A', opportunity: 5 })
    portal.portal.state.clock.frozenAt = Date.parse('2026-11-23T00:00:00Z')
    const same = await portal.result('crm.item.update', { entityTypeId: 2, id: Number(id), fields: { title: 'A', opportunity: '5' } })
    expect(asData(same.item).updatedTime).toBe(CLOCK)
    const changed = await portal.result('crm.item.update', { entityTypeId: 2, id: Number(id), fields: { title: 'B' } })
    expect(asData(changed.item).updatedTime).toBe('2026-11-23T03:00:00+03:00')
  })

  it('moves a deal: group, closed, close date of today, moved time, a timeline line', async () => {
    const portal = aCrmPortal()
    await portal.add(ENTITY.deal, { closedate: '2027-01-01' })
    const { item } = await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { stageId: 'WON' } })
    expect(item).toMatchObject({ stageSemanticId: 'S', closed: 'Y', isNew: 'N', closedate: '2026-11-22T03:00:00+03:00' })
    expect([...portal.portal.state.timeline.values()].map(({ kind, details }) => [kind, details])).toEqual([['created', {}], ['stage', { from: 'NEW', to: 'WON' }]])
    const after = await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { closedate: '2027-02-01' } })
    expect(asData(after.item).closedate).toBe('2027-02-01T03:00:00+03:00')
  })

  it('gives a deal moved to another pipeline its first stage', async () => {
    const portal = aCrmPortal()
    await portal.result('crm.category.add', { entityTypeId: 2, fields: { name: 'События' } })
    await portal.add(ENTITY.deal)
    const { item } = await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { categoryId: 1 } })
    expect(item).toMatchObject({ categoryId: 1, stageId: 'C1:NEW' })
  })

  it.each<[{ [key: string]: Json }, number[], number]>([
    [{ contactId: 2 }, [2], 2],
    [{ contactIds: [3, 1] }, [3, 1], 3],
    [{ contactIds: [3, 1], contactId: 1 }, [1, 3], 1],
    [{ contactIds: [] }, [], 0],
    [{ contactId: 0 }, [], 0],
  ])('binds contacts by %j', async (fields, contactIds, contactId) => {
    const portal = aCrmPortal()
    for (const name of ['А', 'Б', 'В'])
      await portal.add(ENTITY.contact, { name })
    await portal.add(ENTITY.deal, { contactIds: [2, 3] })
    const { item } = await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields })
    expect(item).toMatchObject({ contactIds, contactId })
  })

  it('mirrors companies of a contact and contacts of a company, and forgets the deleted', async () => {
    const portal = aCrmPortal()
    await portal.add(ENTITY.company)
    await portal.add(ENTITY.contact, { name: 'А', companyIds: [1] })
    await portal.add(ENTITY.deal, { contactIds: [1], companyId: 1 })
    const company = await portal.result('crm.item.get', { entityTypeId: 4, id: 1 })
    expect(asData(company.item).contactIds).toEqual([1])
    expect(await portal.result('crm.item.delete', { entityTypeId: 3, id: 1 })).toEqual({})
    const deal = await portal.result('crm.item.get', { entityTypeId: 2, id: 1 })
    expect(deal.item).toMatchObject({ contactIds: [], contactId: 0, companyId: 1 })
  })

  it('adds, changes and removes phones by the key of fm', async () => {
    const portal = aCrmPortal()
    const lead = await portal.add(ENTITY.lead, { fm: [{ typeId: 'PHONE', valueType: 'WORK', value: '+79990000001' }, { typeId: 'EMAIL', valueType: 'HOME', value: 'a@b.example' }] })
    expect(lead).toMatchObject({ hasPhone: 'Y', phone: '+79990000001', phoneWork: '+79990000001', emailHome: 'a@b.example' })
    const fm = { 1: { typeId: 'PHONE', valueType: 'MOBILE', value: '+79990000002' }, 2: { typeId: 'EMAIL', value: '' }, n0: { typeId: 'WEB', valueType: 'WORK', value: 'https://a.example' } }
    const { item } = await portal.result('crm.item.update', { entityTypeId: 1, id: 1, fields: { fm } })
    expect(item).toMatchObject({ hasEmail: 'N', phoneMobile: '+79990000002', phoneWork: '' })
    expect(asData(item).fm).toEqual([
      { id: 1, valueType: 'MOBILE', value: '+79990000002', typeId: 'PHONE' },
      { id: 3, valueType: 'WORK', value: 'https://a.example', typeId: 'WEB' },
    ])
  })
})

/** https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html */
it('describes fields with the properties of the page', async () => {
  const { fields } = await aCrmPortal().result('crm.item.fields', { entityTypeId: 2 })
  const described = asData(fields)
  expect(described.id).toEqual({ type: 'integer', isRequired: false, isReadOnly: true, isImmutable: false, isMultiple: false, isDynamic: false, title: 'ID', upperName: 'ID' })
  expect(described.contactIds).toMatchObject({ type: 'crm_contact', isMultiple: true, upperName: 'CONTACT_IDS' })
  expect(described.contactId).toMatchObject({ isDeprecated: true, upperName: 'CONTACT_ID' })
  expect(described.stageId).toMatchObject({ type: 'crm_status', statusType: 'DEAL_STAGE' })
})

/** https://apidocs.bitrix24.com/api-reference/crm/universal/import/crm-item-batch-import.html */
it('imports up to twenty records with their dates; one refusal does not stop the others', async () => {
  const portal = aCrmPortal()
  await portal.addField('CODE', 'string', { MANDATORY: 'Y' })
  const { items } = await portal.result('crm.item.batchimport', { entityTypeId: 2, data: [{ title: 'A', ufCrmCode: '1', createdTime: '2024-01-10T10:00:00+03:00' }, { title: 'B' }] })
  expect(items).toEqual([{ item: { id: 1 } }, { error: 'CRM_FIELD_ERROR_REQUIRED', error_description: 'The "CODE" field is required' }])
  expect(portal.portal.state.items.get(2)?.get(1)).toMatchObject({ createdTime: '2024-01-10T10:00:00+03:00' })
  expect(await portal.refused('crm.item.batchimport', { entityTypeId: 2, data: Array.from({ length: 21 }, () => ({ title: 'A' })) }))
    .toEqual(['MAX_IMPORT_BATCH_SIZE_EXCEEDED', 'You cannot import more than 20 items'])
})

it('closes a deal today when it comes to a final stage, unless the setting is off', async () => {
  const portal = aCrmPortal()
  await portal.add(ENTITY.deal, { closedate: '2026-07-01' })
  const move = async (stageId: string, closedate: string) => asData((await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields: { stageId, closedate } })).item).closedate
  expect(await move('PREPARATION', '2026-08-01')).toBe('2026-08-01T03:00:00+03:00')
  expect(await move('WON', '2026-09-01')).toBe('2026-11-22T03:00:00+03:00')
  expect(await move('WON', '2026-09-02')).toBe('2026-09-02T03:00:00+03:00')
  portal.portal.state.switches.closeDateSync = false
  expect(await move('LOSE', '2026-10-01')).toBe('2026-10-01T03:00:00+03:00')
})
