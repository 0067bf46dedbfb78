import { ownMap } from '@/domain/portalMap'

/** Names as the portal shows them; it keeps a language's name beside the other. */
type Titles = Readonly<Record<'ru' | 'en', string>>

export const fieldTypeTitle: Titles = { ru: 'Описание с оформлением', en: 'Formatted description' }
export const tabTitle: Titles = { ru: 'Анонс', en: 'Announcement' }
const descriptionTitle: Titles = { ru: 'Описание', en: 'Description' }
const descriptionHelp: Titles = { ru: 'Текст анонса для сайта', en: 'The announcement for the site' }
const twinTitle: Titles = { ru: 'Описание (копия)', en: 'Description (copy)' }
const twinHelp: Titles = { ru: 'Эту копию ведёт Cardinal: правьте поле «Описание»', en: 'Cardinal keeps this copy: edit the field “Description”' }

function field(name: string, title: Titles, help: Titles, rest: Readonly<Record<string, unknown>>) {
  return {
    FIELD_NAME: name,
    MULTIPLE: 'N',
    MANDATORY: 'N',
    SHOW_FILTER: 'N',
    LABEL: title.ru,
    EDIT_FORM_LABEL: title,
    LIST_COLUMN_LABEL: title,
    LIST_FILTER_LABEL: title,
    // LABEL would fill this too, and the card would repeat the name below the field.
    HELP_MESSAGE: help,
    ...rest,
  }
}

/** Parameters of `crm.deal.userfield.add`; the description's type depends on the application's number. */
export const fields = {
  description: field(ownMap.deal.description, descriptionTitle, descriptionHelp, { XML_ID: 'CARDINAL_DESCRIPTION', SORT: 100 }),
  twin: field(ownMap.deal.descriptionTwin, twinTitle, twinHelp, { XML_ID: 'CARDINAL_DESCRIPTION_TWIN', SORT: 10_000, USER_TYPE_ID: 'string', SETTINGS: { ROWS: 1 } }),
}
