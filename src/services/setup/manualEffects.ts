import type { ItemId } from '@/domain/blueprint/items'
import type { ManualEffect } from '@/domain/blueprint/types'
import { asList, asRecord } from '../portal/decode'
import type { Command, PortalCalls } from '../portal/types'

/** What records show of the steps that REST can neither make nor read: the first one that came of it. */
const evidence: Readonly<Record<ManualEffect, (codeOf: (id: ItemId) => string | undefined) => Record<string, unknown> | null>> = {
  'webhook-writes-receipt': codeOf => withField(2, codeOf('field:deal.siteAnswer')),
  'openline-connected': codeOf => withSource(1, codeOf('status:SOURCE.whatsapp')),
  'form-filled': () => withSource(3, 'WEBFORM'),
  'rating-came': codeOf => {
    const process = codeOf('process:rating')
    return process === undefined ? null : { entityTypeId: Number(process.split('/')[0]), filter: {} }
  },
  'colleague-reads-deals': () => ({ entityTypeId: 2, filter: { '!assignedById': '$result[me][ID]' } }),
}

/**
 * Looks for the effects of what people do by hand.
 *
 * @param codes The portal map.
 * @returns Effects that are to be seen in records; of the others nobody knows yet.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 * @see https://apidocs.bitrix24.com/api-reference/common/users/profile.html
 */
export async function findEffects(portal: PortalCalls, effects: Iterable<ManualEffect>, codes: Readonly<Record<ItemId, string>>): Promise<Set<ManualEffect>> {
  const wanted = [...new Set(effects)].flatMap(effect => {
    const query = evidence[effect](id => codes[id])
    return query === null ? [] : [[effect, query] as const]
  })
  if (wanted.length === 0)
    return new Set()
  const commands: Record<string, Command> = {
    me: { method: 'profile' },
    ...Object.fromEntries(wanted.map(([effect, query]) => [effect, { method: 'crm.item.list', params: { ...query, select: ['id'], order: { id: 'DESC' }, start: -1 } }])),
  }
  const outcomes = await portal.readBatch(commands)
  return new Set(wanted.map(([effect]) => effect).filter(effect => {
    const outcome = outcomes[effect]
    return outcome?.kind === 'done' && asList(asRecord(outcome.result).items).length > 0
  }))
}

/** Records in which the site has written its answer. */
function withField(entityTypeId: number, field: string | undefined) {
  return field === undefined ? null : { entityTypeId, useOriginalUfNames: 'Y', filter: { [`!${field}`]: '' } }
}

function withSource(entityTypeId: number, source: string | undefined) {
  return source === undefined ? null : { entityTypeId, filter: { sourceId: source } }
}
