import type { ManualStep } from '@/domain/blueprint/types'
import { openChannel, smsProvider } from '../common/manual'

export const loyaltyManual: readonly ManualStep[] = [
  {
    role: 'bonusRights',
    name: { ru: 'Права на «Бонусы»', en: 'Permissions on “Bonuses”' },
    where: { ru: 'CRM → Настройки → Права доступа', en: 'CRM → Settings → Access permissions' },
    steps: [
      { ru: 'Откройте роль менеджеров и найдите смарт-процесс «Бонусы».', en: 'Open the managers’ role and find the smart process “Bonuses”.' },
      { ru: 'Поставьте права, как в списке ниже: операции добавляют, но не меняют.', en: 'Set the permissions below: entries are added but not changed.' },
      { ru: 'Повторите для всех ролей, кроме администраторов.', en: 'Repeat for all roles but administrators.' },
    ],
    copies: [
      {
        name: { ru: 'Права роли', en: 'Permissions of the role' },
        text: {
          ru: 'Чтение – Все\nДобавление – Все\nИзменение – Нет доступа\nУдаление – Нет доступа\nЭкспорт – Нет доступа\nИмпорт – Нет доступа',
          en: 'Read: All\nAdd: All\nUpdate: No access\nDelete: No access\nExport: No access\nImport: No access',
        },
      },
    ],
  },
  {
    role: 'stockAccounting',
    name: { ru: 'Остатки и цены', en: 'Stock and prices' },
    where: { ru: 'CRM → Товары → Складской учёт', en: 'CRM → Products → Inventory management' },
    steps: [
      { ru: 'Включите складской учёт или выгружайте остатки из 1С: без этого Cardinal не знает, сколько товара есть.', en: 'Turn inventory management on or import stock: without it Cardinal does not know what is there.' },
      { ru: 'Заведите типы цен для уровней, если у них свои цены, и впишите их коды в настройки решения.', en: 'If tiers have prices of their own, make price types and enter their codes in the solution’s settings.' },
      { ru: 'Дайте менеджерам право просматривать каталог, а тем, кто следит за наценкой, – закупочную цену.', en: 'Let managers view the catalogue, and those who watch the margin see the purchase price.' },
    ],
  },
  openChannel,
  smsProvider,
]
