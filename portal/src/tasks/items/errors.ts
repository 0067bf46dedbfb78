import { RestError } from '../../rest/method.ts'

/**
 * Refusals of the methods about tasks, worded as their pages word them.
 *
 * @see https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-update.html
 * @see https://apidocs.bitrix24.com/api-reference/tasks/status/tasks-task-defer.html
 */
export const taskErrors = {
  noId: () => new RestError('100', 'CTaskItem All parameters in the constructor must have real class type'),
  wrongId: () => new RestError('0', 'wrong task id'),
  noParameter: (name: string) => new RestError('100', `Could not find value for parameter {${name}} (internal error)`),
  notAnArray: (name: string) => new RestError('100', `Invalid value {} to match with parameter {${name}}. Should be value of type array.`),
  /** Two codes by method, as the pages have it. */
  notAllowed: (code: '0' | '1048582' = '0') => new RestError(code, 'Action on the task is not allowed'),
  mayNotDelete: () => new RestError('1048582', 'No access to delete the task'),
  accessDenied: () => new RestError('0', 'Access denied. (internal error)'),
  sorting: () => new RestError('0', 'Invalid sorting key (internal error)'),
  core: (complaint: string) => new RestError('ERROR_CORE', `${complaint}<br>`),
}
