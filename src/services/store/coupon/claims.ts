import { readCodes } from '@/domain/portalMap'
import { asId, asList, asMoment, asRecord, asText } from '../../portal/decode'
import type { PortalCalls, WriteResult } from '../../portal/types'
import { claim, claimName } from '../../portal/claim/claim'
import type { ClaimOptions, ClaimOutcome } from '../../portal/claim/claim'
import { markedClaim } from '../../portal/claim/folder'
import type { StandingClaim } from '../../portal/claim/folder'
import { claimByRow } from '../../portal/claim/recordClaim'
import type { ClaimRows } from '../../portal/claim/recordClaim'
import type { Store } from '../types'

/** A claim is told to be unfinished when it stands so long without a record. */
export const unfinishedAfterMs = 120_000

/** How claims are made: one way for all tills of a portal, or two of them would not meet. */
export interface CouponClaims {
  /** Names are unique: whoever has a claim is the only one. */
  isUnique: boolean
  claim: (coupon: { leadId: number, round: number }, options: Omit<ClaimOptions, 'isMarked'>) => Promise<ClaimOutcome>
  /** Who has claimed that round. @throws {PortalError} */
  find: (coupon: { leadId: number, round: number }) => Promise<StandingClaim | null>
  /** Every claim of that round, the first first: more than one only where there is no unique name. @throws {PortalError} */
  findAll: (coupon: { leadId: number, round: number }) => Promise<StandingClaim[]>
}

const nameOf = ({ leadId, round }: { leadId: number, round: number }) => claimName(String(leadId), round)

/**
 * Folders on the company drive where setup has made one for claims; else comments in the timeline of the coupon's lead, of
 * which the lowest id has it.
 */
export function couponClaims({ calls, appOptions }: Pick<Store, 'calls' | 'appOptions'>): CouponClaims {
  const folderId = asId(readCodes(appOptions)?.codes['folder:claims'])
  return folderId === null ? byComment(calls) : byFolder(calls, folderId)
}

function byFolder(calls: PortalCalls, id: number): CouponClaims {
  const find: CouponClaims['find'] = coupon => markedClaim(calls, { id }, nameOf(coupon))
  return {
    isUnique: true,
    claim: (coupon, options) => claim(calls, { id }, nameOf(coupon), { ...options, isMarked: true }),
    find,
    findAll: async coupon => [await find(coupon)].filter(each => each !== null),
  }
}

function byComment(calls: PortalCalls): CouponClaims {
  const rowsOf = (leadId: number) => commentRows(calls, leadId)
  return {
    isUnique: false,
    async claim(coupon, { operation, intents, userId, signal, clock }) {
      const name = nameOf(coupon)
      await intents.keep({ operation, name, userId, sentAt: Date.now() })
      return claimByRow(rowsOf(coupon.leadId), name, { operation, ...(signal ? { signal } : {}), ...(clock ? { wait: clock.wait } : {}) })
    },
    find: async coupon => (await rowsOf(coupon.leadId).list(nameOf(coupon)))[0] ?? null,
    findAll: coupon => rowsOf(coupon.leadId).list(nameOf(coupon)),
  }
}

const pageRows = 50
const claimInComment = /№ ([0-9-]+) \/ ([0-9a-z-]+)/

/**
 * Claims among the comments of a lead. They read as what they are: «Погашение купона начато: № 12-0 / 45-9f3ab2c1».
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-list.html
 */
function commentRows(calls: PortalCalls, leadId: number): ClaimRows {
  return {
    async list(name) {
      const rows = []
      for (let start = 0; ; start += pageRows) {
        const page = asList(await calls.read('crm.timeline.comment.list', { filter: { ENTITY_ID: leadId, ENTITY_TYPE: 'lead' }, order: { ID: 'ASC' }, select: ['ID', 'CREATED', 'AUTHOR_ID', 'COMMENT'], start })).map(asRecord)
        rows.push(...page)
        if (page.length < pageRows)
          return rows.flatMap(row => standingOf(row, name)).sort((one, other) => one.id - other.id)
      }
    },
    add: (name, mark, signal): Promise<WriteResult<unknown>> => calls.write('crm.timeline.comment.add', {
      fields: { ENTITY_ID: leadId, ENTITY_TYPE: 'lead', COMMENT: `Погашение купона начато: № ${name} / ${mark}` },
    }, signal ? { signal } : {}),
  }
}

function standingOf({ ID, AUTHOR_ID, CREATED, COMMENT }: Record<string, unknown>, name: string): StandingClaim[] {
  const [, named, mark = null] = claimInComment.exec(asText(COMMENT)) ?? []
  const id = asId(ID)
  return named === name && id !== null ? [{ id, name, mark, userId: asId(AUTHOR_ID), since: asMoment(CREATED) }] : []
}

/** Deal of an operation, `45-9f3ab2c1`; null for an unmarked claim. */
export function dealOfOperation(operation: string | null | undefined): number | null {
  return asId(operation?.split('-')[0])
}

/** Draws an operation: it names its deal and no other attempt has it. */
export function drawOperation(dealId: number): string {
  return `${dealId}-${[...crypto.getRandomValues(new Uint8Array(6))].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}
