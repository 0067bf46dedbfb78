import type { PlanStep } from '@/domain/store/actions/plan'
import { asId, asList, asMoment, asRecord, asText } from '../../../portal/decode'
import { guardedUpdate } from '../../../portal/writes/guardedUpdate'
import { guardedOf, requireTypeId, roleOf } from '../../entities'
import type { CardRecord, StepOutcome } from '../../types'
import type { Run } from '../run'
import { noteText, timesSaid } from './noteText'
import { sendOnce } from './sendOnce'

/**
 * Says something in a record: behind what stands in its comment, and in its timeline where the settings want that.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-add.html
 */
export async function comment(run: Run, step: Extract<PlanStep, { do: 'comment' }>, index: number): Promise<StepOutcome> {
  const record = run.resolve(step.on)
  const text = noteText(step, run.store, roleOf(record.entity))
  const inField = await append(run, record, text, index)
  if (inField.kind !== 'done' || step.to === 'field')
    return inField
  const said = await inTimeline(run, record, text, index)
  if (said.kind !== 'done')
    return said
  run.note({ kind: 'said', step: index, record, commentId: said.value, text })
  return { kind: 'done', wasThere: inField.wasThere && said.wasThere, record }
}

/** A colleague's words that came meanwhile are no conflict: ours stand behind them. */
async function append({ store: { calls, map }, press, clock, note }: Run, record: CardRecord, text: string, index: number): Promise<StepOutcome> {
  const before = press.saidBefore[index] ?? 0
  let isWritten = false
  const outcome = await guardedUpdate<boolean>(calls, guardedOf(map, record), {
    base: false,
    mine: true,
    isSame: (one, other) => one === other,
    read: ({ comments }) => timesSaid(asText(comments), text) > before,
    fieldsFor: ({ fields }) => {
      isWritten = true
      const there = asText(fields.comments).trimEnd()
      return { comments: there === '' ? text : `${there}\n\n${text}` }
    },
  }, { clock })
  if (outcome.kind === 'done')
    note({ kind: 'said', step: index, record, commentId: null, text })
  return outcome.kind === 'done' ? { kind: 'done', wasThere: !isWritten, record } : outcome.kind === 'conflict' ? { kind: 'conflict' } : outcome
}

/** Words that are older than the press are another's. */
async function inTimeline(run: Run, { entity, id }: CardRecord, text: string, index: number) {
  const { store: { calls, map, me }, press } = run
  const isStandard = entity === 'lead' || entity === 'deal' || entity === 'contact'
  const owner = { ENTITY_TYPE: isStandard ? entity : `dynamic_${requireTypeId(map, entity)}`, ENTITY_ID: id }
  // A press that is gone on with for a colleague may have said it under the colleague's name.
  const isTakenOver = (press.turn?.round ?? 0) > 0
  return sendOnce<number>(run, index, {
    find: async () => {
      const rows = asList(await calls.read('crm.timeline.comment.list', { filter: owner, order: { ID: 'DESC' }, select: ['ID', 'COMMENT', 'CREATED', 'AUTHOR_ID'] })).map(asRecord)
      const ours = rows.find(row => timesSaid(asText(row.COMMENT), text) > 0 && (isTakenOver || asId(row.AUTHOR_ID) === me.id) && Date.parse(asMoment(row.CREATED) ?? '') >= press.startedAt - 1000)
      return asId(ours?.ID)
    },
    send: () => calls.write('crm.timeline.comment.add', { fields: { ...owner, COMMENT: text } }),
    read: asId,
  })
}
