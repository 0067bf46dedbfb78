import { PortalError } from '@/domain/portalError'
import { asList, asMoment, asRecord, asText } from '../../portal/decode'
import { claim, claimName } from '../../portal/claim/claim'
import type { IntentStore } from '../../portal/claim/intents'
import { operationName } from '../../portal/writes/operationName'
import type { Command, CommandResult } from '../../portal/types'
import { app } from '../entities'
import type { Run } from './run'

/** Whose turn it is to do a press. `done`: it was done already. */
export type Turn = { kind: 'ours' } | { kind: 'done' } | { kind: 'busy' | 'unknown', error: PortalError }

/** `code` of a {@link PortalError}: a colleague is at the same press. */
export const pressUnderWayCode = 'CARDINAL_PRESS_UNDER_WAY'

/** So long somebody's press counts as under way, ms: every one of its replies may be looked for. */
const leaseMs = 5 * 60_000
/** From here on one looks whether somebody has taken over, ms. */
const renewMs = 4 * 60_000
/** When to look whether a colleague is through, milliseconds. */
const waitsMs: readonly number[] = [500, 1000, 2000, 4000, 8000]
const mostRounds = 50

/**
 * Takes the turn of a press: of those who press the same at once one gets it, by the portal's own unique names of folders. Where
 * the Drive cannot be used everybody goes on: names of what is made then keep apart all but those of one second.
 */
export async function takeTurn(run: Run, intents: IntentStore): Promise<Turn> {
  const { store: { map, calls }, press, clock } = run
  const folderId = map.folderId('presses')
  if (folderId === null)
    return { kind: 'ours' }
  const key = await keyOf(run)
  for (let round = press.turn?.round ?? 0, wait = 0; round < mostRounds;) {
    if (press.turn === null) {
      const outcome = await claim(calls, { id: folderId }, claimName(key, round), { intents, operation: press.plan.name, userId: press.userId, clock, lock: (_, work) => work() })
      if (outcome.kind === 'refused')
        return { kind: 'ours' }
      if (outcome.kind === 'unknown')
        return outcome
      if (outcome.kind === 'ours') {
        press.turn = { round, since: clock.now() }
        await run.save()
        return { kind: 'ours' }
      }
    }
    const seen = await look(run, folderId, key, round)
    if (seen.hasNext || seen.isLeft) {
      press.turn = null
      round += 1
      continue
    }
    if (seen.isDone)
      return { kind: 'done' }
    if (press.turn !== null)
      return { kind: 'ours' }
    if (seen.ageMs > leaseMs) {
      round += 1
      continue
    }
    const waitMs = waitsMs[wait++]
    if (waitMs === undefined)
      return { kind: 'busy', error: new PortalError('busy', 'A colleague is at the same press.', { code: pressUnderWayCode }) }
    await clock.wait(waitMs)
  }
  return { kind: 'busy', error: new PortalError('busy', 'The press was begun too often.', { code: pressUnderWayCode }) }
}

/** Whether the turn is still ours: after a long search for replies a colleague may have gone on with the press. */
export async function isStillOurs(run: Run): Promise<boolean> {
  const { store: { map }, press: { turn }, clock } = run
  const folderId = map.folderId('presses')
  if (folderId === null || turn === null || clock.now() - turn.since < renewMs)
    return true
  return !(await look(run, folderId, await keyOf(run), turn.round)).hasNext
}

/**
 * Says how the turn ended. `left`: others may go on at once. A mark that cannot be made costs them a wait.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-add-subfolder.html
 */
export async function endTurn(run: Run, how: 'done' | 'left'): Promise<void> {
  const { store: { map, calls }, press } = run
  const folderId = map.folderId('presses')
  if (folderId === null || press.turn === null)
    return
  await calls.write('disk.folder.addsubfolder', { id: folderId, data: { NAME: `${claimName(await keyOf(run), press.turn.round)}-${how}` } })
  if (how === 'left')
    press.turn = null
}

function keyOf({ press: { plan } }: Run): Promise<string> {
  return operationName({ app, kind: 'press', template: plan.name, date: '', run: 0 })
}

interface Seen { isDone: boolean, isLeft: boolean, hasNext: boolean, ageMs: number }

/**
 * How a round stands.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-get-children.html
 */
async function look({ store: { calls } }: Run, folderId: number, key: string, round: number): Promise<Seen> {
  const name = claimName(key, round)
  const child = (wanted: string): Command => ({ method: 'disk.folder.getchildren', params: { id: folderId, filter: { NAME: wanted } } })
  const answers = await calls.readBatch({ time: { method: 'server.time' }, own: child(name), done: child(`${name}-done`), left: child(`${name}-left`), next: child(claimName(key, round + 1)) })
  const found = (answer: CommandResult, wanted: string) => {
    if (answer.kind !== 'done')
      throw answer.kind === 'failed' ? answer.error : new PortalError('unreachable', 'The Drive says nothing.')
    return asList(answer.result).map(asRecord).find(({ NAME }) => asText(NAME) === wanted)
  }
  const since = asMoment(found(answers.own, name)?.CREATE_TIME)
  const now = answers.time.kind === 'done' ? asMoment(answers.time.result) : null
  return {
    isDone: found(answers.done, `${name}-done`) !== undefined,
    isLeft: found(answers.left, `${name}-left`) !== undefined,
    hasNext: found(answers.next, claimName(key, round + 1)) !== undefined,
    // A claim that is not to be seen any more holds nobody up.
    ageMs: since === null || now === null ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(since),
  }
}
