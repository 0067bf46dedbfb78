import { asId, asList, asRecord } from '../../portal/decode'
import type { Command } from '../../portal/types'
import { typeIdOf } from '../entities'
import { fieldsByRole } from '../fields/decodeFields'
import type { Run } from '../run/run'
import type { CardRecord } from '../types'

const most = 45

/**
 * Closes the assignments of a record whose tasks are done or not needed any more, except those that the press itself has given
 * out. It is bookkeeping: what the portal refuses here is caught up with later.
 *
 * @param subjects Titles of the tasks. @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function closeAssignments({ store: { calls, map }, press }: Run, record: CardRecord, subjects: readonly string[] | 'all', taskIds: readonly number[]): Promise<void> {
  const entityTypeId = typeIdOf(map, 'assignment')
  const ownerTypeId = typeIdOf(map, record.entity)
  const [given, waiting, done] = ['given', 'waiting', 'done'].map(role => map.processStage('assignment', role))
  if (entityTypeId === null || ownerTypeId === null || given == null || waiting == null || done == null || record.entity === 'visit')
    return
  const result = await calls.read('crm.item.list', {
    entityTypeId, select: ['id', '*', 'UF_*'], filter: { [`=parentId${ownerTypeId}`]: record.id, '@stageId': [given, waiting] }, order: { id: 'DESC' }, start: -1, useOriginalUfNames: 'Y',
  })
  const kept = new Set(Object.values(press.assigned).map(({ id }) => id))
  const rows = asList(asRecord(result).items).map(asRecord).filter(row => {
    const fields = fieldsByRole(map, 'process.assignment', row)
    const subject = fields.text('subject')
    const isMeant = subjects === 'all' || subjects.some(one => subject === one || subject.startsWith(`${one}: `)) || taskIds.includes(fields.id('task') ?? 0)
    return isMeant && !kept.has(asId(row.id))
  })
  const commands = Object.fromEntries(rows.slice(0, most).map((row): [string, Command] => [`close${asId(row.id)}`, { method: 'crm.item.update', params: { entityTypeId, id: asId(row.id), fields: { stageId: done } } }]))
  if (rows.length > 0)
    await calls.writeBatch(commands, { halt: false })
}
