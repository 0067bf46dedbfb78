import type { FieldTypePlan, LayoutPlan, PlacementPlan } from '@/domain/blueprint/types'
import { reports } from '../common/shared'

export const eventFieldTypes: readonly FieldTypePlan[] = [
  {
    id: 'cardinalhtml',
    name: { ru: 'Описание с оформлением', en: 'Formatted description' },
    description: { ru: 'Текст с заголовками, списками, таблицами и картинками', en: 'Text with headings, lists, tables and pictures' },
    page: 'description-field',
    heightPx: 200,
  },
  {
    id: 'cardinalimage',
    name: { ru: 'Картинка анонса', en: 'Announcement picture' },
    description: { ru: 'Загрузка, обрезка под сайт и просмотр', en: 'Upload, crop to the site’s ratio, preview' },
    page: 'image-field',
    heightPx: 200,
  },
]

export const eventPlacements: readonly PlacementPlan[] = [
  { role: 'dealAnnouncement', code: 'CRM_DEAL_DETAIL_TAB', page: 'announcement-tab', name: { ru: 'Анонс', en: 'Announcement' } },
  { role: 'dealCopyToEvents', code: 'CRM_DEAL_DETAIL_TOOLBAR', page: 'copy-to-events', name: { ru: 'Копировать в события…', en: 'Copy to events…' } },
  reports,
]

/**
 * Without the picture's file and text: the frame shows and changes both at once, and a section that is edited as a whole
 * would write the old ones over them when the card is saved.
 */
const announcement = ['pictureFrame', 'description', 'format', 'age', 'accessible', 'price', 'capacity', 'place', 'speaker']
const site = ['siteTemplate', 'publication', 'siteAnswer', 'siteAnsweredAt']

export const eventLayouts: readonly LayoutPlan[] = [
  { role: 'deal.ideas', entity: 'deal', pipeline: 'ideas', name: { ru: 'Анонс для сайта', en: 'Announcement for the site' }, fields: [...announcement, ...site] },
  {
    role: 'deal.events', entity: 'deal', pipeline: 'events', name: { ru: 'Мероприятие', en: 'Event' },
    fields: ['start', 'end', 'host', ...announcement, 'cost', 'parent', ...site, 'siteEvent'],
  },
  { role: 'deal.tickets', entity: 'deal', pipeline: 'tickets', name: { ru: 'Билеты', en: 'Tickets' }, fields: ['parent', 'siteEvent', 'siteOrder', 'refund'] },
]
