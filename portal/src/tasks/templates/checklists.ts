import { toFlag, toInteger, toObject, toText } from '../../crm/parameters.ts'
import type { Portal } from '../../portal.ts'
import { RestError } from '../../rest/method.ts'
import type { ChecklistMember, TemplateChecklistItem } from '../../state/taskTypes.ts'
import type { Json, PortalState } from '../../state/types.ts'

type Fields = { [key: string]: Json }

export function findItem({ tasks }: PortalState, templateId: number, id: number): TemplateChecklistItem | undefined {
  return tasks.templateChecklists.find(item => item.templateId === templateId && item.id === id)
}

/**
 * Adds a line, or a checklist when its parent is 0 or not there.
 *
 * @throws {RestError} `0` without a title or with a parent that is no number.
 * @see https://apidocs.bitrix24.com/api-reference/tasks/template/checklist/tasks-template-checklist-add.html
 */
export function addItem(portal: Portal, templateId: number, createdBy: number, fields: Fields): TemplateChecklistItem {
  const title = toText(fields.TITLE).trim()
  if (title === '')
    throw new RestError('0', 'Item name is not specified')
  const given = toInteger(fields.PARENT_ID)
  if (given === null)
    throw new RestError('0', `Invalid value [] for field [PARENT_ID] in element [, ${title}]`)
  const parentId = knownParent(portal.state, templateId, given)
  const item: TemplateChecklistItem = {
    id: portal.nextId('templateChecklistItem'),
    templateId,
    parentId,
    title,
    sortIndex: toInteger(fields.SORT_INDEX) ?? portal.state.tasks.templateChecklists.filter(one => one.templateId === templateId && one.parentId === parentId).length,
    isComplete: toFlag(fields.IS_COMPLETE),
    isImportant: toFlag(fields.IS_IMPORTANT),
    members: readMembers(fields.MEMBERS),
    createdBy,
  }
  portal.state.tasks.templateChecklists = [...portal.state.tasks.templateChecklists, item]
  return item
}

function knownParent(state: PortalState, templateId: number, id: number): number {
  return findItem(state, templateId, id) ? id : 0
}

/** People by id; who has another role than "looks on" takes part. */
function readMembers(given: Json | undefined): ChecklistMember[] {
  return Object.entries(toObject(given) ?? {}).flatMap(([id, member]) => {
    const userId = toInteger(id)
    return userId === null ? [] : [{ userId, role: toObject(member)?.TYPE === 'U' ? 'U' : 'A' } as const]
  })
}

/** Changes what is named, the people as a whole. A line moved under one of its own lines becomes a checklist. */
export function updateItem({ state }: Portal, item: TemplateChecklistItem, fields: Fields): TemplateChecklistItem {
  const parent = toInteger(fields.PARENT_ID)
  const changed: TemplateChecklistItem = {
    ...item,
    title: toText(fields.TITLE).trim() || item.title,
    parentId: parent === null ? item.parentId : branchOf(state, item).includes(parent) ? 0 : knownParent(state, item.templateId, parent),
    sortIndex: toInteger(fields.SORT_INDEX) ?? item.sortIndex,
    isComplete: fields.IS_COMPLETE === undefined ? item.isComplete : toFlag(fields.IS_COMPLETE),
    isImportant: fields.IS_IMPORTANT === undefined ? item.isImportant : toFlag(fields.IS_IMPORTANT),
    members: fields.MEMBERS === undefined ? item.members : readMembers(fields.MEMBERS),
  }
  state.tasks.templateChecklists = state.tasks.templateChecklists.map(one => one === item ? changed : one)
  return changed
}

/** Ids of a line and of everything under it. */
function branchOf({ tasks }: PortalState, item: TemplateChecklistItem): number[] {
  const ids = [item.id]
  for (const id of ids)
    ids.push(...tasks.templateChecklists.filter(one => one.parentId === id).map(one => one.id))
  return ids
}

/** Deletes a line with everything under it. */
export function removeItem({ state }: Portal, item: TemplateChecklistItem): void {
  const gone = branchOf(state, item)
  state.tasks.templateChecklists = state.tasks.templateChecklists.filter(one => !gone.includes(one.id))
}
