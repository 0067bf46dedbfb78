import type { TemplateChecklistItem } from '../../state/taskTypes.ts'
import type { Json, PortalState } from '../../state/types.ts'

type Answer = { [key: string]: Json }

/**
 * A line as the methods about one answer it; without a line every value is empty.
 *
 * @param isNew What was just added names its people by number only, and its author.
 */
export function encodeItem(state: PortalState, userId: number, item: TemplateChecklistItem | undefined, isNew = false): Answer {
  return {
    id: item?.id ?? null,
    copiedId: null,
    userId,
    createdBy: isNew ? item?.createdBy ?? null : null,
    parentId: item?.parentId ?? null,
    title: item?.title ?? '',
    sortIndex: item?.sortIndex ?? null,
    displaySortIndex: '',
    isComplete: item?.isComplete ?? false,
    isImportant: item?.isImportant ?? false,
    completedCount: 0,
    members: (item?.members ?? []).map(({ userId: id, role }) => isNew ? { type: role, id } : encodeMember(state, id, role)),
    attachments: [],
    nodeId: null,
    templateId: item?.templateId ?? null,
  }
}

function encodeMember({ users }: PortalState, id: number, role: string): Answer {
  const user = users.find(one => one.id === id)
  return {
    id: String(id),
    type: role,
    name: [user?.name, user?.lastName].filter(Boolean).join(' '),
    personalPhoto: user?.photo ? String(user.photo) : '',
    personalGender: user?.gender ?? '',
    image: '',
    isCollaber: false,
  }
}

/** Columns of a list under the names of `filter`, `select` and `order`. */
export const listColumns: Record<string, (item: TemplateChecklistItem, state: PortalState) => [key: string, value: Json]> = {
  ID: item => ['id', String(item.id)],
  TEMPLATE_ID: item => ['templateId', String(item.templateId)],
  PARENT_ID: item => ['parentId', item.parentId === 0 ? 0 : String(item.parentId)],
  TITLE: item => ['title', item.title],
  SORT_INDEX: item => ['sortIndex', String(item.sortIndex)],
  IS_COMPLETE: item => ['isComplete', item.isComplete ? 'Y' : 'N'],
  IS_IMPORTANT: item => ['isImportant', item.isImportant ? 'Y' : 'N'],
  MEMBERS: (item, state) => ['members', item.members.map(({ userId, role }) => encodeMember(state, userId, role))],
  ATTACHMENTS: () => ['attachments', []],
}
