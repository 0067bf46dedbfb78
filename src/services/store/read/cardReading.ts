import { PortalError } from '@/domain/portalError'
import { resultOf } from '../../portal/batch'
import { asMoment } from '../../portal/decode'
import type { CallOptions, Command, CommandResult } from '../../portal/types'
import { decodeLook, getRecord } from '../../portal/writes/guardedRecord'
import type { RecordLook } from '../../portal/writes/guardedRecord'
import { guardedOf } from '../entities'
import type { CardRecord, Store } from '../types'

export interface CardAnswers {
  look: RecordLook
  /** Portal time, unix milliseconds. */
  now: number
  answers: Readonly<Record<string, CommandResult>>
}

/**
 * Reads a record of a card and what belongs to it in one request. The time is asked first, and the record under the name `item`,
 * so that the others may refer to it.
 *
 * @param more Commands that may fail without harm.
 * @throws {PortalError} `missing` and `forbidden` for the record itself.
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export async function readCard({ calls, map }: Store, record: CardRecord, more: Readonly<Record<string, Command | null>>, options: CallOptions = {}): Promise<CardAnswers> {
  const guarded = guardedOf(map, record)
  const commands: Record<string, Command> = { time: { method: 'server.time' }, item: getRecord(guarded) }
  for (const [name, command] of Object.entries(more)) {
    if (command !== null)
      commands[name] = command
  }
  const answers: Record<string, CommandResult> = await calls.readBatch(commands, options)
  const time = answers.time?.kind === 'done' ? asMoment(answers.time.result) : null
  const look = decodeLook(guarded, resultOf(answers.item!, 'crm.item.get'), time ?? '')
  if (look === null || time === null)
    throw new PortalError('unreachable', 'The portal gave no record that can be read.')
  return { look, now: Date.parse(time), answers }
}
