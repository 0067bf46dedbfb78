import type { Blueprint } from '@/domain/blueprint/types'
import { asList, asRecord } from '../../portal/decode'
import type { Command } from '../../portal/types'
import { byColumn } from './lists'
import type { Listing } from './lists'

/** What the plan needs to know of the portal before it can ask for more. */
export interface ReadingOptions {
  /** Solutions that are wanted: only of what they touch are details read. */
  blueprints: readonly Blueprint[]
  /** Language of the portal: names of fields come in it. */
  locale: 'ru' | 'en'
}

const rowsIn = (key: string) => (result: unknown) => asList(asRecord(result)[key])

/**
 * Lists that may come in pages.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/category/crm-category-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-list.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-list.html
 * @see https://apidocs.bitrix24.com/api-reference/widgets/user-field/userfieldtype-list.html
 * @see https://apidocs.bitrix24.com/api-reference/widgets/placement-get.html
 * @see https://apidocs.bitrix24.com/api-reference/disk/storage/disk-storage-get-children.html
 */
export function firstListings({ blueprints, locale }: ReadingOptions) {
  const fields = (entity: string): Listing => ({ command: { method: `crm.${entity}.userfield.list`, params: { filter: { LANG: locale } } }, rows: asList, key: byColumn('FIELD_NAME') })
  const folders = blueprints.flatMap(blueprint => blueprint.folders.map(({ name }) => name))
  return {
    pipelines: { command: { method: 'crm.category.list', params: { entityTypeId: 2 } }, rows: rowsIn('categories'), key: byColumn('id') },
    statuses: { command: { method: 'crm.status.list', params: { order: { SORT: 'ASC', ID: 'ASC' } } }, rows: asList, key: byColumn('ID') },
    processes: { command: { method: 'crm.type.list', params: { order: { id: 'ASC' } } }, rows: rowsIn('types'), key: byColumn('id') },
    lead: fields('lead'),
    deal: fields('deal'),
    contact: fields('contact'),
    fieldTypes: { command: { method: 'userfieldtype.list' }, rows: asList, key: byColumn('USER_TYPE_ID'), refusal: 'no-admin' },
    placements: { command: { method: 'placement.get' }, rows: asList, key: byColumn('placement', 'handler', 'userId'), refusal: 'no-admin' },
    storages: { command: { method: 'disk.storage.getlist', params: { filter: { ENTITY_TYPE: 'common' } } }, rows: asList, key: byColumn('ID') },
    folders: {
      command: { method: 'disk.storage.getchildren', params: { id: '$result[storages][0][ID]', filter: { '@NAME': folders.length > 0 ? folders : [''] } } },
      rows: asList,
      key: byColumn('ID'),
    },
  } satisfies Record<string, Listing>
}

/**
 * Single answers.
 *
 * @see https://apidocs.bitrix24.com/api-reference/common/system/app-info.html
 * @see https://apidocs.bitrix24.com/api-reference/common/users/user-admin.html
 * @see https://apidocs.bitrix24.com/api-reference/common/system/scope.html
 * @see https://apidocs.bitrix24.com/api-reference/common/system/server-time.html
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-get.html
 * @see https://apidocs.bitrix24.com/api-reference/common/system/feature-get.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/crm-settings-mode-get.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-get-types.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-get.html
 */
export const singleCommands = {
  info: { method: 'app.info' },
  admin: { method: 'user.admin' },
  scopes: { method: 'scope' },
  time: { method: 'server.time' },
  options: { method: 'app.option.get' },
  mode: { method: 'crm.settings.mode.get' },
  types: { method: 'userfieldconfig.gettypes', params: { moduleId: 'crm' } },
  'feature rest_offline_extended': { method: 'feature.get', params: { CODE: 'rest_offline_extended' } },
  'feature rest_auth_connector': { method: 'feature.get', params: { CODE: 'rest_auth_connector' } },
  'layout lead:1': layoutCommand(1, { leadCustomerType: 1 }),
  'layout lead:2': layoutCommand(1, { leadCustomerType: 2 }),
  'layout contact': layoutCommand(3, {}),
} satisfies Record<string, Command>

/** The layout of a card that everybody sees. */
export function layoutCommand(entityTypeId: number, extras: Readonly<Record<string, number>>): Command {
  return { method: 'crm.item.details.configuration.get', params: { entityTypeId, scope: 'C', extras } }
}
