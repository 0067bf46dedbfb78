import { addStatus, removeStatus, updateStatus } from '../../../crm/directories/statuses.ts'
import { crmErrors } from '../../../crm/errors.ts'
import { toFlag, toInteger, toObject } from '../../../crm/parameters.ts'
import { mayChangeSettings } from '../../../crm/rights.ts'
import type { Json, Status } from '../../../state/types.ts'
import { defineMethod } from '../../method.ts'
import type { MethodCall } from '../../method.ts'
import { denyPlainly } from './call.ts'
import { encodeStatus } from './encodeStatus.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/crm/status/crm-status'

const codes = 'Refusals come as an empty code with the sentence as description, as on the page of crm.status.add; other pages put the sentence into the code.'

function checkSettings({ actor }: MethodCall): void {
  if (!mayChangeSettings(actor.user))
    denyPlainly()
}

/** Between the check of the right and the look at what is there others may come. */
function pause({ portal, actor }: MethodCall, method: string): Promise<void> {
  return portal.pause({ method, userId: actor.user.id })
}

/** @throws {RestError} `Parameter 'fields' must be array.` */
function readFields({ params }: MethodCall): { [key: string]: Json } {
  const fields = toObject(params.fields)
  if (!fields)
    throw crmErrors.plain('Parameter \'fields\' must be array.')
  return fields
}

/** @throws {RestError} `Invalid identifier.`, `Status is not found.` */
function findStatus({ portal, params }: MethodCall): Status {
  const id = toInteger(params.id ?? params.ID)
  if (id === null || id <= 0)
    throw crmErrors.plain('Invalid identifier.')
  const status = portal.state.statuses.find(one => one.id === id)
  if (!status)
    throw crmErrors.plain('Status is not found.')
  return status
}

export const statusMethods = [
  defineMethod({
    name: 'crm.status.add',
    scope: 'crm',
    doc: `${pages}-add.html`,
    undocumented: [
      'Two missing fields are told in two lines of one answer; the wording for a code with wrong characters or length.',
      'Stage codes of smart processes may be as long as 50 characters with their prefix, of the same characters as those of deals.',
      'In a pipeline of its own a stage code may be as long as 22 characters with its prefix.',
    ],
    async handle(call) {
      checkSettings(call)
      await pause(call, 'crm.status.add')
      return { result: addStatus(call.portal, readFields(call)).id }
    },
  }),
  defineMethod({
    name: 'crm.status.get',
    scope: 'crm',
    doc: `${pages}-get.html`,
    undocumented: [codes],
    handle(call) {
      const { EXTRA: _, ...status } = encodeStatus(call.portal.state, findStatus(call))
      return { result: status }
    },
  }),
  defineMethod({
    name: 'crm.status.update',
    scope: 'crm',
    doc: `${pages}-update.html`,
    undocumented: [codes, 'SEMANTICS and other keys are passed over in silence; a SORT that breaks the order of groups is taken.'],
    async handle(call) {
      checkSettings(call)
      await pause(call, 'crm.status.update')
      updateStatus(findStatus(call), readFields(call))
      return { result: true }
    },
  }),
  defineMethod({
    name: 'crm.status.delete',
    scope: 'crm',
    doc: `${pages}-delete.html`,
    undocumented: [codes, 'FORCED deletes the successful stage as well, and then another may be added; the last stage of a pipeline may go.'],
    async handle(call) {
      checkSettings(call)
      await pause(call, 'crm.status.delete')
      removeStatus(call.portal, findStatus(call), toFlag(toObject(call.params.params)?.FORCED))
      return { result: true }
    },
  }),
]
