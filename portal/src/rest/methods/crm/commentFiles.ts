import { toList } from '../../../crm/parameters.ts'
import { field } from '../../../crm/fields/define.ts'
import { decodeFile } from '../../../crm/values/files.ts'
import type { WriteContext } from '../../../crm/values/context.ts'
import type { Json } from '../../../state/types.ts'
import type { MethodCall } from '../../method.ts'

const filesField = field('FILES', 'attached_diskfile', 'Files', 'Файлы')

/**
 * Stores the files of a comment: a list of `[name, base64]`.
 *
 * @returns Their ids.
 */
export function attachFiles({ portal, actor }: MethodCall, given: Json | undefined): number[] {
  const context: WriteContext = { portal, user: actor.user, entityTypeId: 0, previous: null, newFiles: [] }
  const ids = (toList(given) ?? []).flatMap(one => decodeFile(context, filesField, one, []) ?? [])
  for (const file of context.newFiles)
    portal.state.files.set(file.id, file)
  return ids
}

export function dropAttachments({ portal }: MethodCall, ids: number[]): void {
  for (const id of ids)
    portal.state.files.delete(id)
}
