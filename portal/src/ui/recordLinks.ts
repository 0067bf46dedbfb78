import { entityByAbbreviation } from '../crm/entities.ts'
import type { EntityInfo } from '../crm/entities.ts'
import type { Portal } from '../portal.ts'
import type { PortalUser } from '../state/types.ts'
import { referenceTo } from './references.ts'

function folderOf({ dynamic, entityTypeId, name }: EntityInfo): string {
  return dynamic ? `type/${entityTypeId}` : name.toLowerCase()
}

/** `L_4` as a link to a card; what is gone is left out. */
export function recordLinks(portal: Portal, user: PortalUser, codes: string[]): { title: string, path: string }[] {
  return codes.flatMap(code => {
    const [prefix = '', id = ''] = code.split('_')
    const entity = entityByAbbreviation(portal.state, prefix)
    if (!entity || !portal.state.items.get(entity.entityTypeId)?.has(Number(id)))
      return []
    return [{ title: referenceTo(portal, user, entity.entityTypeId, Number(id)).title, path: `/crm/${folderOf(entity)}/details/${id}/` }]
  })
}
