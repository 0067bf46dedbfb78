import type { Blueprint } from '@/domain/blueprint/types'
import { eventFields } from './fields'
import { eventManual } from './manual'
import { eventPipelines } from './pipelines'
import { eventFieldTypes, eventLayouts, eventPlacements } from './placements'
import { eventSettings } from './settings'

export const eventsBlueprint: Blueprint = {
  solution: 'events',
  version: 1,
  name: { ru: 'Мероприятия и анонсы', en: 'Events and announcements' },
  summary: { ru: 'Придумать мероприятие, описать его для сайта, поставить на даты и продать билеты.', en: 'Invent an event, describe it for the site, put it on dates and sell tickets.' },
  gives: [
    { ru: 'Редактор описания и картинка анонса прямо в карточке сделки', en: 'A description editor and the announcement’s picture in the deal’s card' },
    { ru: 'Шаблон и события на сайте создаются из сделок', en: 'The site’s template and events are made from deals' },
    { ru: 'Копирование идеи на много дат за один раз, без двойных сделок', en: 'An idea is copied to many dates at once, without double deals' },
    { ru: 'Ни одной продажи без мероприятия: сверка с сайтом и отчёт за месяц', en: 'No sale without an event: comparison with the site and a month’s report' },
  ],
  needs: ['common'],
  needsLeads: false,
  scopes: ['calendar'],
  directories: [
    { directory: 'CONTACT_TYPE', role: 'speaker', code: 'SPEAKER', name: { ru: 'Спикер', en: 'Speaker' }, sort: 50, alsoCalled: ['Лектор', 'Экскурсовод'] },
  ],
  pipelines: eventPipelines,
  smartProcesses: [],
  fieldTypes: eventFieldTypes,
  fields: eventFields,
  placements: eventPlacements,
  layouts: eventLayouts,
  folders: [],
  taskTemplates: [],
  settings: eventSettings,
  processes: [
    { role: 'knockOnStage', name: { ru: 'Сообщить сайту о новой стадии', en: 'Tell the site of a new stage' }, entity: 'deal' },
  ],
  manual: eventManual,
}
