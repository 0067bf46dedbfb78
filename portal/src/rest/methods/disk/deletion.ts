import { destroy, markDeleted, restore } from '../../../disk/bin.ts'
import { encodeObject } from '../../../disk/encode.ts'
import type { JustSet } from '../../../disk/encode.ts'
import { diskErrors } from '../../../disk/errors.ts'
import type { DiskLevel } from '../../../disk/rights.ts'
import type { DiskObject } from '../../../state/diskTypes.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition } from '../../method.ts'
import { requireLevel, requireObject, writerOf } from './call.ts'

/** What a kind of object asks for, by its pages. */
interface Habits {
  /** Name and page of the method that deletes for good. */
  destroy: [method: string, page: string]
  toBin: DiskLevel
  /** A folder in the bin shows its new `DELETED_TYPE` as a number, a file as a text. */
  marked: JustSet[]
}

const habits: Record<DiskObject['type'], Habits> = {
  folder: { destroy: ['disk.folder.deletetree', 'delete-tree'], toBin: 'full', marked: ['DELETED_TYPE'] },
  file: { destroy: ['disk.file.delete', 'delete'], toBin: 'edit', marked: [] },
}

const commonDrive = 'On the company drive employees may edit, so only administrators delete there unless rights say more; that somebody made the object changes nothing.'

const trash = 'Nothing leaves the recycle bin by itself after 30 days.'

/** Recycle bin and final deletion. */
export function deletionMethods(kind: DiskObject['type']): MethodDefinition[] {
  const { destroy: [destroyName, destroyPage], toBin, marked } = habits[kind]
  const page = (name: string) => `https://apidocs.bitrix24.com/api-reference/disk/${kind}/disk-${kind}-${name}.html`
  return [
    defineMethod({
      name: `disk.${kind}.markdeleted`,
      scope: 'disk',
      doc: page('mark-deleted'),
      undocumented: [...(toBin === 'full' ? [commonDrive] : []), trash],
      async handle(call) {
        const object = requireObject(call, kind)
        requireLevel(call, object, toBin)
        if (object.parentId === null)
          throw diskErrors.deleteRoot()
        const writer = writerOf(call, `disk.${kind}.markdeleted`)
        await call.portal.pause(writer)
        return { result: encodeObject(call.portal, call.actor, markDeleted(writer, object), marked) }
      },
    }),
    defineMethod({
      name: `disk.${kind}.restore`,
      scope: 'disk',
      doc: page('restore'),
      ...(kind === 'folder' ? { callers: 'administrators' } : {}),
      undocumented: [
        'What is not in the recycle bin is answered as it is; what went there with its folder comes back only with that. While its folder lies there it is `ERROR_NOT_FOUND`.',
        ...(kind === 'folder' ? ['A name that is taken by now gets a number, as for files.'] : []),
      ],
      async handle(call) {
        const object = requireObject(call, kind, { inBin: true })
        if (kind === 'folder' && !call.actor.user.isAdmin)
          throw diskErrors.accessDenied()
        requireLevel(call, object, 'edit')
        const back = object.deletedType === 3 ? await restore(writerOf(call, `disk.${kind}.restore`), object) : object
        return { result: encodeObject(call.portal, call.actor, back, ['DELETED_TYPE']) }
      },
    }),
    defineMethod({
      name: destroyName,
      scope: 'disk',
      doc: page(destroyPage),
      undocumented: [commonDrive, ...(kind === 'file' ? ['Nobody has a file open here, so `DISK_FILE_22007` never comes.'] : [])],
      async handle(call) {
        const object = requireObject(call, kind, { inBin: true })
        requireLevel(call, object, 'full')
        if (object.parentId === null)
          throw diskErrors.deleteRoot()
        await call.portal.pause({ method: destroyName, userId: call.actor.user.id })
        destroy(call.portal, object)
        return { result: true }
      },
    }),
  ]
}
