import type { FieldPlan } from '@/domain/blueprint/types'
import { refund } from '../common/shared'

const pictureBytes = 10 * 1024 * 1024

/** What the site shows, in the order of the card. The description and the picture's frame are fields of our own types. */
const announcementFields: readonly FieldPlan[] = [
  {
    entity: 'deal', role: 'picture', code: 'EVENT_PICTURE', type: 'file', name: { ru: 'Картинка', en: 'Picture' },
    settings: { MAX_ALLOWED_SIZE: pictureBytes }, alsoCalled: ['Изображение', 'Фото', 'Картинка анонса'],
  },
  {
    entity: 'deal', role: 'pictureFrame', code: 'CARDINAL_PICTURE', type: 'cardinalimage', name: { ru: 'Картинка анонса', en: 'Announcement picture' },
    help: { ru: 'Первая картинка анонса на сайте', en: 'The announcement’s first picture on the site' },
  },
  { entity: 'deal', role: 'pictureText', code: 'EVENT_PICTURE_TEXT', type: 'string', name: { ru: 'Подпись к картинке', en: 'Text for the picture' } },
  {
    entity: 'deal', role: 'start', code: 'EVENT_START', type: 'datetime', name: { ru: 'Начало', en: 'Starts' }, inFilter: true,
    alsoCalled: ['Дата начала', 'Дата и время начала', 'Дата проведения', 'Дата мероприятия'],
  },
  {
    entity: 'deal', role: 'end', code: 'EVENT_END', type: 'datetime', name: { ru: 'Окончание', en: 'Ends' },
    alsoCalled: ['Дата окончания', 'Дата и время окончания', 'Конец'],
  },
  {
    entity: 'deal', role: 'place', code: 'EVENT_PLACE', type: 'string', name: { ru: 'Место встречи', en: 'Meeting place' },
    alsoCalled: ['Место проведения', 'Место', 'Адрес проведения'],
  },
  {
    entity: 'deal', role: 'description', code: 'CARDINAL_DESCRIPTION', type: 'cardinalhtml', name: { ru: 'Описание', en: 'Description' },
    help: { ru: 'Текст анонса для сайта', en: 'The announcement for the site' },
  },
  {
    entity: 'deal', role: 'format', code: 'EVENT_FORMAT', type: 'enumeration', name: { ru: 'Формат', en: 'Format' }, settings: { DISPLAY: 'UI' }, inFilter: true,
    options: [
      { xmlId: 'excursion', name: { ru: 'Экскурсия', en: 'Excursion' } },
      { xmlId: 'lecture', name: { ru: 'Лекция', en: 'Lecture' } },
      { xmlId: 'workshop', name: { ru: 'Мастер-класс', en: 'Workshop' } },
      { xmlId: 'training', name: { ru: 'Обучение', en: 'Training' } },
      { xmlId: 'trip', name: { ru: 'Поездка на день', en: 'Day trip' } },
    ],
  },
  {
    entity: 'deal', role: 'speaker', code: 'EVENT_SPEAKER', type: 'crm', name: { ru: 'Спикер', en: 'Speaker' }, targets: ['contact'], inFilter: true,
    alsoCalled: ['Лектор', 'Экскурсовод', 'Ведущий'],
  },
  {
    entity: 'deal', role: 'host', code: 'EVENT_HOST', type: 'employee', name: { ru: 'Встречает гостей', en: 'Meets the guests' }, inFilter: true,
    alsoCalled: ['Администратор', 'Встречающий'],
  },
  { entity: 'deal', role: 'price', code: 'EVENT_PRICE', type: 'money', name: { ru: 'Цена билета', en: 'Ticket price' }, alsoCalled: ['Стоимость билета', 'Цена'] },
  { entity: 'deal', role: 'capacity', code: 'EVENT_CAPACITY', type: 'integer', name: { ru: 'Вместимость', en: 'Capacity' }, alsoCalled: ['Количество мест', 'Мест'] },
  {
    entity: 'deal', role: 'age', code: 'EVENT_AGE', type: 'enumeration', name: { ru: 'Возраст', en: 'Age rating' }, settings: { DISPLAY: 'LIST' },
    options: ['0+', '6+', '12+', '16+'].map(age => ({ xmlId: age, name: { ru: age, en: age } })),
  },
  { entity: 'deal', role: 'accessible', code: 'EVENT_ACCESSIBLE', type: 'boolean', name: { ru: 'Можно с коляской', en: 'Step-free' }, settings: { DISPLAY: 'CHECKBOX' } },
]

