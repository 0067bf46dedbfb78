import { portalMap } from './parts'

/** Names as the portal shows them; it keeps a language's name beside the other. */
type Titles = Readonly<Record<'ru' | 'en', string>>

export const fieldTypeTitle: Titles = { ru: 'Описание с оформлением', en: 'Formatted description' }
export const tabTitle: Titles = { ru: 'Анонс', en: 'Announcement' }
const descriptionTitle: Titles = { ru: 'Описание', en: 'Description' }
const twinTitle: Titles = { ru: 'Описание (копия)', en: 'Description (copy)' }

function field(name: string, title: Titles, rest: Readonly<Record<string, unknown>>) {
  return {
    FIELD_NAME: name,
    MULTIPLE: 'N',
    MANDATORY: 'N',
    SHOW_FILTER: 'N',
    LABEL: title.ru,
    EDIT_FORM_LABEL: title,
    LIST_COLUMN_LABEL: title,
    LIST_FILTER_LABEL: title,
    ...rest,
  }
}

/** Parameters of `crm.deal.userfield.add`; the description's type depends on the application's number. */
export const fields = {
  description: field(portalMap.deal.description, descriptionTitle, { XML_ID: 'CARDINAL_DESCRIPTION', SORT: 100 }),
  twin: field(portalMap.deal.descriptionTwin, twinTitle, { XML_ID: 'CARDINAL_DESCRIPTION_TWIN', SORT: 10_000, USER_TYPE_ID: 'string', SETTINGS: { ROWS: 1 } }),
}
