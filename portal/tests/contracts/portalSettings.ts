import type { MethodContract } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference'

/** What the pages of the portal's own settings say: no errors of their own. */
export const portalSettingsContracts: MethodContract[] = [
  {
    method: 'crm.settings.mode.get',
    page: `${pages}/crm/crm-settings-mode-get.html`,
    answers: [{ name: 'answers a number', params: {}, as: 'employee', result: 'number' }],
    errors: [],
  },
  {
    method: 'crm.enum.settings.mode',
    page: `${pages}/crm/auxiliary/enum/crm-enum-settings-mode.html`,
    answers: [{ name: 'answers both modes', params: {}, as: 'employee', result: [{ ID: 'number', NAME: 'string', SYMBOL_CODE: 'null', SYMBOL_CODE_SHORT: 'null' }] }],
    errors: [],
  },
  {
    method: 'department.get',
    page: `${pages}/departments/department-get.html`,
    answers: [{
      name: 'answers departments with a total', params: { sort: 'NAME', order: 'DESC' }, as: 'employee',
      result: [{ ID: 'string', NAME: 'string', SORT: 'number', 'PARENT?': 'string', 'UF_HEAD?': 'string' }], total: true,
    }],
    errors: [],
  },
  {
    method: 'department.fields',
    page: `${pages}/departments/department-fields.html`,
    answers: [{ name: 'answers names of fields', params: {}, as: 'employee', result: { ID: 'string', NAME: 'string', SORT: 'string', PARENT: 'string', UF_HEAD: 'string' } }],
    errors: [],
  },
]
