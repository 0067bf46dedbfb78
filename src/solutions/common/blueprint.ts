import type { Blueprint } from '@/domain/blueprint/types'
import { commonFields } from './fields'
import { serviceAdministrator, wholePicture } from './manual'
import { commonSettings } from './settings'

/** What every solution stands on. The application's main page needs no place: the portal opens it by the application's own link. */
export const commonBlueprint: Blueprint = {
  solution: 'common',
  version: 1,
  name: { ru: 'Общее', en: 'Common' },
  summary: { ru: 'То, на чём стоят все решения: служебные поля, папка, меню и фоновая страница.', en: 'What all solutions stand on: technical fields, a folder, a menu item and a background page.' },
  gives: [
    { ru: 'Пункт «Cardinal» в меню: настройка, проверка портала, дела на сегодня', en: '“Cardinal” in the menu: setup, check of the portal, what is due today' },
    { ru: 'Защита от двойных действий: один купон не погасят на двух кассах', en: 'Nothing happens twice: one coupon is never redeemed at two tills' },
    { ru: 'Копии и объединения карточек не путают коды и номера', en: 'Copied and merged records do not confuse codes and numbers' },
  ],
  needs: [],
  needsLeads: false,
  scopes: [],
  directories: [],
  pipelines: [],
  smartProcesses: [],
  fieldTypes: [],
  fields: commonFields,
  placements: [
    {
      role: 'home',
      code: 'LEFT_MENU',
      page: 'index',
      name: { ru: 'Cardinal', en: 'Cardinal' },
      description: { ru: 'Настройка и ежедневная работа', en: 'Setup and daily work' },
    },
    {
      role: 'worker',
      code: 'PAGE_BACKGROUND_WORKER',
      page: 'worker',
      name: { ru: 'Cardinal в фоне', en: 'Cardinal in the background' },
      isPlanned: true,
    },
  ],
  layouts: [],
  folders: [{ role: 'claims', name: 'Cardinal claims' }],
  taskTemplates: [],
  settings: commonSettings,
  processes: [],
  manual: [serviceAdministrator, wholePicture],
}
