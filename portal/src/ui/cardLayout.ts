import { entityOf } from '../crm/entities.ts'
import { fieldsOf } from '../crm/fields/index.ts'
import { parentFields } from '../crm/fields/parents.ts'
import { shownLayout } from '../crm/layouts/store.ts'
import type { Portal } from '../portal.ts'
import { ENTITY } from '../state/types.ts'
import type { CardSection, PortalState, PortalUser } from '../state/types.ts'
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

/** Blocks of the card that stand for several fields, or for one of another name. */
const BLOCKS: Record<string, string[]> = {
  OPPORTUNITY_WITH_CURRENCY: ['opportunity'],
  CLIENT: ['contactIds', 'companyId'],
  CONTACT: ['contactIds'],
  COMPANY: ['companyIds'],
  OBSERVER: ['observers'],
  PHONE: ['fm.PHONE'],
  EMAIL: ['fm.EMAIL'],
  UTM: ['utmSource', 'utmMedium', 'utmCampaign', 'utmContent', 'utmTerm'],
}
/** These stand in the card's head. */
const IN_THE_HEAD = ['stageId', 'categoryId']

/** Sections of the left column as somebody has set them up; what they do not name is not shown. */
function chosenSections(portal: Portal, user: PortalUser, entityTypeId: number, sections: CardSection[]): FieldSection[] {
  const byUpperName = new Map([...fieldsOf(portal.state, entityTypeId).values()].map(field => [field.upperName, field.name]))
  return sections.map(({ name, title, elements }) => {
    const names = elements.flatMap(element => BLOCKS[element.name] ?? byUpperName.get(element.name) ?? [])
    return { id: name, title, fields: describeFields(portal, user, entityTypeId, names.filter(one => !IN_THE_HEAD.includes(one))) }
  })
}

/** Sections of a card nobody has set up: main fields, the portal's custom ones, the rest. */
function usualSections(portal: Portal, user: PortalUser, entityTypeId: number): FieldSection[] {
  const layout = layoutOf(portal.state, entityTypeId)
  return [
    { id: 'main', title: layout.title[user.language], fields: describeFields(portal, user, entityTypeId, layout.main) },
    { id: 'custom', title: CUSTOM_TITLE[user.language], fields: describeCustomFields(portal, user, entityTypeId) },
    { id: 'more', title: MORE_TITLE[user.language], fields: describeFields(portal, user, entityTypeId, layout.more) },
  ]
}

/** Sections of the left column; `variant` is the pipeline, of leads the kind of customer. */
export function sectionsOf(portal: Portal, user: PortalUser, entityTypeId: number, variant: number): FieldSection[] {
  const chosen = shownLayout(portal.state, { entityTypeId, variant, userId: user.id })
  const sections = chosen ? chosenSections(portal, user, entityTypeId, chosen.sections) : usualSections(portal, user, entityTypeId)
  return sections.filter(section => section.fields.length > 0)
}
