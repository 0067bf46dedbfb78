import { toObject, toText } from '../../../crm/parameters.ts'
import { addFile, addFolder } from '../../../disk/add.ts'
import { hasRoom, readContent } from '../../../disk/content.ts'
import { encodeNew } from '../../../disk/encode.ts'
import { diskErrors } from '../../../disk/errors.ts'
import { readRights } from '../../../disk/rights.ts'
import { diskAddress } from '../../../files/diskTokens.ts'
import type { DiskObject } from '../../../state/diskTypes.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall, MethodResult } from '../../method.ts'
import { isOn, requireLevel, requireName, requireObject, requireStorage, rootOf, writerOf } from './call.ts'
import { folderFields } from './fields.ts'
import { listChildren, listChoices } from './lists.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/disk'

/** What the pages leave open about names. */
export const nameChoices = [
  'Names are compared without letter case and without spaces around them; a name in the recycle bin is free; a folder and a file cannot share one.',
  'Characters no file name may have become `_`, and what is over 255 characters is cut off.',
]

const rightsChoices = [
  'Rights are added to those of the folder above; `AU`, `CR` (the author) and the level `disk_access_add` (73) are understood as well; nobody is kept from giving more than they have.',
]

const uploadChoices = [
  ...nameChoices,
  ...rightsChoices,
  'A name that is taken is refused with `DISK_OBJ_22000`, which the page does not list.',
  'Text that is no base64, or has a `data:` prefix, is `ERROR_COULD_NOT_SAVE_FILE`; so is a file over the switch `diskFreeBytes`.',
]

async function createFolder(call: MethodCall, folder: DiskObject, method: string): Promise<MethodResult> {
  requireLevel(call, folder, 'add')
  const rights = method === 'disk.storage.addfolder' ? readRights(call.params.rights) : []
  const made = await addFolder(writerOf(call, method), { folder, name: requireName(call), rights })
  return { result: encodeNew(call.portal, call.actor, made) }
}

async function uploadFile(call: MethodCall, folder: DiskObject, method: string): Promise<MethodResult> {
  requireLevel(call, folder, 'add')
  const { portal, actor, params } = call
  const name = toText(toObject(params.data)?.NAME).trim()
  if (name === '')
    throw diskErrors.nameRequired()
  const rights = readRights(params.rights)
  const bytes = readContent(params.fileContent)
  if (!bytes || !hasRoom(portal, bytes.length))
    throw diskErrors.couldNotSave()
  const made = await addFile(writerOf(call, method), { folder, name, rights, bytes, isNumbered: isOn(params.generateUniqueName) })
  return { result: encodeNew(portal, actor, made) }
}

/** Where to send the file of `disk.folder.uploadFile` without `fileContent`. */
function uploadAddress(call: MethodCall, folder: DiskObject): MethodResult {
  requireLevel(call, folder, 'add')
  const query = { id: String(folder.id), generateUniqueName: isOn(call.params.generateUniqueName) ? '1' : '0' }
  return { result: { field: 'file', uploadUrl: diskAddress(call.portal, call.actor, 'upload', query) } }
}

export const contentMethods = [
  defineMethod({
    name: 'disk.storage.getchildren',
    scope: 'disk',
    doc: `${pages}/storage/disk-storage-get-children.html`,
    undocumented: listChoices,
    handle: call => listChildren(call, rootOf(call, requireStorage(call)), folderFields),
  }),
  defineMethod({
    name: 'disk.storage.addfolder',
    scope: 'disk',
    doc: `${pages}/storage/disk-storage-add-folder.html`,
    undocumented: [...nameChoices, ...rightsChoices],
    handle(call) {
      const storage = requireStorage(call)
      requireName(call)
      return createFolder(call, rootOf(call, storage), 'disk.storage.addfolder')
    },
  }),
  defineMethod({
    name: 'disk.storage.uploadfile',
    scope: 'disk',
    doc: `${pages}/storage/disk-storage-upload-file.html`,
    undocumented: [...uploadChoices, 'Without `fileContent` it is `ERROR_ARGUMENT`: the address for uploading is given by `disk.folder.uploadFile` only.'],
    handle(call) {
      const storage = requireStorage(call)
      if (call.params.fileContent === undefined)
        throw diskErrors.argument(2)
      return uploadFile(call, rootOf(call, storage), 'disk.storage.uploadfile')
    },
  }),
  defineMethod({
    name: 'disk.folder.getchildren',
    scope: 'disk',
    doc: `${pages}/folder/disk-folder-get-children.html`,
    undocumented: listChoices,
    handle: call => listChildren(call, requireObject(call, 'folder'), folderFields),
  }),
  defineMethod({
    name: 'disk.folder.addsubfolder',
    scope: 'disk',
    doc: `${pages}/folder/disk-folder-add-subfolder.html`,
    undocumented: [...nameChoices, '`rights` and `generateUniqueName` are passed over: the page has neither.'],
    handle(call) {
      const folder = requireObject(call, 'folder')
      requireName(call)
      return createFolder(call, folder, 'disk.folder.addsubfolder')
    },
  }),
  defineMethod({
    name: 'disk.folder.uploadfile',
    scope: 'disk',
    doc: `${pages}/folder/disk-folder-upload-file.html`,
    undocumented: [...uploadChoices, 'Uploaded by address, a file gets the name of the form\'s part, `generateUniqueName` of the call, and no rights of its own.'],
    handle(call) {
      const folder = requireObject(call, 'folder')
      return call.params.fileContent === undefined ? uploadAddress(call, folder) : uploadFile(call, folder, 'disk.folder.uploadfile')
    },
  }),
]
