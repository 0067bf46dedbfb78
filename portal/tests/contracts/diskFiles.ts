import type { MethodContract } from './contract.ts'
import { at, content, file, newFile, noSuch, onOwnDrive, pages, version } from './diskShapes.ts'

const page = (name: string) => `${pages}/file/disk-file-${name}.html`
const mine = (rest: { [key: string]: string | string[] } = {}): MethodContract['answers'][number]['params'] => made => ({ id: at(made.file, 'ID'), ...rest })
const withVersions: MethodContract['before'] = {
  ...onOwnDrive,
  second: { method: 'disk.file.uploadversion', params: made => ({ id: at(made.file, 'ID'), fileContent: content }) },
  versions: { method: 'disk.file.getversions', params: made => ({ id: at(made.file, 'ID') }) },
}

/** Without id, with one nobody has, and by somebody without the right: alike on the pages of files. */
function usual(rest: { [key: string]: string | string[] } = {}): MethodContract['errors'] {
  return [
    { name: 'a call without id', params: rest, status: 400, error: 'ERROR_ARGUMENT' },
    { name: 'an id nobody has', params: { ...noSuch, ...rest }, status: 400, error: 'ERROR_NOT_FOUND' },
    { name: 'who may not', params: mine(rest), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
  ]
}

export const fileContracts: MethodContract[] = [
  { method: 'disk.file.get', page: page('get'), before: onOwnDrive, answers: [{ name: 'answers the file', params: mine(), result: file }], errors: usual() },
  {
    method: 'disk.file.rename',
    page: page('rename'),
    before: { ...onOwnDrive, twin: { method: 'disk.folder.uploadfile', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'taken.txt' }, fileContent: content }) } },
    answers: [{ name: 'answers the file under its new name', params: mine({ newName: 'new.txt' }), result: file }],
    errors: [
      ...usual({ newName: 'new.txt' }),
      { name: 'a call without newName', params: mine(), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'a name that is taken', params: mine({ newName: 'taken.txt' }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'an empty name', params: mine({ newName: '' }), status: 400, error: '0' },
    ],
  },
  {
    method: 'disk.file.copyto',
    page: page('copy-to'),
    before: onOwnDrive,
    answers: [{ name: 'answers the copy', params: made => ({ id: at(made.file, 'ID'), targetFolderId: at(made.other, 'ID') }), result: newFile }],
    errors: [
      { name: 'a call without targetFolderId', params: mine(), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'a name that is taken', params: made => ({ id: at(made.file, 'ID'), targetFolderId: at(made.folder, 'ID') }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'a target nobody has', params: made => ({ id: at(made.file, 'ID'), targetFolderId: 999999 }), status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not', params: made => ({ id: at(made.file, 'ID'), targetFolderId: at(made.other, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.file.moveto',
    page: page('move-to'),
    before: {
      ...onOwnDrive,
      twin: { method: 'disk.storage.uploadfile', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'plan.txt' }, fileContent: content }) },
      common: { method: 'disk.storage.getlist', params: { filter: { ENTITY_TYPE: 'common' } } },
    },
    answers: [
      { name: 'answers the moved file', params: made => ({ id: at(made.file, 'ID'), targetFolderId: at(made.other, 'ID') }), result: { ...file, PARENT_ID: 'number' } },
      { name: 'answers false for another storage', params: made => ({ id: at(made.file, 'ID'), targetFolderId: at(made.common, 0, 'ROOT_OBJECT_ID') }), result: 'boolean' },
    ],
    errors: [
      { name: 'a call without targetFolderId', params: mine(), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'a name that is taken', params: made => ({ id: at(made.file, 'ID'), targetFolderId: at(made.folder, 'PARENT_ID') }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'a target nobody has', params: made => ({ id: at(made.file, 'ID'), targetFolderId: 999999 }), status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not', params: made => ({ id: at(made.file, 'ID'), targetFolderId: at(made.other, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.file.markdeleted',
    page: page('mark-deleted'),
    before: onOwnDrive,
    answers: [{ name: 'answers the file in the bin', params: mine(), result: { ...file, DELETE_TIME: 'string' } }],
    errors: usual(),
  },
  {
    method: 'disk.file.restore',
    page: page('restore'),
    before: { ...onOwnDrive, bin: { method: 'disk.file.markdeleted', params: made => ({ id: at(made.file, 'ID') }) } },
    answers: [{ name: 'answers the file', params: mine(), result: { ...file, DELETED_TYPE: 'number', DELETE_TIME: 'string' } }],
    errors: usual(),
  },
  { method: 'disk.file.delete', page: page('delete'), before: onOwnDrive, answers: [{ name: 'answers true', params: mine(), result: 'boolean' }], errors: usual() },
  { method: 'disk.file.getexternallink', page: page('get-external-link'), before: onOwnDrive, answers: [{ name: 'answers an address', params: mine(), result: 'string' }], errors: usual() },
  {
    method: 'disk.file.uploadversion',
    page: page('upload-version'),
    before: onOwnDrive,
    answers: [{ name: 'answers the file with its new content', params: mine({ fileContent: content }), result: { ...file, GLOBAL_CONTENT_VERSION: 'number' } }],
    errors: [
      ...usual({ fileContent: content }),
      { name: 'a call without fileContent', params: mine(), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'bytes in a wrong encoding', params: mine({ fileContent: ['a', '***'] }), status: 400, error: 'DISK_FILE_22002' },
    ],
  },
  {
    method: 'disk.file.getversions',
    page: page('get-versions'),
    before: withVersions,
    answers: [{ name: 'lists the versions', params: mine(), result: [version], total: true }],
    errors: usual(),
  },
  {
    method: 'disk.file.restorefromversion',
    page: page('restore-from-version'),
    before: {
      ...withVersions,
      foreign: { method: 'disk.storage.uploadfile', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'x' }, fileContent: content }) },
      foreignVersions: { method: 'disk.file.getversions', params: made => ({ id: at(made.foreign, 'ID') }) },
    },
    answers: [{
      name: 'answers the file with the version\'s content',
      params: made => ({ id: at(made.file, 'ID'), versionId: at(made.versions, 0, 'ID') }),
      result: { ...file, GLOBAL_CONTENT_VERSION: 'number' },
    }],
    errors: [
      ...usual({ versionId: '1' }),
      { name: 'a call without versionId', params: mine(), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'a version of another file', params: made => ({ id: at(made.file, 'ID'), versionId: at(made.foreignVersions, 0, 'ID') }), status: 400, error: 'DISK_FILE_22004' },
    ],
  },
  {
    method: 'disk.version.get',
    page: `${pages}/version/disk-version-get.html`,
    before: withVersions,
    answers: [{ name: 'answers the version', params: made => ({ id: at(made.versions, 0, 'ID') }), result: version }],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id of another type', params: { id: 'first' }, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not read the file', params: made => ({ id: at(made.versions, 0, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.file.search',
    page: page('search'),
    before: onOwnDrive,
    answers: [
      { name: 'finds files', params: { QUERY: 'plan' }, result: [file] },
      { name: 'answers an empty list', params: { QUERY: 'nothing of it' }, result: ['null'] },
    ],
    errors: [
      { name: 'a call without QUERY', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'two characters', params: { QUERY: ' pl ' }, status: 400, error: 'INVALID_QUERY' },
      { name: 'another type', params: { QUERY: 'plan', TYPE: 'both' }, status: 400, error: 'INVALID_TYPE' },
      { name: 'another condition', params: { QUERY: 'plan', FILTER: { NAME: 'plan' } }, status: 400, error: 'INVALID_FILTER' },
      { name: 'a storage the caller may not read', params: made => ({ QUERY: 'plan', FILTER: { STORAGE_ID: at(made.drives, 0, 'ID') } }), as: 'employee', status: 400, error: 'NOT_FOUND' },
    ],
  },
  {
    method: 'disk.rights.gettasks',
    page: `${pages}/rights/disk-rights-get-tasks.html`,
    answers: [{ name: 'lists the levels', params: {}, as: 'employee', result: [{ ID: 'string', NAME: 'string', TITLE: 'string' }] }],
    errors: [],
  },
]
