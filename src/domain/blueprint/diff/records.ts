import type { DiffContext } from './context'
import { decideAll } from './decide'
import { groups } from './groups'

/** Folders in the root of the company drive. */
export function decideFolders(context: DiffContext): void {
  const { drive } = context.shape
  decideAll(context, context.parts.folders.map(({ role, name }) => ({
    id: `folder:${role}` as const,
    group: groups.folders,
    wanted: { name: { ru: name, en: name } },
    wantedCode: name,
    // A file of that name is in the way.
    pool: drive.isRead ? { isRead: true as const, value: drive.value.children.map(child => ({ code: String(child.id), name: child.name, misfit: child.isFolder ? null : 'name-taken' as const })) } : drive,
    byName: 'take' as const,
    needs: [],
  })))
}
