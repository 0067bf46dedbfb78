import type { SettingPlan } from '@/domain/blueprint/types'

export const commonSettings: readonly SettingPlan[] = [
  {
    role: 'reportCurrency',
    name: { ru: 'Валюта отчётов', en: 'Currency of reports' },
    help: { ru: 'Буквенный код, например RUB. Пусто – базовая валюта портала.', en: 'Its letter code, such as RUB. Empty: the portal’s base currency.' },
    default: '',
  },
  {
    role: 'totalsAgeHours',
    name: { ru: 'Итоги считаются свежими', en: 'Totals count as fresh for' },
    help: { ru: 'Потом рядом с ними появится предупреждение и кнопка «Пересчитать».', en: 'After that they carry a warning and a button to recalculate.' },
    default: 24,
    unit: 'hours',
    min: 1,
    max: 168,
  },
  {
    role: 'dueAheadDays',
    name: { ru: '«Дела на сегодня» показывают вперёд', en: '“Due today” looks ahead' },
    help: { ru: 'Ноль – только сегодняшние и просроченные.', en: 'Zero: only what is due today or overdue.' },
    default: 1,
    unit: 'days',
    min: 0,
    max: 14,
  },
]
