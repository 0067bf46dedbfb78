import { addFile } from '../disk/add.ts'
import { hasRoom } from '../disk/content.ts'
import { encodeNew } from '../disk/encode.ts'
import { diskErrors } from '../disk/errors.ts'
import { mayOnDisk } from '../disk/rights.ts'
import type { Portal } from '../portal.ts'
import type { Actor, Params } from '../rest/method.ts'

/** The form's part that holds the file, as `disk.folder.uploadFile` names it. */
const FIELD = 'file'

/**
 * Takes the file of a multipart form into a folder, as a whole or not at all.
 *
 * @throws {RestError} `ERROR_NOT_FOUND`, `ACCESS_DENIED`, `DISK_OBJ_22000`, and `ERROR_COULD_NOT_SAVE_FILE` for a form
 * that is cut off or has no file in it.
 */
export async function receiveFile(portal: Portal, actor: Actor, request: Request, { folderId, isNumbered }: { folderId: number, isNumbered: boolean }): Promise<Params> {
  const form = await request.formData().catch(() => null)
  const part = form?.get(FIELD)
  const folder = portal.state.disk.objects.get(folderId)
  if (folder?.type !== 'folder' || folder.deletedType !== 0)
    throw diskErrors.notFound(folderId)
  if (!mayOnDisk(portal.state, actor.user, folder, 'add'))
    throw diskErrors.accessDenied()
  if (!(part instanceof File) || part.name.trim() === '' || !hasRoom(portal, part.size))
    throw diskErrors.couldNotSave()
  const bytes = new Uint8Array(await part.arrayBuffer())
  const writer = { portal, method: 'upload', userId: actor.user.id }
  return encodeNew(portal, actor, await addFile(writer, { folder, name: part.name, rights: [], bytes, isNumbered }))
}
