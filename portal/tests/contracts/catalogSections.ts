import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog/section/catalog-section'

const section: Shape = {
  active: 'string', code: 'string|null', description: 'string|null', descriptionType: 'string', iblockId: 'number', iblockSectionId: 'number|null', id: 'number', name: 'string', sort: 'number', xmlId: 'string|null',
}

const before = {
  toys: { method: 'catalog.section.add', params: { fields: { iblockId: 23, name: 'Toys', code: 'toys' } } },
}

const refuses = (name: string, params: MethodContract['errors'][number]['params'], error: string | number) => ({ name, params, status: 400, error })

const denies = (params: { [key: string]: number | object }, error: number) => ({ name: 'an employee', params: params as never, as: 'employee' as const, status: 400, error })

export const catalogSectionContracts: MethodContract[] = [
  {
    method: 'catalog.section.list', page: `${pages}-list.html`, before,
    answers: [{
      name: 'answers the selected fields with a total', params: { select: ['id', 'name', 'sort'], filter: { iblockId: 23, '%name': 'oy' }, order: { id: 'asc' } },
      result: { sections: [{ id: 'number', name: 'string', sort: 'number' }] }, total: true,
    }],
    errors: [denies({ filter: { iblockId: 23 } }, 200040300030), refuses('a filter without iblockId', { filter: { id: 1 } }, 0)],
  },
  {
    method: 'catalog.section.get', page: `${pages}-get.html`, before,
    answers: [{ name: 'answers every field', params: { id: 1 }, result: { section } }],
    errors: [denies({ id: 1 }, 200040300040), refuses('a section that there is not', { id: 9 }, 200700300030), refuses('a call without an id', {}, '100')],
  },
  {
    method: 'catalog.section.add', page: `${pages}-add.html`, before,
    answers: [{
      name: 'answers the new section',
      params: { fields: { iblockId: 23, iblockSectionId: 1, name: 'Dolls', xmlId: 'myXmlId', code: 'dolls', sort: 100, active: 'Y', description: 'For children', descriptionType: 'text' } },
      result: { section },
    }],
    errors: [
      denies({ fields: { iblockId: 23, name: 'A' } }, 200040300040),
      refuses('a parent in another block', { fields: { iblockId: 24, name: 'A', iblockSectionId: 1 } }, 200700300000),
      refuses('a code that is taken', { fields: { iblockId: 23, name: 'A', code: 'toys' } }, 200700300040),
      refuses('a block that there is not', { fields: { iblockId: 9, name: 'A' } }, 200700300050),
      refuses('a call without fields', {}, '100'),
      refuses('a section without a name', { fields: { iblockId: 23 } }, 0),
    ],
  },
  {
    method: 'catalog.section.update', page: `${pages}-update.html`, before,
    answers: [{ name: 'answers the changed section', params: { id: 1, fields: { iblockId: 23, name: 'Games', descriptionType: 'html', description: '<b>Games</b>' } }, result: { section } }],
    errors: [
      denies({ id: 1, fields: { iblockId: 23, name: 'A' } }, 200040300040),
      refuses('a parent that cannot be', { id: 1, fields: { iblockId: 23, name: 'A', iblockSectionId: 1 } }, 200700300010),
      refuses('a section that there is not', { id: 9, fields: { iblockId: 23, name: 'A' } }, 200700300030),
      refuses('a block that there is not', { id: 1, fields: { iblockId: 9, name: 'A' } }, 200700300050),
      refuses('a call without an id', { fields: { iblockId: 23, name: 'A' } }, '100'),
      refuses('a call without fields', { id: 1 }, '100'),
      refuses('a section without a name', { id: 1, fields: { iblockId: 23 } }, 0),
    ],
  },
  {
    method: 'catalog.section.delete', page: `${pages}-delete.html`, before,
    answers: [{ name: 'answers true', params: { id: 1 }, result: 'boolean' }],
    errors: [denies({ id: 1 }, 200040300050), refuses('a section that there is not', { id: 9 }, 200700300030), refuses('a call without an id', {}, '100')],
  },
  {
    method: 'catalog.section.getfields', page: `${pages}-get-fields.html`,
    answers: [{
      name: 'describes the fields', params: {},
      result: { section: Object.fromEntries(['active', 'code', 'description', 'descriptionType', 'iblockId', 'iblockSectionId', 'id', 'name', 'sort', 'xmlId'].map(name => [name, { isImmutable: 'boolean', isReadOnly: 'boolean', isRequired: 'boolean', type: 'string' }])) },
    }],
    errors: [],
  },
]
