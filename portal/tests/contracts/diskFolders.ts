import type { MethodContract } from './contract.ts'
import { at, folder, newFolder, noSuch, onOwnDrive, pages } from './diskShapes.ts'

const page = (name: string) => `${pages}/folder/disk-folder-${name}.html`
const trashed: MethodContract['before'] = { ...onOwnDrive, bin: { method: 'disk.folder.markdeleted', params: made => ({ id: at(made.folder, 'ID') }) } }

export const folderContracts: MethodContract[] = [
  {
    method: 'disk.folder.get',
    page: page('get'),
    before: onOwnDrive,
    answers: [{ name: 'answers the folder', params: made => ({ id: at(made.folder, 'ID') }), result: folder }],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not read', params: made => ({ id: at(made.folder, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.rename',
    page: page('rename'),
    before: onOwnDrive,
    answers: [{ name: 'answers the folder under its new name', params: made => ({ id: at(made.folder, 'ID'), newName: 'New' }), result: folder }],
    errors: [
      { name: 'a call without newName', params: made => ({ id: at(made.folder, 'ID') }), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: { ...noSuch, newName: 'New' }, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not edit', params: made => ({ id: at(made.folder, 'ID'), newName: 'New' }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.copyto',
    page: page('copy-to'),
    before: onOwnDrive,
    answers: [{ name: 'answers the copy', params: made => ({ id: at(made.folder, 'ID'), targetFolderId: at(made.other, 'ID') }), result: newFolder }],
    errors: [
      { name: 'a call without targetFolderId', params: made => ({ id: at(made.folder, 'ID') }), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'a name that is taken', params: made => ({ id: at(made.folder, 'ID'), targetFolderId: at(made.folder, 'PARENT_ID') }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'a target nobody has', params: made => ({ id: at(made.folder, 'ID'), targetFolderId: 999999 }), status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not', params: made => ({ id: at(made.folder, 'ID'), targetFolderId: at(made.other, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.moveto',
    page: page('move-to'),
    before: {
      ...onOwnDrive,
      twin: { method: 'disk.folder.addsubfolder', params: made => ({ id: at(made.other, 'ID'), data: { NAME: 'Folder' } }) },
      inside: { method: 'disk.folder.addsubfolder', params: made => ({ id: at(made.other, 'ID'), data: { NAME: 'Inside' } }) },
      common: { method: 'disk.storage.getlist', params: { filter: { ENTITY_TYPE: 'common' } } },
    },
    answers: [
      { name: 'answers the moved folder', params: made => ({ id: at(made.inside, 'ID'), targetFolderId: at(made.folder, 'ID') }), result: { ...folder, PARENT_ID: 'number' } },
      { name: 'answers false for another storage', params: made => ({ id: at(made.folder, 'ID'), targetFolderId: at(made.common, 0, 'ROOT_OBJECT_ID') }), result: 'boolean' },
    ],
    errors: [
      { name: 'a call without targetFolderId', params: made => ({ id: at(made.folder, 'ID') }), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'a name that is taken', params: made => ({ id: at(made.folder, 'ID'), targetFolderId: at(made.other, 'ID') }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'a target nobody has', params: made => ({ id: at(made.folder, 'ID'), targetFolderId: 999999 }), status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'the root of a storage', params: made => ({ id: at(made.drives, 0, 'ROOT_OBJECT_ID'), targetFolderId: at(made.common, 0, 'ROOT_OBJECT_ID') }), status: 400, error: '' },
      { name: 'who may not', params: made => ({ id: at(made.folder, 'ID'), targetFolderId: at(made.other, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.markdeleted',
    page: page('mark-deleted'),
    before: onOwnDrive,
    answers: [{ name: 'answers the folder in the bin', params: made => ({ id: at(made.folder, 'ID') }), result: { ...folder, DELETED_TYPE: 'number', DELETE_TIME: 'string' } }],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'the root of a storage', params: made => ({ id: at(made.drives, 0, 'ROOT_OBJECT_ID') }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not', params: made => ({ id: at(made.folder, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.restore',
    page: page('restore'),
    before: trashed,
    answers: [{ name: 'answers the folder', params: made => ({ id: at(made.folder, 'ID') }), result: { ...folder, DELETED_TYPE: 'number', DELETE_TIME: 'string' } }],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'an employee', params: made => ({ id: at(made.folder, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.deletetree',
    page: page('delete-tree'),
    before: onOwnDrive,
    answers: [{ name: 'answers true', params: made => ({ id: at(made.folder, 'ID') }), result: 'boolean' }],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'the root of a storage', params: made => ({ id: at(made.drives, 0, 'ROOT_OBJECT_ID') }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not', params: made => ({ id: at(made.folder, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.getexternallink',
    page: page('get-external-link'),
    before: onOwnDrive,
    answers: [{ name: 'answers an address', params: made => ({ id: at(made.folder, 'ID') }), result: 'string' }],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not read', params: made => ({ id: at(made.folder, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.sharetouser',
    page: page('share-to-user'),
    before: onOwnDrive,
    answers: [{ name: 'answers true', params: made => ({ id: at(made.folder, 'ID'), userId: 2, taskName: 'disk_access_add' }), result: 'boolean' }],
    errors: [
      { name: 'a call without taskName', params: made => ({ id: at(made.folder, 'ID'), userId: 2 }), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: { ...noSuch, userId: 2, taskName: 'disk_access_read' }, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'more than the caller has', params: made => ({ id: at(made.folder, 'ID'), userId: 2, taskName: 'disk_access_full' }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
      { name: 'a level that does not exist', params: made => ({ id: at(made.folder, 'ID'), userId: 2, taskName: 'disk_access_all' }), status: 400, error: 'ACCESS_DENIED' },
    ],
  },
]
