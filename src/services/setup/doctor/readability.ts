import type { PortalCodes } from '@/domain/blueprint/items'
import type { MergedParts } from '@/domain/blueprint/merge'
import type { EntityRole, StandardEntity } from '@/domain/blueprint/types'
import type { Command, PortalCalls } from '../../portal/types'
import { readPart } from '../reading/parts'

const entityTypeIds: Readonly<Record<StandardEntity, number>> = { lead: 1, deal: 2, contact: 3 }

/**
 * Asks for the fields of each kind of record that the solutions work with: lists only leave out what may not be read, this is
 * refused.
 *
 * @returns Those that this person may not read.
 * @throws {PortalError} for trouble that will pass.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html
 */
export async function findUnreadable(portal: PortalCalls, { fields, smartProcesses }: MergedParts, codes: PortalCodes['codes']): Promise<EntityRole[]> {
  const roles = new Set<EntityRole>([...fields.map(({ entity }) => entity), ...smartProcesses.map(({ role }) => `process.${role}` as const)])
  const commands = new Map<EntityRole, Command>()
  for (const role of roles) {
    const entityTypeId = typeOf(role, codes)
    if (entityTypeId !== null)
      commands.set(role, { method: 'crm.item.fields', params: { entityTypeId } })
  }
  if (commands.size === 0)
    return []
  const outcomes = await portal.readBatch(Object.fromEntries(commands))
  return [...commands.keys()].filter(role => {
    const part = readPart(outcomes[role]!, 'crm.item.fields', () => null)
    return !part.isRead && part.reason === 'no-right'
  })
}

/** `null`: a smart process that is not there. */
function typeOf(role: EntityRole, codes: PortalCodes['codes']): number | null {
  if (role in entityTypeIds)
    return entityTypeIds[role as StandardEntity]
  const code = codes[`process:${role.slice('process.'.length)}`]
  return code === undefined ? null : Number(code.split('/')[0])
}
