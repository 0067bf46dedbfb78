import { describe, expect, it } from 'vitest'
import { removeApp } from '../src/control/apps.ts'
import type { Json } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

/** Keys of the sample: https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-get.html */
const fieldKeys = 'ID ENTITY_ID FIELD_NAME USER_TYPE_ID XML_ID SORT MULTIPLE MANDATORY SHOW_FILTER SHOW_IN_LIST EDIT_IN_LIST IS_SEARCHABLE SETTINGS EDIT_FORM_LABEL LIST_COLUMN_LABEL LIST_FILTER_LABEL ERROR_MESSAGE HELP_MESSAGE'.split(' ')

/** Keys of the sample: https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-add.html */
const configKeys = 'id entityId fieldName userTypeId xmlId sort multiple mandatory showFilter showInList editInList isSearchable settings languageId editFormLabel listColumnLabel listFilterLabel errorMessage helpMessage enum'.split(' ')

const add = (fields: { [key: string]: Json }) => ({ fields: { FIELD_NAME: 'A', USER_TYPE_ID: 'string', ...fields } })

describe('crm.deal.userfield', () => {
  it('describes a field with the keys of the page, every label in every language', async () => {
    const portal = aCrmPortal()
    const id = await portal.addField('NOTE', 'string', { LABEL: 'Заметка', EDIT_FORM_LABEL: { en: 'Note' } })
    const field = await portal.result('crm.deal.userfield.get', { id })
    expect(Object.keys(field)).toEqual(fieldKeys)
    expect(field).toMatchObject({ ID: String(id), ENTITY_ID: 'CRM_DEAL', FIELD_NAME: 'UF_CRM_NOTE', SORT: '100', MULTIPLE: 'N', EDIT_IN_LIST: 'Y', XML_ID: null })
    expect(field.SETTINGS).toEqual({ SIZE: 20, ROWS: 1, REGEXP: '', MIN_LENGTH: 0, MAX_LENGTH: 0, DEFAULT_VALUE: '' })
    expect(asData(field.EDIT_FORM_LABEL)).toMatchObject({ en: 'Note', ru: 'Заметка', vn: 'Заметка' })
    const described = asData((await portal.result('crm.item.fields', { entityTypeId: 2 })).fields)
    expect(described.ufCrmNote).toMatchObject({ type: 'string', isDynamic: true, title: 'Заметка', upperName: 'UF_CRM_NOTE' })
  })

  it.each<[string, { [key: string]: Json }, [string, string]]>([
    ['nothing', { fields: {} }, ['', 'The \'FIELD_NAME\' field is not found.\nThe \'USER_TYPE_ID\' field is not found.']],
    ['fields that are no object', { fields: 'x' }, ['', 'Parameter \'fields\' must be array.']],
    ['a code of 44 characters', add({ FIELD_NAME: 'A'.repeat(44) }), ['ERROR_CORE', 'Field name is too long (more than 50 characters).']],
    ['Cyrillic in the code', add({ FIELD_NAME: 'ПОЛЕ' }), ['ERROR_CORE', 'Field name contains invalid characters. Allowed characters are: A-Z, 0-9 and _.']],
    ['a type nobody registered', add({ USER_TYPE_ID: 'rest_1_html' }), ['ERROR_CORE', 'Invalid user type specified.']],
    ['equal external codes', add({ USER_TYPE_ID: 'enumeration', LIST: [{ VALUE: 'a', XML_ID: 'x' }, { VALUE: 'b', XML_ID: 'x' }] }), ['ERROR_CORE', 'List item with value XML_ID=x already exists.']],
  ])('refuses %s', async (_, params, refusal) => {
    expect(await aCrmPortal().refused('crm.deal.userfield.add', params)).toEqual(refusal)
  })

  it('takes a code of 43 characters once', async () => {
    const portal = aCrmPortal()
    await portal.addField('A'.repeat(43), 'string')
    expect((await portal.refused('crm.deal.userfield.add', add({ FIELD_NAME: 'A'.repeat(43) })))[0]).toBe('ERROR_CORE')
    expect((await portal.call('crm.lead.userfield.add', add({ FIELD_NAME: 'A'.repeat(43) }))).body.error).toBeUndefined()
  })

  it('takes a type of an installed application only', async () => {
    const portal = aCrmPortal()
    const userTypeId = `rest_${portal.app.id}_html`
    portal.portal.state.fieldTypes.push({ appId: portal.app.id, userTypeId: 'html', handler: 'http://127.0.0.1:5101/f.html', title: 'HTML', description: '', height: 200 })
    portal.app.installed = false
    expect((await portal.refused('crm.deal.userfield.add', add({ USER_TYPE_ID: userTypeId })))[1]).toBe('Invalid user type specified.')
    portal.app.installed = true
    await portal.addField('TEXT', userTypeId)
    expect(await portal.add(ENTITY.deal, { ufCrmText: '<p>1</p>' })).toMatchObject({ ufCrmText: '<p>1</p>' })
    expect((await portal.refused('crm.item.add', { entityTypeId: 2, fields: { ufCrmText: { a: 1 } } }))[0]).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
    expect((await portal.refused('crm.item.add', { entityTypeId: 2, fields: { ufCrmText: 'ж'.repeat(40_000) } }))[0]).toBe('0')
    expect(asList((await portal.call('crm.userfield.types')).body.result)).toContainEqual({ ID: userTypeId, title: 'HTML' })
  })

  it('changes options by id, adds without one, removes by DEL', async () => {
    const portal = aCrmPortal()
    const id = await portal.addField('HALL', 'enumeration', { LIST: [{ VALUE: 'Большой', SORT: 10, XML_ID: 'big' }, { VALUE: 'Малый', SORT: 20, XML_ID: 'small' }, { VALUE: '' }] })
    await portal.call('crm.deal.userfield.update', { id, fields: { LIST: [{ ID: 1, VALUE: 'Главный', XML_ID: 'big' }, { ID: 2, DEL: 'Y' }, { VALUE: 'Клуб', SORT: 5, XML_ID: 'club' }] } })
    const { LIST } = await portal.result('crm.deal.userfield.get', { id })
    expect(LIST).toEqual([
      { ID: '3', SORT: '5', VALUE: 'Клуб', DEF: 'N', XML_ID: 'club' },
      { ID: '1', SORT: '10', VALUE: 'Главный', DEF: 'N', XML_ID: 'big' },
    ])
    expect(await portal.refused('crm.deal.userfield.update', { id, fields: { LIST: [{ VALUE: 'X', XML_ID: 'big' }] } })).toEqual(['ERROR_CORE', 'List item with value XML_ID=big already exists.'])
  })

  it('passes over options without a text and with an unknown id', async () => {
    const portal = aCrmPortal()
    const id = await portal.addField('HALL', 'enumeration', { LIST: [{ VALUE: ' Большой ', SORT: 10, XML_ID: 'big' }] })
    const { LIST } = await portal.result('crm.deal.userfield.get', { id })
    await portal.call('crm.deal.userfield.update', { id, fields: { LIST: [{ ID: 1, SORT: 99 }, { ID: 77, VALUE: 'Чужой' }, { VALUE: '  ' }, { VALUE: 'Лишний', DEL: 'Y' }] } })
    expect((await portal.result('crm.deal.userfield.get', { id })).LIST).toEqual(LIST)
    expect(LIST).toEqual([{ ID: '1', SORT: '10', VALUE: 'Большой', DEF: 'N', XML_ID: 'big' }])
  })

  it('gives an option another external code when it is changed without its own', async () => {
    const portal = aCrmPortal()
    const id = await portal.addField('HALL', 'enumeration', { LIST: [{ VALUE: 'a', XML_ID: 'big' }] })
    await portal.call('crm.deal.userfield.update', { id, fields: { LIST: [{ ID: 1, VALUE: 'b' }] } })
    // md5 of "b"
    expect(asList((await portal.result('crm.deal.userfield.get', { id })).LIST)[0]).toMatchObject({ VALUE: 'b', XML_ID: '92eb5ffee6ae2fec3ad71c777531578f' })
  })

  it('keeps an external code taken until the option that had it is gone', async () => {
    const portal = aCrmPortal()
    const id = await portal.addField('HALL', 'enumeration', { LIST: [{ VALUE: 'a', XML_ID: 'x' }] })
    const replaced: Json = { id, fields: { LIST: [{ ID: 1, DEL: 'Y' }, { VALUE: 'b', XML_ID: 'x' }] } }
    expect((await portal.refused('crm.deal.userfield.update', asData(replaced)))[0]).toBe('ERROR_CORE')
    await portal.call('crm.deal.userfield.update', { id, fields: { LIST: [{ ID: 1, DEL: 'Y' }] } })
    expect((await portal.call('crm.deal.userfield.update', { id, fields: { LIST: [{ VALUE: 'b', XML_ID: 'x' }] } })).body.result).toBe(true)
  })

  it('has one default option in a single field, the first one named, and several in a multiple one', async () => {
    const portal = aCrmPortal()
    const LIST = ['a', 'b', 'c'].map(value => ({ VALUE: value, XML_ID: value, DEF: value === 'a' ? 'N' : 'Y' }))
    const defaults = async (id: number) => asList((await portal.result('crm.deal.userfield.get', { id })).LIST).filter(one => one.DEF === 'Y').map(one => one.VALUE)
    const single = await portal.addField('SINGLE', 'enumeration', { LIST })
    const multiple = await portal.addField('SEVERAL', 'enumeration', { LIST, MULTIPLE: 'Y' })
    expect([await defaults(single), await defaults(multiple)]).toEqual([['b'], ['b', 'c']])
    await portal.call('crm.deal.userfield.update', { id: single, fields: { LIST: [{ ID: 1, VALUE: 'a', XML_ID: 'a', DEF: 'Y' }] } })
    expect(await defaults(single)).toEqual(['a'])
  })

  it.each([
    ['file', { MAX_ALLOWED_SIZE: 20, EXTENSIONS: ['png'] }, { MAX_ALLOWED_SIZE: 0, EXTENSIONS: [] }],
    ['string', { ROWS: 4, MAX_LENGTH: 9 }, { ROWS: 4, MAX_LENGTH: 0 }],
    ['crm', { DYNAMIC_1030: 'Y' }, { LEAD: 'Y', CONTACT: 'N', COMPANY: 'N', DEAL: 'N' }],
    ['crm', { CONTACT: 'Y' }, { LEAD: 'N', CONTACT: 'Y' }],
  ])('knows only the settings of its pages: %s %j', async (type, SETTINGS, kept) => {
    const portal = aCrmPortal()
    const id = await portal.addField('X', type, { SETTINGS })
    const field = await portal.result('crm.deal.userfield.get', { id })
    expect(field.SETTINGS).toMatchObject(kept)
    expect(field.SETTINGS).not.toHaveProperty('DYNAMIC_1030')
  })

  it('passes over unknown keys, makes no yes/no field multiple, and names a field without a label by its code', async () => {
    const portal = aCrmPortal()
    const { body } = await portal.call('crm.deal.userfield.add', { fields: { FIELD_NAME: 'open', USER_TYPE_ID: 'boolean', MULTIPLE: 'Y', COLOUR: 'red' } })
    const field = await portal.result('crm.deal.userfield.get', { id: Number(body.result) })
    expect(field).toMatchObject({ FIELD_NAME: 'UF_CRM_OPEN', MULTIPLE: 'N', EDIT_FORM_LABEL: { ru: 'UF_CRM_OPEN', en: 'UF_CRM_OPEN' } })
    expect(field).not.toHaveProperty('COLOUR')
  })

  it('answers the bare code and the owner of an application\'s type, also when the application is gone', async () => {
    const portal = aCrmPortal()
    portal.portal.state.fieldTypes.push({ appId: portal.app.id, userTypeId: 'html', handler: 'http://127.0.0.1:5101/f.html', title: 'HTML', description: '', height: 200 })
    await portal.addField('TEXT', `rest_${portal.app.id}_html`)
    await portal.addField('SECOND', 'html')
    const listed = async (type: string) => asList((await portal.call('crm.deal.userfield.list', { filter: { USER_TYPE_ID: type } })).body.result).map(one => [one.FIELD_NAME, one.USER_TYPE_ID, one.USER_TYPE_OWNER])
    const both = [['UF_CRM_TEXT', 'html', portal.app.code], ['UF_CRM_SECOND', 'html', portal.app.code]]
    expect([await listed('html'), await listed(`rest_${portal.app.id}_html`)]).toEqual([both, both])
    expect(asList((await portal.result('userfieldconfig.list', { moduleId: 'crm' })).fields).map(one => one.userTypeId)).toEqual([`rest_${portal.app.id}_html`, `rest_${portal.app.id}_html`])
    removeApp(portal.portal, portal.app.code)
    const orphans = await portal.webhook('crm.deal.userfield.list')
    expect(asList(orphans.body.result).map(one => [one.USER_TYPE_ID, one.USER_TYPE_OWNER])).toEqual([['html', null], ['html', null]])
  })

  it('overwrites settings key by key and leaves name and type alone', async () => {
    const portal = aCrmPortal()
    const id = await portal.addField('NOTE', 'string', { SETTINGS: { ROWS: 3, DEFAULT_VALUE: 'a' } })
    await portal.call('crm.deal.userfield.update', { id, fields: { SETTINGS: { ROWS: 0, DEFAULT_VALUE: 'b', NONSENSE: 1 }, FIELD_NAME: 'X', USER_TYPE_ID: 'integer', MANDATORY: 'Y', LIST_COLUMN_LABEL: { ru: 'Б' } } })
    const field = await portal.result('crm.deal.userfield.get', { id })
    expect(field).toMatchObject({ FIELD_NAME: 'UF_CRM_NOTE', USER_TYPE_ID: 'string', MANDATORY: 'Y', SETTINGS: { ROWS: 1, DEFAULT_VALUE: 'b' } })
    expect(field.SETTINGS).not.toHaveProperty('NONSENSE')
    expect(asData(field.LIST_COLUMN_LABEL)).toMatchObject({ ru: 'Б', en: '' })
  })

  it('lists by filter, with labels only in the language asked for', async () => {
    const portal = aCrmPortal()
    await portal.addField('A', 'string', { SORT: 200, LABEL: 'Первое' })
    await portal.addField('B', 'integer', { SORT: 100 })
    const bare = await portal.call('crm.deal.userfield.list')
    expect([asList(bare.body.result).map(field => field.FIELD_NAME), bare.body.total]).toEqual([['UF_CRM_B', 'UF_CRM_A'], 2])
    expect(asList(bare.body.result)[0]).not.toHaveProperty('EDIT_FORM_LABEL')
    const labelled = await portal.call('crm.deal.userfield.list', { filter: { USER_TYPE_ID: 'string', LANG: 'ru' }, order: { ID: 'DESC' } })
    expect(asList(labelled.body.result)).toMatchObject([{ FIELD_NAME: 'UF_CRM_A', EDIT_FORM_LABEL: 'Первое' }])
    expect(await portal.refused('crm.deal.userfield.list', { filter: 'x' })).toEqual(['', 'Parameter \'filter\' must be array.'])
  })

  it('deletes a field with its values; knows a missing field and one of another type', async () => {
    const portal = aCrmPortal()
    const id = await portal.addField('A', 'string')
    await portal.add(ENTITY.deal, { ufCrmA: 'x' })
    expect((await portal.call('crm.contact.userfield.delete', { id })).status).toBe(403)
    expect((await portal.call('crm.deal.userfield.delete', { id })).body.result).toBe(true)
    expect(portal.portal.state.items.get(2)?.get(1)).not.toHaveProperty('ufCrmA')
    expect(await portal.refused('crm.deal.userfield.get', { id })).toEqual(['ERROR_NOT_FOUND', `The entity with ID '${id}' is not found`])
    expect((await portal.refused('crm.deal.userfield.get', { id: 0 }))[1]).toBe('ID is not defined or invalid.')
  })
})

