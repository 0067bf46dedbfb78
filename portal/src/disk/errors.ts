import { RestError } from '../rest/method.ts'
import type { DiskObject } from '../state/diskTypes.ts'

/**
 * Refusals of the Drive, worded as its pages word them; the pages name 400 for all of them, rights included.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-add-subfolder.html
 * @see https://apidocs.bitrix24.com/api-reference/disk/file/disk-file-upload-version.html
 */
export const diskErrors = {
  argument: (position: number) => new RestError('ERROR_ARGUMENT', `Invalid value of parameter {Parameter #${position}}`),
  notFound: (id: string | number) => new RestError('ERROR_NOT_FOUND', `Could not find entity with id \`${id}\``),
  accessDenied: () => new RestError('ACCESS_DENIED', 'Access denied'),
  nameTaken: (type: DiskObject['type']) => new RestError('DISK_OBJ_22000', `A ${type} with this name already exists`),
  emptyName: () => new RestError('0', 'Empty name'),
  deleteRoot: () => new RestError('DISK_OBJ_22000', 'Could not delete root folder'),
  moveRoot: () => new RestError('', 'Could not move root folder'),
  moveIntoItself: () => new RestError('', 'Could not move folder into itself'),
  nameRequired: () => new RestError('DISK_BASE_SERVICE_22001', 'Error: required parameter NAME (DISK_BASE_SERVICE_22001)'),
  couldNotSave: () => new RestError('ERROR_COULD_NOT_SAVE_FILE', 'Could not save file'),
  versionNotSaved: () => new RestError('DISK_FILE_22002', 'Could not save file'),
  sizeRestriction: () => new RestError('DISK_FILE_22006', 'Size restriction'),
  foreignVersion: () => new RestError('DISK_FILE_22004', 'Cannot restore version from another file'),
  rightsFormat: () => new RestError('', 'Invalid rights format'),
  notOfApplication: () => new RestError('', 'Access denied (invalid type of storage)'),
}
