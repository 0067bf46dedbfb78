import { currencyWords } from '../crm/directories/currencies.ts'
import { entityOf } from '../crm/entities.ts'
import { ENTITY } from '../state/types.ts'
import type { Portal } from '../portal.ts'
import type { Item, Json, PortalState, PortalUser } from '../state/types.ts'
import type { ListColumn, ListRow, StageBrief } from './contract.ts'
import { briefById } from './people.ts'
import { referenceTo } from './references.ts'
import { stagesOf } from './stages.ts'
import { itemTitle } from './titles.ts'

const COLUMN_TITLES = {
  title: { ru: 'Название', en: 'Name' },
  name: { ru: 'Имя', en: 'Name' },
  stage: { ru: 'Стадия', en: 'Stage' },
  status: { ru: 'Статус', en: 'Status' },
  client: { ru: 'Клиент', en: 'Client' },
  company: { ru: 'Компания', en: 'Company' },
  amount: { ru: 'Сумма', en: 'Amount' },
  phone: { ru: 'Телефон', en: 'Phone' },
  email: { ru: 'E-mail', en: 'E-mail' },
  assigned: { ru: 'Ответственный', en: 'Responsible' },
  created: { ru: 'Создан', en: 'Created' },
}
type ColumnName = keyof typeof COLUMN_TITLES

const COLUMNS: Record<number, ColumnName[]> = {
  [ENTITY.deal]: ['title', 'stage', 'client', 'amount', 'assigned', 'created'],
  [ENTITY.lead]: ['title', 'status', 'phone', 'amount', 'assigned', 'created'],
  [ENTITY.contact]: ['name', 'company', 'phone', 'email', 'assigned', 'created'],
  [ENTITY.company]: ['title', 'phone', 'email', 'assigned', 'created'],
}

/** A smart process shows what it has switched on. */
function columnNames(state: PortalState, entityTypeId: number): ColumnName[] {
  const { dynamic } = entityOf(state, entityTypeId)
  if (!dynamic)
    return COLUMNS[entityTypeId] ?? []
  const { isStagesEnabled, isClientEnabled, isLinkWithProductsEnabled } = dynamic.flags
  const switched: [boolean, ColumnName][] = [[isStagesEnabled, 'stage'], [isClientEnabled, 'client'], [isLinkWithProductsEnabled, 'amount']]
  return ['title', ...switched.flatMap(([isOn, name]) => isOn ? [name] : []), 'assigned', 'created']
}

export function columnsOf(state: PortalState, user: PortalUser, entityTypeId: number): ListColumn[] {
  return columnNames(state, entityTypeId).map(name => ({ name, title: COLUMN_TITLES[name][user.language] }))
}

/** `1 500 ₽` by the currency's own template. */
export function formatAmount(portal: Portal, user: PortalUser, amount: Json | undefined, code: Json | undefined): string {
  const number = Number(amount ?? 0)
  const currency = portal.state.currencies.find(one => one.code === code)
  const digits = Number.isInteger(number) ? 0 : currency?.decimals ?? 2
  const text = new Intl.NumberFormat(user.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(number)
  const template = currency && currencyWords(currency, user.language).formatString
  return template ? template.replace('#', () => text) : `${text} ${typeof code === 'string' ? code : ''}`.trim()
}

function firstId(...values: (Json | undefined)[]): number {
  const ids = values.flatMap(value => Array.isArray(value) ? value : [value])
  return Number(ids.find(value => Number(value) > 0) ?? 0)
}

function linkTitle(portal: Portal, user: PortalUser, entityTypeId: number, id: number): string {
  return id > 0 ? referenceTo(portal, user, entityTypeId, id).title : ''
}

function cell(portal: Portal, user: PortalUser, item: Item, column: string): string {
  switch (column) {
    case 'client': {
      const contact = firstId(item.contactId, item.contactIds)
      return contact > 0 ? linkTitle(portal, user, ENTITY.contact, contact) : linkTitle(portal, user, ENTITY.company, firstId(item.companyId))
    }
    case 'company': return linkTitle(portal, user, ENTITY.company, firstId(item.companyId, item.companyIds))
    case 'amount': return formatAmount(portal, user, item.opportunity, item.currencyId)
    case 'assigned': return briefById(portal, firstId(item.assignedById)).name
    case 'created': return typeof item.createdTime === 'string' ? item.createdTime.slice(0, 10) : ''
    default: return typeof item[column] === 'string' ? item[column] : ''
  }
}

export function rowOf(portal: Portal, user: PortalUser, entityTypeId: number, item: Item): ListRow {
  const stages: StageBrief[] = stagesOf(portal, entityTypeId, item.categoryId)
  const columns = columnNames(portal.state, entityTypeId).filter(name => !['title', 'name', 'stage', 'status'].includes(name))
  return {
    id: item.id,
    title: itemTitle(portal.state, user, entityTypeId, item),
    cells: Object.fromEntries(columns.map(column => [column, cell(portal, user, item, column)])),
    stage: stages.find(stage => stage.id === item.stageId) ?? null,
  }
}
