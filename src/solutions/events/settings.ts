import type { SettingPlan } from '@/domain/blueprint/types'
import { descriptionLimit } from '@/domain/settings/descriptionLimit'

/** Days off of the Russian calendar that have a fixed date, month and day. */
const holidays = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08', '02-23', '03-08', '05-01', '05-09', '06-12', '11-04']

export const eventSettings: readonly SettingPlan[] = [
  {
    role: 'siteAddress',
    name: { ru: 'Адрес приёмника на сайте', en: 'Address of the receiver on the site' },
    help: { ru: 'Сюда Cardinal сообщает, что сделка изменилась. Текст и картинки сайт забирает сам.', en: 'Cardinal tells it that a deal has changed. The site fetches text and pictures itself.' },
    default: '',
    format: 'url',
  },
  {
    role: 'feedAddress',
    name: { ru: 'Адрес списка событий сайта', en: 'Address of the site’s list of events' },
    help: { ru: 'Открытый список номеров, дат и версий: с ним сверяются сделки. Без него видно только сторону портала.', en: 'A public list of ids, dates and revisions to compare deals with. Without it only the portal’s side is seen.' },
    default: '',
    format: 'url',
  },
  {
    role: 'knockFrom',
    name: { ru: 'Кто сообщает сайту об изменениях', en: 'Who tells the site of changes' },
    help: { ru: 'Вебхук срабатывает при любом изменении сделки, процесс – при смене стадии, вкладка – по кнопке.', en: 'The webhook reacts to any change of a deal, the workflow to a new stage, the tab to a button.' },
    default: 'webhook',
    choices: [
      { value: 'webhook', name: { ru: 'Исходящий вебхук портала', en: 'The portal’s outgoing webhook' } },
      { value: 'process', name: { ru: 'Бизнес-процесс', en: 'A workflow' } },
      { value: 'tab', name: { ru: 'Вкладка «Анонс»', en: 'The “Announcement” tab' } },
    ],
  },
  {
    role: 'descriptionLimit',
    name: { ru: 'Предел описания на сайте, знаков', en: 'Limit of the site’s description, characters' },
    help: { ru: 'Счётчик под текстом покажет, сколько осталось. Ноль – без предела.', en: 'The counter below the text shows what is left. Zero: no limit.' },
    default: descriptionLimit.usual,
    min: 0,
    max: descriptionLimit.largest,
  },
  {
    role: 'pictureRatio',
    name: { ru: 'Пропорции картинки', en: 'Ratio of the picture' },
    help: { ru: 'По ним обрезается картинка анонса.', en: 'The announcement’s picture is cropped to it.' },
    default: '16:9',
    choices: ['16:9', '3:2', '4:3', '1:1'].map(ratio => ({ value: ratio, name: { ru: ratio, en: ratio } })),
  },
  {
    role: 'pictureWidth',
    name: { ru: 'Ширина картинки', en: 'Width of the picture' },
    help: { ru: 'Картинки шире уменьшаются перед отправкой.', en: 'Wider pictures are scaled down before they are sent.' },
    default: 2400,
    unit: 'pixels',
    min: 400,
    max: 4096,
  },
  {
    role: 'imageHosts',
    name: { ru: 'Сайты, с которых можно брать картинки', en: 'Sites that pictures may come from' },
    help: { ru: 'Имена сайтов для картинок по ссылке. Пусто – только картинки из самой сделки.', en: 'Hosts of pictures by link. Empty: only pictures of the deal itself.' },
    default: [],
  },
  {
    role: 'speakerGap',
    name: { ru: 'Перерыв спикера между событиями', en: 'A speaker’s break between events' },
    help: { ru: 'Если между событиями меньше, дата отмечается спорной.', en: 'A date that leaves less is marked as a clash.' },
    default: 60,
    unit: 'minutes',
    min: 0,
    max: 720,
  },
  {
    role: 'holidays',
    name: { ru: 'Праздники', en: 'Public holidays' },
    help: { ru: 'Месяц и день. Повторяющиеся события на эти дни не ставятся, если так выбрано при копировании.', en: 'Month and day. Repeated events skip them when that is chosen while copying.' },
    default: holidays,
  },
  {
    role: 'monthBy',
    name: { ru: 'Месяц события в отчёте', en: 'Month of an event in the report' },
    help: { ru: 'Портал ставит дату завершения сам, в день закрытия сделки.', en: 'The portal itself sets the end date to the day on which the deal is closed.' },
    default: 'start',
    choices: [
      { value: 'start', name: { ru: 'По началу события', en: 'By the event’s start' } },
      { value: 'closing', name: { ru: 'По дате завершения сделки', en: 'By the deal’s end date' } },
    ],
  },
]
