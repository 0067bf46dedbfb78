import { drawCode, drawCodes } from '@/domain/coupon/draw'
import type { FillRandom } from '@/domain/coupon/draw'
import { PortalError } from '@/domain/portalError'
import { asList, asRecord } from '../../portal/decode'
import type { PortalCalls } from '../../portal/types'
import type { Store } from '../types'
import { couponField, decodeCoupon, LEAD } from './couponRecord'

const chance: FillRandom = bytes => void crypto.getRandomValues(bytes)
/** Codes of one question: a page of a list holds the answer even if all were taken. */
const codesAtOnce = 50
const mostRounds = 5

type Ground = Pick<Store, 'calls' | 'map'>

/**
 * Draws a code that no coupon of this portal has, as far as the person may see them.
 *
 * @returns Ten signs without dashes.
 * @throws {PortalError} also when one draw after another was taken: then the source of chance is broken.
 */
export async function drawFreeCode(store: Ground, fillRandom: FillRandom = chance): Promise<string> {
  const taken = new Set<string>()
  for (let round = 0; round < mostRounds; round++) {
    const code = drawCode(fillRandom, signs => taken.has(signs))
    if (code === null)
      break
    if ((await takenOf(store, [code])).size === 0)
      return code
    taken.add(code)
  }
  throw new PortalError('rejected', 'No free coupon code could be drawn.')
}

/** So many free codes, each once. @throws {PortalError} */
export async function drawFreeCodes(store: Ground, count: number, fillRandom: FillRandom = chance): Promise<string[]> {
  const drawn = new Set<string>()
  const free: string[] = []
  for (let round = 0; free.length < count && round < Math.ceil(count / codesAtOnce) + mostRounds; round++) {
    const codes = drawCodes(Math.min(codesAtOnce, count - free.length), fillRandom, drawn)
    const taken = await takenOf(store, codes)
    free.push(...codes.filter(code => !taken.has(code)))
  }
  if (free.length < count)
    throw new PortalError('rejected', `Only ${free.length} of ${count} free coupon codes could be drawn.`)
  return free
}

/**
 * Which of these codes are issued.
 *
 * @param codes At most 50, ten signs each.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
async function takenOf({ calls, map }: { calls: PortalCalls, map: Store['map'] }, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const field = couponField(map, 'lead', 'couponCode')
  const answer = await calls.read('crm.item.list', { entityTypeId: LEAD, select: ['id', field], filter: { [`@${field}`]: codes }, useOriginalUfNames: 'Y', start: -1 })
  return new Set(asList(asRecord(answer).items).map(item => decodeCoupon(map, asRecord(item)).code))
}
