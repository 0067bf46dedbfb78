import type { LocalText } from '../text'
import type { DirectoryId, StandardEntity } from '../types'

/** Where things belong, as the person reads it. */
export const groups = {
  pipelines: { ru: 'Воронки сделок', en: 'Deal pipelines' },
  processes: { ru: 'Смарт-процессы', en: 'Smart processes' },
  fieldTypes: { ru: 'Типы полей', en: 'Field types' },
  placements: { ru: 'Места в портале', en: 'Places in the portal' },
  layouts: { ru: 'Карточки', en: 'Cards' },
  folders: { ru: 'Общий диск', en: 'Company drive' },
} satisfies Record<string, LocalText>

export const entityGroups: Readonly<Record<StandardEntity, LocalText>> = {
  lead: { ru: 'Лид', en: 'Lead' },
  deal: { ru: 'Сделка', en: 'Deal' },
  contact: { ru: 'Контакт', en: 'Contact' },
}

export const directoryGroups: Readonly<Record<DirectoryId, LocalText>> = {
  STATUS: { ru: 'Статусы лидов', en: 'Lead statuses' },
  SOURCE: { ru: 'Источники', en: 'Sources' },
  CONTACT_TYPE: { ru: 'Типы контактов', en: 'Contact types' },
  DEAL_TYPE: { ru: 'Типы сделок', en: 'Deal types' },
}

/** `Воронка «События»` */
export function within(kind: 'pipeline' | 'process' | 'list', name: LocalText): LocalText {
  const kinds = { pipeline: { ru: 'Воронка', en: 'Pipeline' }, process: { ru: 'Смарт-процесс', en: 'Smart process' }, list: { ru: 'Список', en: 'List' } }
  return { ru: `${kinds[kind].ru} «${name.ru}»`, en: `${kinds[kind].en} “${name.en}”` }
}