/** What an event is made of and what it cost. */
const planFields: readonly FieldPlan[] = [
  {
    entity: 'deal', role: 'parent', code: 'EVENT_PARENT', type: 'crm', name: { ru: 'Мероприятие', en: 'Event' }, targets: ['deal'], inFilter: true,
    help: { ru: 'У события – его идея, у билета – его событие', en: 'The idea of an event, the event of a ticket' },
  },
  { entity: 'deal', role: 'cost', code: 'EVENT_COST', type: 'money', name: { ru: 'Расходы', en: 'Costs' }, alsoCalled: ['Затраты', 'Расходы на мероприятие'] },
  refund,
]

/** Ids that the site gives, and what it and Cardinal remember of handing over. */
const siteFields: readonly FieldPlan[] = [
  { entity: 'deal', role: 'siteTemplate', code: 'EVENT_SITE_TEMPLATE', type: 'string', name: { ru: 'ID шаблона на сайте', en: 'Template id on the site' }, inFilter: true },
  { entity: 'deal', role: 'siteEvent', code: 'EVENT_SITE_EVENT', type: 'string', name: { ru: 'ID события на сайте', en: 'Event id on the site' }, inFilter: true },
  { entity: 'deal', role: 'siteOrder', code: 'EVENT_SITE_ORDER', type: 'string', name: { ru: 'Номер заказа на сайте', en: 'Order number on the site' }, inFilter: true },
  {
    entity: 'deal', role: 'publication', code: 'EVENT_PUBLICATION', type: 'enumeration', name: { ru: 'Публикация', en: 'Publication' }, settings: { DISPLAY: 'UI' }, inFilter: true,
    options: [
      { xmlId: 'unsent', name: { ru: 'Ещё не отправляли', en: 'Not sent yet' } },
      { xmlId: 'waiting', name: { ru: 'Ждёт ответа', en: 'Waiting for an answer' } },
      { xmlId: 'synced', name: { ru: 'Совпадает с сайтом', en: 'In sync with the site' } },
      { xmlId: 'refused', name: { ru: 'Отказ', en: 'Refused' } },
    ],
  },
  {
    entity: 'deal', role: 'siteAnswer', code: 'EVENT_SITE_ANSWER', type: 'string', name: { ru: 'Ответ сайта', en: 'Answer of the site' },
    help: { ru: 'Сюда пишет сайт: версия, ключ, что принято или почему отказано', en: 'Written by the site: revision, key, what was taken or why it was refused' },
  },
  { entity: 'deal', role: 'siteAnsweredAt', code: 'EVENT_SITE_ANSWERED', type: 'datetime', name: { ru: 'Сайт ответил', en: 'Site answered at' } },
]

/** For Cardinal, the site and processes; no card section shows them. */
const technicalFields: readonly FieldPlan[] = [
  {
    entity: 'deal', role: 'descriptionTwin', code: 'CARDINAL_DESCRIPTION_TWIN', type: 'string', name: { ru: 'Описание (копия)', en: 'Description (copy)' },
    help: { ru: 'Эту копию ведёт Cardinal: правьте поле «Описание»', en: 'Cardinal keeps this copy: edit the field “Description”' },
  },
  {
    entity: 'deal', role: 'descriptionVersions', code: 'CARDINAL_DESCRIPTION_VERSIONS', type: 'string', name: { ru: 'Описание (версии)', en: 'Description (versions)' },
    help: { ru: 'Прежние тексты в сжатом виде: смотрите их во вкладке «Анонс»', en: 'Earlier texts, packed: see them in the tab “Announcement”' },
  },
  { entity: 'deal', role: 'pictureFocus', code: 'EVENT_PICTURE_FOCUS', type: 'string', name: { ru: 'Главное место картинки', en: 'Focus of the picture' } },
  {
    entity: 'deal', role: 'textPictures', code: 'EVENT_TEXT_PICTURES', type: 'file', name: { ru: 'Картинки в описании', en: 'Pictures in the description' },
    isMultiple: true, settings: { MAX_ALLOWED_SIZE: pictureBytes },
  },
  { entity: 'deal', role: 'revision', code: 'EVENT_REVISION', type: 'integer', name: { ru: 'Версия для сайта', en: 'Revision for the site' } },
  { entity: 'deal', role: 'published', code: 'EVENT_PUBLISHED', type: 'string', name: { ru: 'Отпечаток публикации', en: 'Published fingerprint' } },
  { entity: 'deal', role: 'copyRun', code: 'EVENT_COPY_RUN', type: 'integer', name: { ru: 'Номер копирования в события', en: 'Number of the copy run' } },
]

export const eventFields: readonly FieldPlan[] = [...announcementFields, ...planFields, ...siteFields, ...technicalFields]
