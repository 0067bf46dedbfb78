import type { Portal } from '../../portal.ts'
import { ENTITY } from '../../state/types.ts'
import type { Json, PortalState, Status } from '../../state/types.ts'
import { crmErrors } from '../errors.ts'
import { toInteger, toText } from '../parameters.ts'
import { tableOf } from '../records/table.ts'
import { categoryOfDirectory, directory, isStageDirectory, stageOwner, stagePrefix } from '../stages.ts'
import { directoryNames } from './defaults.ts'

const STAGE_CODE = /^[A-Za-z0-9_-]+$/
const LEAD_CODE_LENGTH = 21
const DEAL_CODE_LENGTH = 22
const OTHER_CODE_LENGTH = 50
const DEFAULT_SORT = 10

/** Directories that exist: the portal's own and one for each further pipeline. */
export function isDirectory(state: PortalState, entityId: string): boolean {
  const owner = stageOwner(entityId)
  if (!owner?.categoryId)
    return entityId in directoryNames
  return state.categories.some(one => one.entityTypeId === owner.entityTypeId && one.id === owner.categoryId)
}

/**
 * Adds a row to a directory. Stages get the prefix of their pipeline and their group; nothing created here is "system".
 *
 * @throws {RestError} Empty code with the page's sentence, or `ERROR_CORE` for a code that exists.
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-add.html
 */
export function addStatus(portal: Portal, fields: { [key: string]: Json }): Status {
  const { state } = portal
  const entityId = toText(fields.ENTITY_ID)
  checkPresent(fields)
  if (!isDirectory(state, entityId))
    throw crmErrors.plain('Specified entity type is not supported.')
  if (toText(fields.NAME).trim() === '')
    throw crmErrors.plain('The field Title is required.')
  const statusId = fullCode(entityId, toText(fields.STATUS_ID))
  const isStage = isStageDirectory(entityId)
  const semantics = isStage ? readSemantics(fields.SEMANTICS) : ''
  const sort = toInteger(fields.SORT) ?? DEFAULT_SORT
  if (isStage)
    checkStageOrder(state, entityId, semantics, sort)
  if (state.statuses.some(status => status.entityId === entityId && status.statusId === statusId))
    throw crmErrors.core('The specified status ID already exists.')
  const status: Status = {
    id: portal.nextId('status'), entityId, statusId, name: toText(fields.NAME), nameInit: '', sort, system: false, semantics,
    color: toText(fields.COLOR), categoryId: categoryOfDirectory(entityId),
  }
  state.statuses.push(status)
  return status
}

function checkPresent(fields: { [key: string]: Json }): void {
  const missing = ['ENTITY_ID', 'STATUS_ID'].filter(name => toText(fields[name]) === '')
  if (missing.length > 0)
    throw crmErrors.plain(missing.map(name => `The field ${name} is required.`).join('\n'))
}

/** `DECISION` in pipeline 1 becomes `C1:DECISION`; a code that has the prefix keeps it. */
function fullCode(entityId: string, code: string): string {
  if (!isStageDirectory(entityId)) {
    if ([...code].length > OTHER_CODE_LENGTH)
      throw crmErrors.plain(`The field STATUS_ID is longer than ${OTHER_CODE_LENGTH} characters.`)
    return code
  }
  const prefix = stagePrefix(entityId)
  const bare = prefix !== '' && code.startsWith(prefix) ? code.slice(prefix.length) : code
  const limit = codeLength(entityId) - prefix.length
  if (!STAGE_CODE.test(bare) || bare.length > limit)
    throw crmErrors.plain(`The field STATUS_ID may have up to ${limit} Latin letters, digits, hyphens and underscores.`)
  return prefix + bare
}

function codeLength(entityId: string): number {
  if (entityId === 'STATUS')
    return LEAD_CODE_LENGTH
  return stageOwner(entityId)?.entityTypeId === ENTITY.deal ? DEAL_CODE_LENGTH : OTHER_CODE_LENGTH
}

function readSemantics(value: Json | undefined): Status['semantics'] {
  return value === 'S' || value === 'F' ? value : ''
}

/** There is one successful stage, it is there from the start, and nothing in progress may stand behind it. */
function checkStageOrder(state: PortalState, entityId: string, semantics: Status['semantics'], sort: number): void {
  const success = directory(state, entityId).find(status => status.semantics === 'S')
  if (success && (semantics === 'S' || (semantics === '' && sort > success.sort)))
    throw crmErrors.plain('Cannot create more stages after the final stage because the final successful stage already exists. Try using sort order values less than that of the final stage.')
}

/** Changes what may be changed: name, sorting, colour. The group of a stage stays. */
export function updateStatus(status: Status, fields: { [key: string]: Json }): void {
  status.name = toText(fields.NAME) || status.name
  status.sort = toInteger(fields.SORT) ?? status.sort
  status.color = fields.COLOR === undefined ? status.color : toText(fields.COLOR)
}

/**
 * Removes a row of a directory.
 *
 * @throws {RestError} Empty code: a system row without `isForced`, or one in use.
 * @see https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-delete.html
 */
export function removeStatus({ state }: Portal, status: Status, isForced: boolean): void {
  if (status.system && !isForced)
    throw crmErrors.plain('CRM System Status can be deleted only if parameter FORCED is specified and equal to "Y".')
  if (isUsed(state, status))
    throw crmErrors.plain('There are active items in this status.')
  state.statuses = state.statuses.filter(one => one !== status)
}

/** Only stages are looked at: other directories may lose a value that records still name. */
function isUsed(state: PortalState, status: Status): boolean {
  const owner = stageOwner(status.entityId)
  if (!owner)
    return false
  return [...tableOf(state, owner.entityTypeId).values()].some(item => item.stageId === status.statusId)
}
