import { RestError } from '../rest/method.ts'

/**
 * Refusals of the CRM methods, worded as their pages word them. The pages name 400 for all of them, rights included.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
export const crmErrors = {
  typeNotFound: () => new RestError('NOT_FOUND', 'SPA not found'),
  itemNotFound: () => new RestError('NOT_FOUND', 'Item not found'),
  mayNotView: () => new RestError('ACCESS_DENIED', 'You do not have permission to view this item'),
  accessDenied: () => new RestError('ACCESS_DENIED', 'Access denied'),
  valueNotValid: (title: string) => new RestError('CRM_FIELD_ERROR_VALUE_NOT_VALID', `Invalid value for field "${title}"`),
  fieldRequired: (title: string) => new RestError('CRM_FIELD_ERROR_REQUIRED', `The "${title}" field is required`),
  notIterable: (type: string) => new RestError('100', `Expected iterable value for multiple field, but got ${type} instead`),
  notSupported: (entityName: string) => new RestError('ENTITY_TYPE_NOT_SUPPORTED', `Entity type ${entityName} is not supported`),
  /** What a database in strict mode says about a text longer than its column. */
  dataTooLong: (column: string) => new RestError('0', `Mysql query error: (1406) Data too long for column '${column}' at row 1`),
  filterField: (field: string) => new RestError('INVALID_ARG_VALUE', `Invalid filter: field '${field}' is not allowed in filter`),
  filterValue: (key: string) => new RestError('INVALID_ARG_VALUE', `Invalid filter: field '${key}' has invalid value`),
  orderField: (field: string) => new RestError('INVALID_ARG_VALUE', `Invalid order: field '${field}' is not allowed in order`),
  orderDirection: (field: string, direction: string) => new RestError(
    'INVALID_ARG_VALUE',
    `Invalid order: allowed sort directions are ASC, DESC. But got '${direction}' for field '${field}'`,
  ),
  /** Older methods answer with an empty code and a sentence. */
  plain: (description: string, status = 400) => new RestError('', description, status),
  core: (description: string) => new RestError('ERROR_CORE', description),
}
