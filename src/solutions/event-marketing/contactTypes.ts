import type { FieldPlan, OptionPlan } from '@/domain/blueprint/types'

/**
 * Where a contact came from. The same values stand in the contact and in the event, since contacts are counted by the
 * value's text: ids of list values differ between entities. A team adds a value of its own for each event.
 */
const contactTypes: readonly OptionPlan[] = [
  { xmlId: 'exhibition', name: { ru: 'Выставка', en: 'Exhibition' } },
  { xmlId: 'forum', name: { ru: 'Форум', en: 'Forum' } },
  { xmlId: 'conference', name: { ru: 'Конференция', en: 'Conference' } },
  { xmlId: 'webinar', name: { ru: 'Вебинар', en: 'Webinar' } },
  { xmlId: 'seminar', name: { ru: 'Семинар', en: 'Seminar' } },
]

const contactType = {
  role: 'contactType',
  code: 'MARKETING_CONTACT_TYPE',
  type: 'enumeration',
  name: { ru: 'Тип контакта', en: 'Contact type' },
  settings: { DISPLAY: 'UI' },
  options: contactTypes,
  inFilter: true,
} as const satisfies Omit<FieldPlan, 'entity'>

export const typeOfContact: FieldPlan = { ...contactType, entity: 'contact' }
export const typeOfEvent: FieldPlan = { ...contactType, entity: 'process.marketingEvent', help: { ru: 'Значение, которое CRM-форма ставит контактам этого мероприятия', en: 'The value that the CRM form gives to contacts of this event' } }
