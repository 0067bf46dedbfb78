import type { ManualStep } from '@/domain/blueprint/types'

export const marketingManual: readonly ManualStep[] = [
  {
    role: 'marketingForm',
    name: { ru: 'CRM-форма мероприятия', en: 'CRM form of an event' },
    where: { ru: 'Контакт-центр → CRM-формы', en: 'Contact Center → CRM forms' },
    steps: [
      { ru: 'Создайте форму, которая добавляет контакт. Для каждого мероприятия – свою.', en: 'Create a form that adds a contact, one for each event.' },
      { ru: 'Добавьте поля для участника из списка ниже.', en: 'Add the fields for the visitor from the list below.' },
      { ru: 'В разделе «Значения по умолчанию» добавьте поле «Тип контакта» и выберите значение мероприятия: участник его не видит.', en: 'Under “Default values” add the field “Contact type” and choose the event’s value: the visitor does not see it.' },
      { ru: 'Включите поиск дублей по телефону и почте: повторный участник не станет новым контактом.', en: 'Search duplicates by phone and e-mail: a returning visitor is no new contact.' },
      { ru: 'Скопируйте ссылку на форму в карточку мероприятия, откройте её на планшете и отправьте пробную заявку.', en: 'Copy the form’s link to the event’s card, open it on a tablet and send a test.' },
    ],
    copies: [
      { name: { ru: 'Название формы', en: 'Name of the form' }, text: { ru: 'Мероприятие: название, дата', en: 'Event: name, date' } },
      { name: { ru: 'Поля для участника', en: 'Fields for the visitor' }, text: { ru: 'Имя\nФамилия\nТелефон\nE-mail\nДолжность\nКомпания', en: 'First name\nLast name\nPhone\nE-mail\nPosition\nCompany' } },
      { name: { ru: 'Поле со значением по умолчанию', en: 'Field with a default value' }, text: { ru: 'Тип контакта', en: 'Contact type' } },
    ],
    effect: 'form-filled',
  },
]
