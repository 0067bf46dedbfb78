import type { ManualStep } from '@/domain/blueprint/types'

/** Roles of the CRM that the store needs. The client promises rights and gives no matrix (GAP-54), so this is the least that works. */
export const rightsStep: ManualStep = {
  role: 'storeRights',
  name: { ru: 'Роли и права сотрудников магазина', en: 'Roles and rights of the store’s staff' },
  where: { ru: 'CRM → Настройки → Права доступа', en: 'CRM → Settings → Access permissions' },
  steps: [
    { ru: 'Создайте четыре роли с названиями ниже.', en: 'Create four roles with the names below.' },
    { ru: 'Отметьте права каждой роли по её списку. Чего в списке нет, оставьте закрытым.', en: 'Set the rights of each role from its list. Leave closed whatever is not listed.' },
    { ru: 'Добавьте в роли сотрудников или отделы и сохраните.', en: 'Add employees or departments to the roles and save.' },
    { ru: 'Войдите под кассиром и проверьте, что он находит купон, который выдал оператор.', en: 'Sign in as a cashier and check that he finds a coupon issued by an operator.' },
  ],
  copies: [
    { name: { ru: 'Роль оператора', en: 'Role of operators' }, text: { ru: 'Оператор магазина', en: 'Store operator' } },
    {
      name: { ru: 'Права оператора', en: 'Rights of operators' },
      text: {
        ru: 'Лиды: чтение, добавление, изменение — все.\nКонтакты: чтение, добавление, изменение — все.\nСделки «Продажи магазина»: чтение — все.\nНазначения: чтение, добавление, изменение — все.\nСмены: чтение — все, изменение — свои.\nВизиты: чтение, добавление — все.\nМагазины, Оценки: чтение — все.',
        en: 'Leads: read, add, edit – all.\nContacts: read, add, edit – all.\nDeals of “Store sales”: read – all.\nAssignments: read, add, edit – all.\nShifts: read – all, edit – own.\nVisits: read, add – all.\nStores, Ratings: read – all.',
      },
    },
    { name: { ru: 'Роль кассира', en: 'Role of cashiers' }, text: { ru: 'Кассир магазина', en: 'Store cashier' } },
    {
      name: { ru: 'Права кассира', en: 'Rights of cashiers' },
      text: {
        ru: 'Лиды: чтение, изменение — все (иначе не найти и не погасить купон оператора).\nКонтакты: чтение, добавление, изменение — все.\nСделки «Продажи магазина»: чтение, добавление, изменение — все.\nВизиты, Смены: чтение, добавление, изменение — все.\nНазначения: чтение, добавление, изменение — все.\nМагазины: чтение — все.',
        en: 'Leads: read, edit – all (otherwise the coupon of an operator can be neither found nor redeemed).\nContacts: read, add, edit – all.\nDeals of “Store sales”: read, add, edit – all.\nVisits, Shifts: read, add, edit – all.\nAssignments: read, add, edit – all.\nStores: read – all.',
      },
    },
    { name: { ru: 'Роль продавца', en: 'Role of sellers' }, text: { ru: 'Продавец магазина', en: 'Store seller' } },
    {
      name: { ru: 'Права продавца', en: 'Rights of sellers' },
      text: {
        ru: 'Лиды: добавление; чтение, изменение — свои.\nКонтакты: чтение — свои.\nВизиты: чтение, изменение — все.\nСмены: чтение — все, изменение — свои.\nНазначения: добавление; чтение — свои.\nМагазины: чтение — все.',
        en: 'Leads: add; read, edit – own.\nContacts: read – own.\nVisits: read, edit – all.\nShifts: read – all, edit – own.\nAssignments: add; read – own.\nStores: read – all.',
      },
    },
    { name: { ru: 'Роль администратора магазина', en: 'Role of store administrators' }, text: { ru: 'Администратор магазина', en: 'Store administrator' } },
    {
      name: { ru: 'Права администратора магазина', en: 'Rights of store administrators' },
      text: {
        ru: 'Лиды, Контакты, сделки «Продажи магазина»: чтение, добавление, изменение — все.\nВизиты, Смены, Назначения, Магазины: чтение, добавление, изменение — все.\nОценки: чтение — все.',
        en: 'Leads, Contacts, deals of “Store sales”: read, add, edit – all.\nVisits, Shifts, Assignments, Stores: read, add, edit – all.\nRatings: read – all.',
      },
    },
  ],
  effect: 'colleague-reads-deals',
}
