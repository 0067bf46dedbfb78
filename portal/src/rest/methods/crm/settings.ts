import { defineMethod } from '../../method.ts'
import { languageOf } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm'

const modes = [
  { id: 1, ru: 'Классическая CRM', en: 'Classic CRM' },
  { id: 2, ru: 'Простая CRM', en: 'Simple CRM' },
]

export const settingsMethods = [
  defineMethod({
    name: 'crm.settings.mode.get',
    scope: 'crm',
    doc: `${pages}/crm-settings-mode-get.html`,
    handle: ({ portal }) => ({ result: portal.state.settings.leadMode }),
  }),
  defineMethod({
    name: 'crm.enum.settings.mode',
    scope: 'crm',
    doc: `${pages}/auxiliary/enum/crm-enum-settings-mode.html`,
    handle: call => ({ result: modes.map(mode => ({ ID: mode.id, NAME: mode[languageOf(call)], SYMBOL_CODE: null, SYMBOL_CODE_SHORT: null })) }),
  }),
]