describe('userfieldconfig', () => {
  const config = (field: { [key: string]: Json }) => ({ moduleId: 'crm', field: { entityId: 'CRM_DEAL', fieldName: 'UF_CRM_DEAL_HALL', userTypeId: 'enumeration', ...field } })

  async function aField(portal: CrmPortal) {
    const { field } = await portal.result('userfieldconfig.add', config({
      editFormLabel: { ru: 'Зал', en: 'Hall' }, listColumnLabel: { ru: 'Столбец' }, enum: [{ value: 'Большой', sort: 10, xmlId: 'big' }, { value: 'Малый', sort: 20 }],
    }))
    return asData(field)
  }

  it('adds a list field with the keys of the page and passes over labels it does not know', async () => {
    const field = await aField(aCrmPortal())
    expect(Object.keys(field)).toEqual(configKeys)
    expect(field).toMatchObject({ id: '1', entityId: 'CRM_DEAL', fieldName: 'UF_CRM_DEAL_HALL', editFormLabel: { ru: 'Зал', en: 'Hall' }, listColumnLabel: { ru: null, en: null }, showInList: 'Y' })
    expect(field.enum).toEqual([
      { id: '1', userFieldId: '1', value: 'Большой', def: 'N', sort: '10', xmlId: 'big' },
      { id: '2', userFieldId: '1', value: 'Малый', def: 'N', sort: '20', xmlId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ])
  })

  it.each<[{ [key: string]: Json }, string]>([
    [{ field: {} }, 'No settings for UserFieldAccess'],
    [config({ fieldName: '' }), 'The \'FIELD_NAME\' field is not found.'],
    [config({ userTypeId: '' }), 'The \'USER_TYPE_ID\' field is not found.'],
    [config({ fieldName: 'UF_CRM_HALL' }), 'You cannot create custom fields'],
    [config({ userTypeId: 'nothing' }), 'Invalid user type specified.'],
  ])('refuses %j', async (params, description) => {
    expect(await aCrmPortal().refused('userfieldconfig.add', params)).toEqual(['', description])
  })

  it('touches options only when the type is repeated, and deletes', async () => {
    const portal = aCrmPortal()
    await aField(portal)
    const options: Json[] = [{ id: 1, del: 'Y' }, { id: 2, value: 'Камерный' }]
    const ignored = await portal.result('userfieldconfig.update', { moduleId: 'crm', id: 1, field: { enum: options, mandatory: 'Y' } })
    expect(asList(asData(ignored.field).enum)).toHaveLength(2)
    const changed = await portal.result('userfieldconfig.update', { moduleId: 'crm', id: 1, field: { userTypeId: 'enumeration', enum: options } })
    expect(asList(asData(changed.field).enum).map(option => option.value)).toEqual(['Камерный'])
    expect((await portal.call('userfieldconfig.delete', { moduleId: 'crm', id: 1 })).body.result).toBeNull()
    expect(await portal.refused('userfieldconfig.delete', { moduleId: 'crm', id: 1 })).toEqual(['', 'You cannot delete the user field'])
    expect(await portal.refused('userfieldconfig.get', { moduleId: 'crm', id: 1 })).toEqual(['', 'You do not have permission to view user field settings'])
  })

  it('lists fifty a page and names the types', async () => {
    const portal = aCrmPortal()
    for (let index = 0; index < 51; index += 1)
      await portal.addField(`F_${index}`, 'string')
    const { body } = await portal.call('userfieldconfig.list', { moduleId: 'crm', filter: { entityId: 'CRM_DEAL' } })
    expect([asList(asData(body.result).fields).length, body.next, body.total]).toEqual([50, 50, 51])
    const one = await portal.result('userfieldconfig.list', { moduleId: 'crm', filter: { fieldName: 'UF_CRM_F_7' }, select: { 0: '*', language: 'ru' } })
    expect(asList(one.fields)).toMatchObject([{ fieldName: 'UF_CRM_F_7', editFormLabel: { ru: 'F_7' } }])
    const { types } = await portal.result('userfieldconfig.getTypes', { moduleId: 'crm' })
    expect(asData(types).string).toEqual({ userTypeId: 'string', description: 'Строка' })
  })
})
