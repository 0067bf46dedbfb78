import type { Json } from '../../src/state/types.ts'
import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/universal/item-details-configuration/crm-item-details-configuration'

/** The page's own example. */
const data: Json = [
  {
    name: 'section_1', title: 'Personal data', type: 'section',
    elements: [
      { name: 'NAME', optionFlags: 1 }, { name: 'LAST_NAME', optionFlags: 1 }, { name: 'SECOND_NAME' }, { name: 'BIRTHDATE' },
      { name: 'PHONE', optionFlags: 1, options: { defaultCountry: 'GB' } }, { name: 'ADDRESS', optionFlags: 1, options: { defaultAddressType: 4 } },
    ],
  },
  { name: 'section_2', title: 'Main information', type: 'section', elements: [{ name: 'TYPE_ID' }, { name: 'SOURCE_ID' }, { name: 'POST' }] },
]

const section = (changes: { [key: string]: Json }): Json => [{ name: 'main', title: 'Main', type: 'section', elements: [], ...changes }]

const contact = { entityTypeId: 3, userId: 1 }

const sections: Shape = [{
  name: 'string', title: 'string', type: 'string',
  elements: [{ name: 'string', optionFlags: 'string', 'options?': { 'defaultCountry?': 'string', 'defaultAddressType?': 'any' } }],
}]

const noType = { name: 'a call without a type', params: {}, status: 400, error: '' } as const
const unknownType = { name: 'a type that is not supported', params: { entityTypeId: 1030 }, status: 400, error: '' } as const
const denied = { as: 'employee', status: 400, error: '' } as const

export const cardLayoutContracts: MethodContract[] = [
  {
    method: 'crm.item.details.configuration.get',
    page: `${pages}-get.html`,
    before: { set: { method: 'crm.item.details.configuration.set', params: { ...contact, data } } },
    answers: [
      { name: 'answers the sections', params: contact, result: sections },
      { name: 'answers null where nothing was set', params: { entityTypeId: 2, userId: 1, scope: 'C', extras: { dealCategoryId: 9 } }, result: 'null' },
      { name: 'answers everybody the common ones', params: { entityTypeId: 2, scope: 'C' }, as: 'employee', result: 'null' },
    ],
    errors: [noType, unknownType, { name: 'an employee the layout of another', params: contact, ...denied }],
  },
  {
    method: 'crm.item.details.configuration.set',
    page: `${pages}-set.html`,
    answers: [
      { name: 'answers true', params: { ...contact, data }, result: 'boolean' },
      { name: 'takes an employee\'s own', params: { entityTypeId: 3, data }, as: 'employee', result: 'boolean' },
    ],
    errors: [
      noType,
      unknownType,
      { name: 'an employee the common ones', params: { entityTypeId: 3, scope: 'C', data }, ...denied },
      { name: 'an employee those of another', params: { ...contact, data }, ...denied },
      { name: 'data that is no array', params: { ...contact, data: 'x' }, status: 400, error: '' },
      { name: 'data with names for keys', params: { ...contact, data: { a: {} } }, status: 400, error: '' },
      { name: 'no data', params: { ...contact, data: [] }, status: 400, error: '' },
      { name: 'another type of section', params: { ...contact, data: section({ type: 'column' }) }, status: 400, error: '' },
      { name: 'a section without a name', params: { ...contact, data: section({ name: '' }) }, status: 400, error: '' },
      { name: 'a section without a title', params: { ...contact, data: section({ title: '' }) }, status: 400, error: '' },
      { name: 'an element without a name', params: { ...contact, data: section({ elements: [{ name: '' }] }) }, status: 400, error: '' },
    ],
  },
  {
    method: 'crm.item.details.configuration.reset',
    page: `${pages}-reset.html`,
    answers: [
      { name: 'answers true', params: { entityTypeId: 2, userId: 1, scope: 'C', extras: { dealCategoryId: 9 } }, result: 'boolean' },
      { name: 'takes an employee\'s own', params: { entityTypeId: 2 }, as: 'employee', result: 'boolean' },
    ],
    errors: [noType, unknownType, { name: 'an employee the common ones', params: { entityTypeId: 2, scope: 'C' }, ...denied }],
  },
  {
    method: 'crm.item.details.configuration.forcecommonscopeforall',
    page: `${pages}-forceCommonScopeForAll.html`,
    answers: [{ name: 'answers true', params: { entityTypeId: 2, extras: { dealCategoryId: 9 } }, result: 'boolean' }],
    errors: [noType, unknownType, { name: 'an employee', params: { entityTypeId: 2 }, ...denied }],
  },
]
