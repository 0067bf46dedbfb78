import { PortalError } from '@/domain/portalError'
import type { SiteAnswer, SiteOrder } from '@/domain/site/order'
import { readAnswer, readOrder } from '@/domain/site/order'
import { asFlag, asId, asList, asMoment, asRecord, asText } from '../portal/decode'
import { sleep } from '../portal/limits/sleep'
import type { Command, Params, PortalCalls, WriteResult } from '../portal/types'
import { lookUp } from '../portal/writes/lookUp'
import type { Clock } from '../portal/writes/lookUp'

const DEAL = 2
/** Ours among the activities of a deal. */
const originator = 'cardinal.site'
/** Looks for a receipt whose reply was lost, ms. */
const lostLooksAtMs: readonly number[] = [2000, 10_000, 40_000]

/** What a receipt says, in the language of whoever hands over. */
export interface ReceiptWords {
  /** «Передача на сайт: шаблон, версия 7» */
  title: string
  /** «ждёт ответа», «принято», «отказ» */
  state: string
  /** Name and value of each line. */
  lines: readonly { name: string, value: string, address?: string }[]
}

/** A receipt in the deal's timeline. */
export interface Receipt {
  activityId: number
  /** Key of the order. */
  key: string
  title: string
  /** Portal time, ISO. */
  at: string
  /** The site has answered, and the receipt tells it. */
  isAnswered: boolean
}

/**
 * Receipts of a deal, the newest first, at most 50.
 *
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html
 */
export async function fetchReceipts(portal: PortalCalls, dealId: number, key?: string): Promise<Receipt[]> {
  const answer = await portal.read<unknown>('crm.activity.list', {
    filter: { OWNER_TYPE_ID: DEAL, OWNER_ID: dealId, ORIGINATOR_ID: originator, ...key === undefined ? {} : { ORIGIN_ID: nameOf(dealId, key) } },
    select: ['ID', 'ORIGIN_ID', 'SUBJECT', 'CREATED', 'COMPLETED'],
    order: { ID: 'DESC' },
    start: -1,
  }, { background: true })
  return asList(answer).map(asRecord).flatMap(row => {
    const activityId = asId(row.ID)
    return activityId === null ? [] : [{ activityId, key: asText(row.ORIGIN_ID).split(':').at(-1) ?? '', title: asText(row.SUBJECT), at: asMoment(row.CREATED) ?? '', isAnswered: asFlag(row.COMPLETED) }]
  })
}

/** One order has one receipt, whoever writes it. */
function nameOf(dealId: number, key: string): string {
  return `${dealId}:${key}`
}

/**
 * Leaves the receipt of an order in the deal's timeline, or brings it up to date with the site's answer. Asked for again, it changes
 * nothing; a lost reply is looked up, not repeated.
 *
 * @returns Whether the receipt stands. A receipt that could not be left is no failure of the handover: the next opening
 * tries again.
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/crm-activity-configurable-update.html
 */
export async function leaveReceipt(portal: PortalCalls, { order, answer }: { order: SiteOrder, answer: SiteAnswer | null }, words: ReceiptWords, clock: Pick<Clock, 'wait'> = { wait: sleep }): Promise<boolean> {
  try {
    const { deal, key } = order
    const [known] = await fetchReceipts(portal, deal, key)
    if (known?.isAnswered || (known !== undefined && answer === null))
      return true
    const content = contentOf(order, answer, words)
    const outcome: WriteResult<unknown> = known === undefined
      ? await portal.write('crm.activity.configurable.add', { ownerTypeId: DEAL, ownerId: deal, ...content }, { background: true })
      : await portal.write('crm.activity.configurable.update', { id: known.activityId, ...content }, { background: true })
    if (outcome.kind !== 'unknown')
      return outcome.kind === 'done'
    return await lookUp(clock, async () => {
      const [found] = await fetchReceipts(portal, deal, key)
      return found !== undefined && (answer === null || found.isAnswered) ? true : null
    }, { atMs: lostLooksAtMs }) ?? false
  }
  catch (error) {
    if (error instanceof PortalError)
      return false
    throw error
  }
}

/** Orders in one request for their receipts. */
const maxReceipts = 50

/**
 * Leaves the receipts of many new orders, in two requests for fifty. What is there already is left alone; a receipt whose reply was
 * lost is left by the next opening of its card.
 */
export async function leaveFirstReceipts(portal: PortalCalls, orders: readonly SiteOrder[], wordsOf: (order: SiteOrder) => ReceiptWords): Promise<void> {
  try {
    for (let start = 0; start < orders.length; start += maxReceipts) {
      const some = orders.slice(start, start + maxReceipts)
      const answer = await portal.read<unknown>('crm.activity.list', {
        filter: { ORIGINATOR_ID: originator, '@ORIGIN_ID': some.map(({ deal, key }) => nameOf(deal, key)) },
        select: ['ID', 'ORIGIN_ID'],
        start: -1,
      }, { background: true })
      const known = new Set(asList(answer).map(row => asText(asRecord(row).ORIGIN_ID)))
      const commands = some.filter(({ deal, key }) => !known.has(nameOf(deal, key))).map((order): [string, Command] =>
        [order.key, { method: 'crm.activity.configurable.add', params: { ownerTypeId: DEAL, ownerId: order.deal, ...contentOf(order, null, wordsOf(order)) } }])
      if (commands.length > 0)
        await portal.writeBatch(Object.fromEntries(commands), { halt: false, background: true })
    }
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
  }
}

function contentOf(order: SiteOrder, answer: SiteAnswer | null, words: ReceiptWords): Params {
  const { deal, key, by } = order
  return {
    fields: { completed: answer === null ? 'N' : 'Y', originatorId: originator, originId: nameOf(deal, key), ...by === null ? {} : { responsibleId: by } },
    layout: layoutOf(words, answer),
  }
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/layout.html */
function layoutOf({ title, state, lines }: ReceiptWords, answer: SiteAnswer | null): Params {
  const tone = answer === null ? 'secondary' : answer.outcome === 'taken' ? 'success' : 'failure'
  return {
    icon: { code: 'info' },
    header: { title, tags: { state: { title: state, type: tone } } },
    body: {
      logo: { code: 'info' },
      blocks: Object.fromEntries(lines.map(({ name, value, address }, index) => [`line${index}`, {
        type: 'withTitle',
        properties: {
          title: name,
          inline: true,
          block: address === undefined
            ? { type: 'text', properties: { value } }
            : { type: 'link', properties: { text: value, action: { type: 'redirect', uri: address } } },
        },
      }])),
    },
  }
}

/** Order and answer that a deal holds; another deal's count as none. */
export function orderIn(codes: { published: string, siteAnswer: string }, fields: Readonly<Record<string, unknown>>, dealId: number): { order: SiteOrder | null, answer: SiteAnswer | null } {
  return { order: readOrder(asText(fields[codes.published]), dealId), answer: readAnswer(asText(fields[codes.siteAnswer]), dealId) }
}
