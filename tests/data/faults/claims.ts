import fc from 'fast-check'
import { PortalError } from '@/domain/portalError'
import { claim } from '@/services/portal/claim/claim'
import type { ClaimOutcome } from '@/services/portal/claim/claim'
import type { Intent, IntentStore } from '@/services/portal/claim/intents'
import { claimByRecord } from '@/services/portal/claim/recordClaim'
import { attempt, begin, DEAL, LONG_AFTER_MS } from './office.ts'
import type { Colleague, End, Office, Removal, Scene } from './office.ts'
import { someScript } from './script.ts'
import type { Script } from './script.ts'
import { commandsOf, fateOf, repeatedWrites } from './wire.ts'
import type { Sent, WireWrite } from './wire.ts'

const NAME = 'coupon-0'
const SETTLED_MS = 75_000

/** `folder`: by the unique names of the Drive; `record`: where an employee may not add folders. */
export interface ClaimScript extends Script { by: 'folder' | 'record' }

/** One to three people claim the same name. */
export const someClaims: fc.Arbitrary<ClaimScript> = fc.oneof(
  someScript({ methods: ['disk.folder.addsubfolder', 'disk.folder.addsubfolder', 'disk.folder.getchildren'], people: 3, most: 6 }).map(script => ({ ...script, by: 'folder' as const })),
  someScript({ methods: ['crm.item.add', 'crm.item.list'], people: 3, most: 6 }).map(script => ({ ...script, by: 'record' as const })),
)

/** Whose the name is, in the portal's own state; null for nobody's. */
function holderOf({ portal }: Scene, by: ClaimScript['by']): number | null {
  if (by === 'folder')
    return [...portal.state.disk.objects.values()].find(({ name, type, deletedType }) => name === NAME && type === 'folder' && deletedType === 0)?.createdBy ?? null
  const records = [...portal.state.items.get(DEAL)?.values() ?? []].filter(({ originId }) => originId === NAME)
  return records.sort((one, other) => one.id - other.id)[0]?.createdBy as number | undefined ?? null
}

/** Claims of the name on the wire. */
function claimsOf(sent: Sent): WireWrite[] {
  const isClaim = sent.method.toLowerCase() === 'disk.folder.addsubfolder' || sent.method === 'crm.item.add'
  return isClaim && commandsOf(sent).length === 0 ? [{ key: 'claim', fate: fateOf(sent, null), sent }] : []
}

function memoryIntents(): IntentStore {
  const all = new Map<string, Intent>()
  return { read: async name => all.get(name) ?? null, keep: async intent => void all.set(intent.name, intent), remove: async name => void all.delete(name) }
}

const unlocked = <T>(_: string, work: () => Promise<T>) => work()

function claimerOf(scene: Scene, by: ClaimScript['by'], folderId: number): (person: Colleague) => () => Promise<ClaimOutcome> {
  const { time } = scene
  return ({ calls, userId }) => {
    const operation = `operation-${userId}`
    const intents = memoryIntents()
    return by === 'folder'
      ? () => claim(calls, { id: folderId }, NAME, { intents, operation, userId, lock: unlocked, clock: time })
      : () => claimByRecord(calls, { entityTypeId: DEAL, nameField: 'originId', markField: 'originatorId', fields: { title: 'Заявка' } }, NAME, { operation, wait: time.wait })
  }
}

/** Plays a script and says which promises broke. */
export async function playClaims(office: Office, script: ClaimScript, removal?: Removal): Promise<string[]> {
  const scene = await begin(office, script, removal)
  const { time } = scene
  const common = [...scene.portal.state.disk.storages.values()].find(({ entityType }) => entityType === 'common')
  const claimer = claimerOf(scene, script.by, common!.rootObjectId)
  const claims = scene.people.map(claimer)
  const ends = await time.run(Promise.all(scene.people.map(async ({ startMs }, index) => {
    await time.wait(startMs)
    return attempt(claims[index]!())
  })))
  await time.run(time.wait(LONG_AFTER_MS))
  scene.calm()
  // Whoever does not know asks again when everything is calm.
  const later = await time.run(Promise.all(ends.map((end, index) =>
    'value' in end && end.value.kind === 'unknown' ? attempt(claims[index]!()) : end)))
  return [
    ...[...ends, ...later].flatMap(judgeError),
    ...judgeOwners(scene, script, ends),
    ...judgeOwners(scene, script, later),
    ...judgeEnd(scene, script, later),
    ...repeatedWrites(scene.wire.flatMap(claimsOf), SETTLED_MS),
  ]
}

const kindOf = (end: End<ClaimOutcome>) => 'value' in end ? end.value.kind : 'failed'

function judgeError(end: End<ClaimOutcome>): string[] {
  return 'error' in end && !(end.error instanceof PortalError) ? [`threw: ${end.error.name}: ${end.error.message}`] : []
}

function judgeOwners(scene: Scene, { by }: ClaimScript, ends: readonly End<ClaimOutcome>[]): string[] {
  const owners = scene.people.filter((_, index) => kindOf(ends[index]!) === 'ours').map(({ userId }) => userId)
  const holder = holderOf(scene, by)
  return [
    ...(owners.length > 1 ? [`claimed twice: by ${owners.join(' and ')}`] : []),
    ...owners.filter(userId => userId !== holder).map(userId => `untrue: ${userId} is told "ours", the portal says ${holder}`),
    ...(ends.some(end => kindOf(end) === 'taken') && holder === null ? ['untrue: told "taken", and nobody has it'] : []),
  ]
}

/** After everything nobody is left in doubt. */
function judgeEnd(scene: Scene, { by }: ClaimScript, ends: readonly End<ClaimOutcome>[]): string[] {
  return ends.some(end => kindOf(end) === 'unknown') ? [`in doubt: ${ends.map(kindOf).join(', ')} when everything is calm; it is ${holderOf(scene, by) ?? 'nobody'}'s`] : []
}
