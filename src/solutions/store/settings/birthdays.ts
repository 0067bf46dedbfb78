import type { SettingPlan } from '@/domain/blueprint/types'

/** Birthdays. */
export const birthdaysSettings: readonly SettingPlan[] = [
  {
    role: 'contact.askBirthDate', gap: 'GAP-09', default: true,
    name: { ru: 'Спрашивать дату рождения', en: 'Ask for the date of birth' },
    help: { ru: 'Дата рождения нигде не запрашивается. Мы добавили её в карточку контакта, иначе поздравления не сработают.', en: 'Nobody asks for the date of birth. We added it to the contact; without it birthday wishes would never go out.' },
  },
  {
    role: 'birthday.at', gap: 'GAP-10', default: '09:00', format: 'time',
    name: { ru: 'Во сколько поздравляем', en: 'Time of birthday leads' },
    help: { ru: 'Поздравляем клиентов и потенциальных клиентов, раз в год; 29 февраля — 28-го.', en: 'Clients and prospects are congratulated, once a year; those born on 29 February on the 28th.' },
  },
  {
    role: 'birthday.types', gap: 'GAP-10', default: ['client', 'prospect'],
    name: { ru: 'Кого поздравляем', en: 'Who is congratulated' },
    help: { ru: 'Поздравляем клиентов и потенциальных клиентов, раз в год; 29 февраля — 28-го.', en: 'Clients and prospects are congratulated, once a year; those born on 29 February on the 28th.' },
  },
  {
    role: 'birthday.leapDay', gap: 'GAP-10', default: 'before',
    name: { ru: 'Родившиеся 29 февраля', en: 'Born on 29 February' },
    help: { ru: 'Поздравляем клиентов и потенциальных клиентов, раз в год; 29 февраля — 28-го.', en: 'Clients and prospects are congratulated, once a year; those born on 29 February on the 28th.' },
    choices: [
      { value: 'before', name: { ru: '28 февраля', en: 'On 28 February' } },
      { value: 'after', name: { ru: '1 марта', en: 'On 1 March' } },
    ],
  },
  {
    role: 'birthday.openLead', gap: 'GAP-10', default: 'task',
    name: { ru: 'Если у клиента уже есть открытый лид', en: 'When the client has an open lead' },
    help: { ru: 'Поздравляем клиентов и потенциальных клиентов, раз в год; 29 февраля — 28-го.', en: 'Clients and prospects are congratulated, once a year; those born on 29 February on the 28th.' },
    choices: [
      { value: 'task', name: { ru: 'Задача в этом лиде', en: 'A task in that lead' } },
      { value: 'newLead', name: { ru: 'Новый лид', en: 'A new lead' } },
    ],
  },
]
