import type { MethodContract } from './contract.ts'
import { at, content, newFile, newFolder, noSuch, onOwnDrive, pages } from './diskShapes.ts'

export const folderContentContracts: MethodContract[] = [
  {
    method: 'disk.folder.addsubfolder',
    page: `${pages}/folder/disk-folder-add-subfolder.html`,
    before: { ...onOwnDrive, inside: { method: 'disk.folder.addsubfolder', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'Inside' } }) } },
    answers: [{ name: 'answers the created folder', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'New' } }), result: newFolder }],
    errors: [
      { name: 'data without NAME', params: made => ({ id: at(made.folder, 'ID'), data: {} }), status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'a name that is taken', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'Inside' } }), status: 400, error: 'DISK_OBJ_22000' },
      { name: 'an id nobody has', params: { ...noSuch, data: { NAME: 'New' } }, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'who may not add', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'New' } }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
  {
    method: 'disk.folder.uploadfile',
    page: `${pages}/folder/disk-folder-upload-file.html`,
    before: onOwnDrive,
    answers: [
      { name: 'answers the file', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'new.txt' }, fileContent: content }), result: newFile },
      {
        name: 'answers the file under a name with a number',
        params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'plan.txt' }, fileContent: content, generateUniqueName: true }),
        result: newFile,
      },
      { name: 'answers an address without content', params: made => ({ id: at(made.folder, 'ID') }), result: { field: 'string', uploadUrl: 'string' } },
    ],
    errors: [
      { name: 'a call without id', params: { data: { NAME: 'plan.txt' }, fileContent: content }, status: 400, error: 'ERROR_ARGUMENT' },
      { name: 'an id nobody has', params: { ...noSuch, data: { NAME: 'plan.txt' }, fileContent: content }, status: 400, error: 'ERROR_NOT_FOUND' },
      { name: 'data without NAME', params: made => ({ id: at(made.folder, 'ID'), data: {}, fileContent: content }), status: 400, error: 'DISK_BASE_SERVICE_22001' },
      { name: 'bytes in a wrong encoding', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'a' }, fileContent: ['a', '***'] }), status: 400, error: 'ERROR_COULD_NOT_SAVE_FILE' },
      { name: 'who may not add', params: made => ({ id: at(made.folder, 'ID'), data: { NAME: 'a' }, fileContent: content }), as: 'employee', status: 400, error: 'ACCESS_DENIED' },
    ],
  },
]
