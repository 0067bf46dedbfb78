import { entityOf } from '../crm/entities.ts'
import { parentFields } from '../crm/fields/parents.ts'
import type { Portal } from '../portal.ts'
import { ENTITY } from '../state/types.ts'
import type { PortalState, PortalUser } from '../state/types.ts'
import type { FieldSection } from './contract.ts'
import { describeCustomFields, describeFields } from './fields.ts'

interface Layout { title: { ru: string, en: string }, main: string[], more: string[] }

/** Which system fields a card shows, and where. */
const LAYOUTS: Record<number, Layout> = {
  [ENTITY.deal]: {
    title: { ru: 'О сделке', en: 'About the deal' },
    main: ['title', 'opportunity', 'closedate', 'contactIds', 'companyId'],
    more: ['typeId', 'sourceId', 'sourceDescription', 'begindate', 'assignedById', 'observers', 'opened', 'comments'],
  },
  [ENTITY.lead]: {
    title: { ru: 'О лиде', en: 'About the lead' },
    main: ['title', 'name', 'secondName', 'lastName', 'post', 'fm', 'opportunity', 'contactIds', 'companyId'],
    more: ['sourceId', 'sourceDescription', 'statusDescription', 'companyTitle', 'birthdate', 'assignedById', 'observers', 'opened', 'comments'],
  },
  [ENTITY.contact]: {
    title: { ru: 'О контакте', en: 'About the contact' },
    main: ['name', 'secondName', 'lastName', 'post', 'fm', 'companyIds', 'birthdate', 'photo'],
    more: ['typeId', 'sourceId', 'sourceDescription', 'assignedById', 'observers', 'opened', 'comments'],
  },
  [ENTITY.company]: {
    title: { ru: 'О компании', en: 'About the company' },
    main: ['title', 'logo', 'fm', 'contactIds', 'typeId', 'industry', 'revenue'],
    more: ['addressLegal', 'bankingDetails', 'assignedById', 'observers', 'opened', 'comments'],
  },
}
const CUSTOM_TITLE = { ru: 'Свойства', en: 'Properties' }
const MORE_TITLE = { ru: 'Дополнительно', en: 'More' }

/** What a smart process switches off is left out by itself; links to parents stand with the main fields. */
function layoutOf(state: PortalState, entityTypeId: number): Layout {
  const known = LAYOUTS[entityTypeId]
  const parents = parentFields(state, entityTypeId).map(field => field.name)
  if (known)
    return { ...known, main: [...known.main, ...parents] }
  const { label } = entityOf(state, entityTypeId)
  return {
    title: { ru: label.ru, en: label.en },
    main: ['title', 'opportunity', 'begindate', 'closedate', 'contactIds', 'companyId', ...parents],
    more: ['sourceId', 'sourceDescription', 'mycompanyId', 'assignedById', 'observers', 'opened', 'xmlId'],
  }
}

/** Sections of the left column: main fields, the portal's custom ones, the rest. */
export function sectionsOf(portal: Portal, user: PortalUser, entityTypeId: number): FieldSection[] {
  const layout = layoutOf(portal.state, entityTypeId)
  const sections = [
    { id: 'main', title: layout.title[user.language], fields: describeFields(portal, user, entityTypeId, layout.main) },
    { id: 'custom', title: CUSTOM_TITLE[user.language], fields: describeCustomFields(portal, user, entityTypeId) },
    { id: 'more', title: MORE_TITLE[user.language], fields: describeFields(portal, user, entityTypeId, layout.more) },
  ]
  return sections.filter(section => section.fields.length > 0)
}
