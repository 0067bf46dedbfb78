import { encodeNew, encodeObject } from '../../../disk/encode.ts'
import { diskErrors } from '../../../disk/errors.ts'
import { publicAddress } from '../../../disk/links.ts'
import { copyObject, moveObject, renameObject } from '../../../disk/move.ts'
import type { DiskObject } from '../../../state/diskTypes.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition } from '../../method.ts'
import { requireLevel, requireObject, requireText, writerOf } from './call.ts'
import { nameChoices } from './contents.ts'

type Kind = DiskObject['type']

const target = { name: 'targetFolderId', position: 1 }

const binChoice = 'What lies in the recycle bin is found by this method alone; every other one, `restore` and the final deletion apart, says `ERROR_NOT_FOUND`.'

const lockChoice = 'Nobody has a file open here, so `DISK_FILE_22007` never comes.'

/** Methods that folders and files have alike. */
export function objectMethods(kind: Kind): MethodDefinition[] {
  const page = (name: string) => `https://apidocs.bitrix24.com/api-reference/disk/${kind}/disk-${kind}-${name}.html`
  return [
    defineMethod({
      name: `disk.${kind}.get`,
      scope: 'disk',
      doc: page('get'),
      undocumented: [binChoice],
      handle(call) {
        const object = requireObject(call, kind, { inBin: true })
        requireLevel(call, object, 'read')
        return { result: encodeObject(call.portal, call.actor, object) }
      },
    }),
    defineMethod({
      name: `disk.${kind}.rename`,
      scope: 'disk',
      doc: page('rename'),
      undocumented: [
        ...nameChoices,
        kind === 'folder' ? 'A name that is taken is refused with `DISK_OBJ_22000`, which the page does not list; the root of a storage may be renamed by who has full access to it.' : 'A name of spaces only is the empty one.',
      ],
      async handle(call) {
        const object = requireObject(call, kind)
        if (kind === 'file' && typeof call.params.newName === 'string' && call.params.newName.trim() === '')
          throw diskErrors.emptyName()
        const name = requireText(call, { name: 'newName', position: 1 })
        requireLevel(call, object, object.parentId === null ? 'full' : 'edit')
        return { result: encodeObject(call.portal, call.actor, await renameObject(writerOf(call, `disk.${kind}.rename`), object, name)) }
      },
    }),
    defineMethod({
      name: `disk.${kind}.copyto`,
      scope: 'disk',
      doc: page('copy-to'),
      undocumented: ['Rights and versions are not copied; of a folder, only what the caller may read.'],
      async handle(call) {
        const object = requireObject(call, kind)
        const folder = requireObject(call, 'folder', target)
        requireLevel(call, object, 'read')
        requireLevel(call, folder, 'add')
        return { result: encodeNew(call.portal, call.actor, await copyObject(writerOf(call, `disk.${kind}.copyto`), object, folder)) }
      },
    }),
    defineMethod({
      name: `disk.${kind}.moveto`,
      scope: 'disk',
      doc: page('move-to'),
      undocumented: [kind === 'folder' ? 'A folder moved into itself is refused with an empty code.' : lockChoice],
      async handle(call) {
        const object = requireObject(call, kind)
        const folder = requireObject(call, 'folder', target)
        requireLevel(call, object, 'edit')
        requireLevel(call, folder, 'add')
        if (object.parentId === null)
          throw diskErrors.moveRoot()
        if (object.storageId !== folder.storageId)
          return { result: false }
        const moved = await moveObject(writerOf(call, `disk.${kind}.moveto`), object, folder)
        return { result: encodeObject(call.portal, call.actor, moved, ['PARENT_ID']) }
      },
    }),
    defineMethod({
      name: `disk.${kind}.getexternallink`,
      scope: 'disk',
      doc: page('get-external-link'),
      undocumented: ['The same person gets the same address again; it is dead while the object lies in the recycle bin, and for good once that is deleted.'],
      handle(call) {
        const object = requireObject(call, kind)
        requireLevel(call, object, 'read')
        return { result: publicAddress(call.portal, object, call.actor.user.id) }
      },
    }),
  ]
}
