import { copyBounds, copyDefaults } from '@/domain/copy/settings'
import type { LocalText } from '@/domain/blueprint/text'
import type { SettingPlan } from '@/domain/blueprint/types'
import { siteBounds, siteChoices, siteDefaults } from '@/domain/settings/siteProfile'

const headingNames: Readonly<Record<(typeof siteChoices.siteHeadings)[number], LocalText>> = {
  234: { ru: 'Все три уровня', en: 'All three levels' },
  34: { ru: 'Только подзаголовки', en: 'Subheadings only' },
  2: { ru: 'Только крупные', en: 'Large ones only' },
  '': { ru: 'Никаких', en: 'None' },
}

const formatNames: Readonly<Record<(typeof siteChoices.pictureFormat)[number], LocalText>> = {
  auto: { ru: 'Фото – JPEG, рисунки – PNG', en: 'Photographs JPEG, drawings PNG' },
  webp: { ru: 'WebP', en: 'WebP' },
  jpeg: { ru: 'JPEG', en: 'JPEG' },
  png: { ru: 'PNG', en: 'PNG' },
}

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
    default: siteDefaults.descriptionLimit,
    ...siteBounds.descriptionLimit,
  },
  {
    role: 'siteHeadings',
    name: { ru: 'Заголовки, которые умеет сайт', en: 'Headings the site can show' },
    help: { ru: 'Других в описании быть не должно: об этом напомнит список «Для сайта».', en: 'Others are pointed out by the list “For the site”.' },
    default: siteDefaults.siteHeadings,
    choices: siteChoices.siteHeadings.map(value => ({ value, name: headingNames[value] })),
  },
  {
    role: 'siteTables',
    name: { ru: 'Сайт показывает таблицы', en: 'The site shows tables' },
    help: { ru: 'Если нет, список «Для сайта» отметит таблицы.', en: 'If not, the list “For the site” points them out.' },
    default: siteDefaults.siteTables,
  },
  {
    role: 'sitePictures',
    name: { ru: 'Сайт показывает картинки в тексте', en: 'The site shows pictures in the text' },
    help: { ru: 'Если нет, список «Для сайта» отметит картинки.', en: 'If not, the list “For the site” points them out.' },
    default: siteDefaults.sitePictures,
  },
  {
    role: 'siteLinks',
    name: { ru: 'Сайт показывает ссылки', en: 'The site shows links' },
    help: { ru: 'Если нет, список «Для сайта» отметит ссылки.', en: 'If not, the list “For the site” points them out.' },
    default: siteDefaults.siteLinks,
  },
  {
    role: 'siteStyles',
    name: { ru: 'Таблица стилей сайта', en: 'The site’s style sheet' },
    help: { ru: 'Адрес CSS-файла: с ним показывает текст кнопка «Посмотреть на сайте».', en: 'Address of a CSS file: the preview shows the text with it.' },
    default: siteDefaults.siteStyles,
    format: 'url',
  },
  {
    role: 'pictureRatio',
    name: { ru: 'Пропорции картинки', en: 'Ratio of the picture' },
    help: { ru: 'По ним обрезается картинка анонса.', en: 'The announcement’s picture is cropped to it.' },
    default: siteDefaults.pictureRatio,
    choices: siteChoices.pictureRatio.map(ratio => ({ value: ratio, name: { ru: ratio, en: ratio } })),
  },
  {
    role: 'pictureWidth',
    name: { ru: 'Ширина картинки', en: 'Width of the picture' },
    help: { ru: 'Картинки шире уменьшаются перед отправкой.', en: 'Wider pictures are scaled down before they are sent.' },
    default: siteDefaults.pictureWidth,
    unit: 'pixels',
    ...siteBounds.pictureWidth,
  },
  {
    role: 'textPictureWidth',
    name: { ru: 'Ширина картинок в описании', en: 'Width of pictures in the description' },
    help: { ru: 'Картинки шире уменьшаются перед отправкой.', en: 'Wider pictures are scaled down before they are sent.' },
    default: siteDefaults.textPictureWidth,
    unit: 'pixels',
    ...siteBounds.textPictureWidth,
  },
  {
    role: 'pictureFormat',
    name: { ru: 'В каком виде хранить картинки', en: 'Format of stored pictures' },
    help: { ru: 'WebP меньше, но показывают его не все старые сайты.', en: 'WebP is smaller, but some old sites do not show it.' },
    default: siteDefaults.pictureFormat,
    choices: siteChoices.pictureFormat.map(value => ({ value, name: formatNames[value] })),
  },
  {
    role: 'pictureQuality',
    name: { ru: 'Качество картинок', en: 'Quality of pictures' },
    help: { ru: 'Для JPEG и WebP: меньше – легче файл и заметнее потери.', en: 'For JPEG and WebP: a lower one makes smaller files and visible losses.' },
    default: siteDefaults.pictureQuality,
    unit: 'percent',
    ...siteBounds.pictureQuality,
  },
  {
    role: 'pictureTextRequired',
    name: { ru: 'Картинкам нужна подпись', en: 'Pictures need a text' },
    help: { ru: 'Её читают вслух тем, кто не видит картинку, и показывают поисковики.', en: 'It is read aloud to those who cannot see the picture, and search engines use it.' },
    default: siteDefaults.pictureTextRequired,
  },
  {
    role: 'imageHosts',
    name: { ru: 'Сайты, с которых можно брать картинки', en: 'Sites that pictures may come from' },
    help: { ru: 'Имена сайтов для картинок по ссылке. Пусто – только картинки из самой сделки.', en: 'Hosts of pictures by link. Empty: only pictures of the deal itself.' },
    default: siteDefaults.imageHosts,
  },
  {
    role: 'speakerGap',
    name: { ru: 'Перерыв спикера между событиями', en: 'A speaker’s break between events' },
    help: { ru: 'Если между событиями меньше, дата отмечается спорной.', en: 'A date that leaves less is marked as a clash.' },
    default: copyDefaults.speakerGap,
    unit: 'minutes',
    ...copyBounds.speakerGap,
  },
  {
    role: 'holidays',
    name: { ru: 'Праздники', en: 'Public holidays' },
    help: { ru: 'Месяц и день. Повторяющиеся события на эти дни не ставятся, если так выбрано при копировании.', en: 'Month and day. Repeated events skip them when that is chosen while copying.' },
    default: [...copyDefaults.holidays],
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
