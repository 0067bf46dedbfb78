import type { SettingPlan } from '@/domain/blueprint/types'

const help = {
  ru: 'Отделы и сотрудники: «department:3» или «user:12». По ним карточки показывают кнопки и назначают задачи.',
  en: 'Departments and people: “department:3” or “user:12”. By them cards show buttons and tasks are given out.',
}

/** Who is who in the store. Nobody has a role until somebody names them. */
export const peopleSettings: readonly SettingPlan[] = [
  { role: 'roles.operator', default: [], format: 'people', help, name: { ru: 'Операторы колл-центра', en: 'Operators of the call centre' } },
  { role: 'roles.cashier', default: [], format: 'people', help, name: { ru: 'Кассиры', en: 'Cashiers' } },
  { role: 'roles.seller', default: [], format: 'people', help, name: { ru: 'Продавцы', en: 'Sellers' } },
  {
    role: 'roles.storeAdministrators', default: [], format: 'people',
    name: { ru: 'Администраторы магазинов', en: 'Store administrators' },
    help: {
      ru: 'Кроме тех, кто указан в записи магазина: «department:3» или «user:12».',
      en: 'Besides those whom a store’s record names: “department:3” or “user:12”.',
    },
  },
]
