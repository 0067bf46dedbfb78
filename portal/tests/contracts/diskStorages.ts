import type { MethodContract } from './contract.ts'
import { at, content, file, folder, newFile, newFolder, onOwnDrive, noSuch, pages, storage } from './diskShapes.ts'

const storagePage = (name: string) => `${pages}/storage/disk-storage-${name}.html`
const described = { TYPE: 'string', USE_IN_FILTER: 'boolean', USE_IN_SHOW: 'boolean' }
const describedAs = (names: string) => Object.fromEntries(names.split(' ').map(name => [name, described]))

export const storageContracts: MethodContract[] = [
  {
    method: 'disk.storage.getfields',
    page: storagePage('get-fields'),
    answers: [{ name: 'describes the fields of a storage', params: {}, result: describedAs('ID NAME CODE MODULE_ID ENTITY_TYPE ENTITY_ID ROOT_OBJECT_ID') }],
    errors: [],
  },
  {
    method: 'disk.storage.gettypes',
    page: storagePage('get-types'),
    answers: [{ name: 'lists the types', params: {}, result: ['string'] }],
    errors: [],
  },
  {
    method: 'disk.storage.getlist',
    page: storagePage('get-list'),
    answers: [{ name: 'lists the storages the caller may read', params: {}, as: 'employee', result: [storage], total: true }],
    errors: [],
  },
  {
    method: 'disk.storage.get',
    page: storagePage('get'),
    before: onOwnDrive,
    answers: [
      { name: 'answers the storage', params: made => ({ id: at(made.drives, 0, 'ID') }), result: storage },
      { name: 'answers null for what is no number', params: { id: 'first' }, result: 'null' },
    ],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not read it', params: made => ({ id: at(made.drives, 0, 'ID') }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.storage.getforapp',
    page: storagePage('get-for-app'),
    answers: [{ name: 'answers the storage of the application, made if need be', params: {}, result: storage }],
    errors: [{ name: 'a webhook', params: {}, as: 'webhook', status: 400, error: 'ACCESS_DENIED' }],
  },
  {
    method: 'disk.storage.rename',
    page: storagePage('rename'),
    before: { ...onOwnDrive, own: { method: 'disk.storage.getforapp', params: {} } },
    answers: [{ name: 'answers the renamed storage', params: made => ({ id: at(made.own, 'ID'), newName: 'Bitrix REST API' }), result: storage }],
    errors: [
      { name: 'an id nobody has', params: { ...noSuch, newName: 'Name' }, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not rename it', params: made => ({ id: at(made.own, 'ID'), newName: 'Name' }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.storage.getchildren',
    page: storagePage('get-children'),
    before: onOwnDrive,
    answers: [
      { name: 'lists what stands in the root', params: made => ({ id: at(made.drives, 0, 'ID') }), result: [folder], total: true },
      { name: 'lists nothing to who may not read', params: made => ({ id: at(made.drives, 0, 'ID') }), as: 'employee', result: ['null'], total: true },
    ],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
    ],
  },
  {
    method: 'disk.storage.addfolder',
    page: storagePage('add-folder'),
    before: onOwnDrive,
    answers: [
      { name: 'answers the created folder', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'New' }, rights: [{ TASK_ID: 75, ACCESS_CODE: 'U2' }] }), result: newFolder },
    ],
    errors: [
      { name: 'data without NAME', params: made => ({ id: at(made.drives, 0, 'ID'), data: {} }), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'a name that is taken', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'Folder' } }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'an id nobody has', params: { ...noSuch, data: { NAME: 'New' } }, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not add', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'New' } }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.storage.uploadfile',
    page: storagePage('upload-file'),
    before: onOwnDrive,
    answers: [
      { name: 'answers the file', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'plan.txt' }, fileContent: content }), result: newFile },
    ],
    errors: [
      { name: 'a call without id', params: { data: { NAME: 'plan.txt' }, fileContent: content }, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: { ...noSuch, data: { NAME: 'plan.txt' }, fileContent: content }, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'data without NAME', params: made => ({ id: at(made.drives, 0, 'ID'), data: {}, fileContent: content }), status: 400, error: 'DISK_BASE_SERVICE_22001' },
      { name: 'bytes in a wrong encoding', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'a' }, fileContent: ['a', '***'] }), status: 400, error: 'ERROR_COULD_NOT_SAVE_FILE' },
      { name: 'rights in a wrong form', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'a' }, fileContent: content, rights: ['U2'] }), status: 400, error: '' },
      { name: 'who may not add', params: made => ({ id: at(made.drives, 0, 'ID'), data: { NAME: 'a' }, fileContent: content }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.getfields',
    page: `${pages}/folder/disk-folder-get-fields.html`,
    answers: [{
      name: 'describes the fields of a folder',
      params: {},
      result: describedAs('ID NAME TYPE CODE STORAGE_ID REAL_OBJECT_ID PARENT_ID CREATE_TIME UPDATE_TIME DELETE_TIME CREATED_BY UPDATED_BY DELETED_BY DELETED_TYPE'),
    }],
    errors: [],
  },
  {
    method: 'disk.file.getfields',
    page: `${pages}/file/disk-file-get-fields.html`,
    answers: [{
      name: 'describes the fields of a file',
      params: {},
      result: describedAs('ID NAME TYPE CODE STORAGE_ID PARENT_ID CREATE_TIME UPDATE_TIME DELETE_TIME CREATED_BY UPDATED_BY DELETED_BY GLOBAL_CONTENT_VERSION FILE_ID SIZE DELETED_TYPE'),
    }],
    errors: [],
  },
  {
    method: 'disk.folder.getchildren',
    page: `${pages}/folder/disk-folder-get-children.html`,
    before: onOwnDrive,
    answers: [{ name: 'lists what stands in the folder', params: made => ({ id: at(made.folder, 'ID') }), result: [file], total: true }],
    errors: [
      { name: 'a call without id', params: {}, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: noSuch, status: 400, error: 'ERROR_NOT_FOUND' },
    ],
  },
]
